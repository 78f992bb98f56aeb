"""`stemma add`: which reports go into the archive, and which are there already?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
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
    states: Counter[State] = Counter()
    from stemma.finding import Archive

    with Archive(archive, create=True) as opened:
        known = set(opened.keys())
        for item in given.items():
            output.tick()
            if isinstance(item, Failed):
                output.fail(item.id, item.error)
            elif not item.id or not item.text.strip():
                output.fail(
                    item.id or "?",
                    f"{item.id or 'A report without an id'} holds no text to find copies of; look into its source.",
                )
            else:
                state = _put(opened, known, item, version)
                states[state] += 1
                if is_json:
                    output.line({"id": item.id, "version": version, "state": state})
        held = opened.count()
    if not is_json:
        _tell(output, archive, states, held)
    ctx.exit(output.code(is_found=states.total() > 0))


def _put(opened: Archive, known: set[tuple[str, str]], document: Document, version: str) -> State:
    place = (document.id, version)
    if place not in known:
        opened.add(document.id, document, version=version)
        known.add(place)
        return "added"
    if _is_same(opened.get(document.id, version), document):
        return "already there"
    opened.add(document.id, document, version=version)
    return "replaced"


def _is_same(held: Document, given: Document) -> bool:
    """The same bytes, and read the same: a text that a newer Stemma reads otherwise is put in again."""
    return held.received_sha256 == given.received_sha256 and held.text == given.text and held.hops == given.hops


def _tell(output: Output, archive: Path, states: Counter[State], held: int) -> None:
    parts = [f"{count_of(states['added'], 'report')} added"]
    parts += [f"{states[state]:,} {state}" for state in ("replaced", "already there") if states[state]]
    output.say(f"{', '.join(parts)}; {escape(str(archive))} holds {count_of(held, 'report')}.")
