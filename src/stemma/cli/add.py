"""`stemma add`: which reports go into the archive, and which are there already?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Literal

import click

from stemma.cli.option import json_option, source_options
from stemma.cli.output import Output
from stemma.cli.prose.number import count_of
from stemma.cli.source import Sources
from stemma.cli.terminal import escape
from stemma.shapes import Document
from stemma.shapes.failed import Failed

if TYPE_CHECKING:
    from stemma.finding import Archive

_LOT_DOCUMENTS = 1_000
_LOT_CHARS = 1_000_000
_LOT_SECONDS = 1.0  # whoever stops a run loses so much of it at most

State = Literal["added", "replaced", "already there"]


@click.command("add")
@click.argument("archive", metavar="ARCHIVE", type=click.Path(path_type=Path))
@click.argument("sources", metavar="SOURCE...", nargs=-1)
@click.option("--version", default="", metavar="V", help="The version of the reports, where there are several.")
@json_option
@source_options
@click.pass_context
def command(
    ctx: click.Context,
    archive: Path,
    sources: tuple[str, ...],
    version: str,
    is_json: bool,
    lists: tuple[str, ...],
    allowed: frozenset[str],
) -> None:
    """Put the reports of each SOURCE into the ARCHIVE, a folder that is made where there is none.

    Each report is safe on disk once it is told. Run again, what is there is passed over, so a run that was stopped
    goes on where it was. A report's key is its id: its path, its address, or the "id" of its JSON line.
    """
    given = Sources.given(sources, lists, allowed)
    output = Output(is_json=is_json)
    from stemma.finding import Archive

    with Archive(archive, create=True) as opened:
        lot = _Lot(opened, output, version)
        for item in given.items():
            output.tick()
            if isinstance(item, Failed):
                lot.put()
                output.fail(item.id, item.error)
            elif not item.id or not item.text.strip():
                lot.put()
                output.fail(
                    item.id or "?",
                    f"{item.id or 'A report without an id'} holds no text to find copies of; look into its source.",
                )
            else:
                lot.take(item)
        lot.put()
        held = opened.count()
    if not is_json:
        _tell(output, archive, lot.states, held)
    ctx.exit(output.code(is_found=lot.states.total() > 0))


class _Lot:
    """Reports that are put into the archive together, since each time costs a wait for the disk; told when they are there."""

    def __init__(self, opened: Archive, output: Output, version: str) -> None:
        self._opened, self._output, self._version = opened, output, version
        self._waiting: dict[str, tuple[Document, State]] = {}
        self._chars = 0
        self._began_at = 0.0
        self.states: Counter[State] = Counter()

    def take(self, document: Document) -> None:
        """Wait with a report until there are many, or a second has gone by."""
        if document.id in self._waiting:
            self.put()
        if not self._waiting:
            self._began_at = monotonic()
        self._waiting[document.id] = document, self._state(document)
        self._chars += len(document.text)
        is_full = len(self._waiting) == _LOT_DOCUMENTS or self._chars >= _LOT_CHARS
        if is_full or monotonic() - self._began_at >= _LOT_SECONDS:
            self.put()

    def put(self) -> None:
        """Put those that wait, and tell them."""
        new = [(key, self._version, one) for key, (one, state) in self._waiting.items() if state != "already there"]
        if new:
            self._opened.add_all(new)
        for key, (_, state) in self._waiting.items():
            self.states[state] += 1
            if self._output.is_json:
                self._output.line({"id": key, "version": self._version, "state": state})
        self._waiting, self._chars = {}, 0

    def _state(self, document: Document) -> State:
        if not self._opened.has(document.id, self._version):
            return "added"
        is_same = _is_same(self._opened.get(document.id, self._version), document)
        return "already there" if is_same else "replaced"


def _is_same(held: Document, given: Document) -> bool:
    """The same bytes, and read the same: a text that a newer Stemma reads otherwise is put in again."""
    return held.received_sha256 == given.received_sha256 and held.text == given.text and held.hops == given.hops


def _tell(output: Output, archive: Path, states: Counter[State], held: int) -> None:
    parts = [f"{count_of(states['added'], 'report')} added"]
    parts += [f"{states[state]:,} {state}" for state in ("replaced", "already there") if states[state]]
    output.say(f"{', '.join(parts)}; {escape(str(archive))} holds {count_of(held, 'report')}.")
