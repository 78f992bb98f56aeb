"""Which commands are there, and how does any of them end? (`stemma --help` is the tour.)"""

from __future__ import annotations

import errno
import io
import os
import sys
from importlib import import_module
from typing import Any, NoReturn

import click

import stemma
from stemma.cli.terminal import escape
from stemma.shapes import StemmaError

FOUND, NOTHING_FOUND, FAILED, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141

# Name, module and one line: a command's module is imported when the command is used, so that the tour is quick.
COMMANDS = {
    "read": ("stemma.cli.read", "Show what is read from documents: chain, statements, terms"),
    "add": ("stemma.cli.add", "Put reports into an archive on disk"),
    "find": ("stemma.cli.find", "Say of pages which reports of an archive they copy"),
    "pairs": ("stemma.cli.pairs", "Find the copies between two corpora, or within one, without an archive"),
    "compare": ("stemma.cli.compare", "Lay a report and a page side by side"),
    "archive": ("stemma.cli.archive", "Look after an archive: check, stats, compact, rebuild"),
    "serve": ("stemma.cli.serve", "Run the desk in a browser, its worker inside"),
    "worker": ("stemma.cli.worker", "Run the desk's worker alone"),
}


class Program(click.Group):
    """A group that knows its commands by a table, and ends every one of them in one line and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the tour."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, its module imported now."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(COMMANDS[cmd_name][0]).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of commands, without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the options before the command; misuse is told in one line here too."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except OSError as error:  # --help into a full disk
            _drop_unwritten()
            click.echo(escape(tell_system_error(error)), err=True)
            raise click.exceptions.Exit(FAILED) from error
        except click.UsageError as error:
            click.echo(escape(_tell_misuse(error, info_name or "stemma")), err=True)
            raise click.exceptions.Exit(FAILED) from error

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; whatever ends it early is told in one line on stderr, never as a traceback."""
        _soften_output()
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except BrokenPipeError:
            _drop_output()
            ctx.exit(PIPE_CLOSED)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.ClickException as error:
            _end(ctx, _tell_misuse(error, ctx.command_path), FAILED)
        except KeyboardInterrupt:
            _end(ctx, "Stopped; what was finished stays.", INTERRUPTED)
        except StemmaError as error:
            _end(ctx, str(error), FAILED)
        except MemoryError:
            _end(ctx, "The machine has no memory left; give fewer or smaller items at a time.", FAILED)
        except OSError as error:
            _drop_unwritten()
            _end(ctx, tell_system_error(error), FAILED)


@click.group(
    cls=Program,
    name="stemma",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 found, 1 nothing found, 2 misuse or an item that failed. `stemma COMMAND --help` tells more.",
)
@click.version_option(stemma.__version__, prog_name="stemma")
def program() -> None:
    """Stemma: who passed a text on, and what became of it on the way.

    A SOURCE is a file, a folder (read through, in name order), - for standard input, an http(s) address, or @LIST,
    a file with one address a line. Plain text, HTML, feeds, wire items, WARC and JSON lines of {"id", "text"} are taken.

    \b
    A tour:
      stemma read report.txt                 what is read from one document
      stemma add archive/ reports/           put reports into an archive
      stemma find archive/ pages/            which of these pages copy one of them
      stemma compare report.txt page.html    the two side by side
      stemma pairs reports/ pages.warc.gz    copies in bulk, as JSON lines
      stemma serve --sample                  the desk, with a sample newsroom
    """


def main() -> None:
    """The `stemma` command."""
    _open_what_is_closed()
    program(prog_name="stemma")


def tell_system_error(error: OSError) -> str:
    """An error of the system as one sentence with the next step."""
    name = str(error.filename) if error.filename is not None else ""
    about = f" ({name})" if name else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk is full{about}; make room and run the same command again: what was finished stays."
    if isinstance(error, FileNotFoundError):
        return f"{name or 'A file'} is not there; look for a slip in its name."
    if isinstance(error, PermissionError):
        return f"{name or 'A file'} may not be opened by this user; change its permissions or run as its owner."
    if isinstance(error, IsADirectoryError):
        return f"{name or 'It'} is a folder where a file was expected; give a file."
    reason = (error.strerror or type(error).__name__).lower()
    return f"The system refused{about}: {reason}; mend that and run the same command again."


def _tell_misuse(error: click.ClickException, path: str) -> str:
    told = error.format_message().rstrip()
    if isinstance(error, click.UsageError) and error.ctx is not None:
        path = error.ctx.command_path
    return f"{path}: {told}{'' if told.endswith(('.', '?')) else '.'} `{path} --help` tells how it is used."


def _end(ctx: click.Context, line: str, code: int) -> NoReturn:
    click.echo(escape(line), err=True)
    ctx.exit(code)


def _open_what_is_closed() -> None:
    """A shell may close a stream (``>&-``); Python then has None there, and every write would end in a traceback."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))


def _soften_output() -> None:
    """A letter that the terminal's encoding has not is printed by its number instead of ending the run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _drop_unwritten() -> None:
    """What stdout still holds would fail once more as the process ends, and that with a traceback."""
    try:
        sys.stdout.flush()
    except OSError:
        _drop_output()


def _drop_output() -> None:
    """Whoever read our output has left: let what is still buffered go nowhere, without a word."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        return
    finally:
        os.close(nowhere)
