"""The command line: one file a command, which parses, calls a room, and prints."""

from stemma.cli.program import main, program

__all__ = ["main", "program"]
