"""Where does each line of a run go: results to stdout, prose or JSON; failures, notes and progress to stderr?"""

from __future__ import annotations

import json
import re
import sys
import time
from typing import Any

import click

from stemma.cli.program import FAILED, FOUND, NOTHING_FOUND
from stemma.cli.terminal import escape
from stemma.shapes.plain import to_plain

_TICK_SECONDS = 0.5  # a run that is over sooner shows no count
_PLACE_IN_FILE = re.compile(r"[:#@]\d+$")
_MOST_NAME_CHARS = 300


class Output:
    """One run's output. ``is_json`` makes results and failures JSON lines; notes stay prose on stderr."""

    def __init__(self, *, is_json: bool = False) -> None:
        self.is_json = is_json
        self.failures = 0
        self.has_said = False
        self._counted = 0
        self._ticked_at = time.monotonic()
        self._is_counter_shown = False

    def say(self, text: str = "") -> None:
        """A line of prose for stdout; whatever is a stranger's in it was escaped before."""
        self._clear_counter()
        self.has_said = True
        click.echo(text)

    def line(self, shape: Any) -> None:
        """A JSON line, in UTF-8 whatever the terminal's encoding is; bytes are one already (`encode_line`)."""
        self._clear_counter()
        click.echo(shape if isinstance(shape, bytes) else encode_line(shape))

    def note(self, text: str) -> None:
        """A line for the person at the terminal, beside the results."""
        self._clear_counter()
        click.echo(escape(text), err=True)

    def fail(self, name: str, error: str) -> None:
        """Tell of an item that failed; the rest goes on."""
        self.failures += 1
        if self.is_json:
            self.line({"id": name, "error": error})
        else:
            self.note(_with_name(name, error))

    def tick(self) -> None:
        """Count an item; the count is shown where stderr is a terminal."""
        self._counted += 1
        at = time.monotonic()
        if at - self._ticked_at < _TICK_SECONDS or not sys.stderr.isatty():
            return
        self._ticked_at = at
        self._is_counter_shown = True
        click.echo(f"\r{self._counted:,} read", err=True, nl=False)

    def code(self, *, is_found: bool) -> int:
        """The exit code: 2 where an item failed, else 0 found, 1 nothing found."""
        self._clear_counter()
        if self.failures:
            return FAILED
        return FOUND if is_found else NOTHING_FOUND

    def _clear_counter(self) -> None:
        if self._is_counter_shown:
            self._is_counter_shown = False
            click.echo("\r\x1b[K", err=True, nl=False)


def encode_line(shape: Any) -> bytes:
    """A shape as a line of JSON."""
    plain = to_plain(shape)
    try:
        return json.dumps(plain, ensure_ascii=False).encode()
    except UnicodeEncodeError:  # a lone surrogate, which UTF-8 cannot say and JSON can
        return json.dumps(plain).encode()


def _with_name(name: str, error: str) -> str:
    """The error as one sentence that names the item in full: readers know a file by the last part of its path only."""
    item = _PLACE_IN_FILE.sub("", name)
    if item in error or (name == "-" and "tandard input" in error):
        return error
    last = "".join(letter if letter.isprintable() else "\ufffd" for letter in item.rsplit("/", 1)[-1])
    if last and last in error:
        return error.replace(last, item, 1)
    shown = name if len(name) <= _MOST_NAME_CHARS else f"{name[: _MOST_NAME_CHARS - 1]}…"
    return f"{shown}: {error}"
