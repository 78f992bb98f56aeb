"""Write docs/reference/cli.md from the commands themselves (a test fails when it is stale).

Run it after a change of any command: python tools/write_cli_reference.py
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import click

from stemma.cli.program import COMMANDS, program

TARGET = Path(__file__).resolve().parents[1] / "docs" / "reference" / "cli.md"
_WIDE: dict[str, Any] = {"terminal_width": 100, "max_content_width": 100}
_OPENING = """# The command line

<!-- Written by tools/write_cli_reference.py from the commands themselves; change those, then run it. -->

Exit codes: 0 found, 1 nothing found, 2 misuse or an item that failed, 130 stopped by Ctrl-C. Results go to standard output,
failures, notes and progress to standard error. The fields of `--json` are in [json.md](json.md).

Environment: `STEMMA_CONTACT` is the address (a page or an e-mail) that Stemma gives to the servers it fetches from;
`STEMMA_ALLOW` lists exact `ip:port` pairs, with commas between, that may be fetched although they are private;
`NO_COLOR` turns colours off, `COLUMNS` sets the width.
"""


def write() -> str:
    """The whole page."""
    context = click.Context(program, info_name="stemma", **_WIDE, **program.context_settings)
    parts = [_OPENING, _section(program, context)]
    for name, (module, line) in COMMANDS.items():
        if importlib.util.find_spec(module) is None:
            parts.append(f"## stemma {name}\n\n{line}.\n")
            continue
        command = program.get_command(context, name)
        assert command is not None
        parts += _sections(command, name, context)
    return "\n".join(parts)


def _sections(command: click.Command, name: str, parent: click.Context) -> list[str]:
    context = click.Context(command, info_name=name, parent=parent, **_WIDE)
    sections = [_section(command, context)]
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            assert found is not None
            sections += _sections(found, inner, context)
    return sections


def _section(command: click.Command, context: click.Context) -> str:
    help_text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    return f"## {context.command_path}\n\n```text\n{help_text}\n```\n"


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(write(), encoding="utf-8")
    print(f"{TARGET.name} is written.")
