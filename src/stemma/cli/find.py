"""`stemma find`: which reports of the archive does each page copy?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stemma.cli.option import jobs_option, json_option, source_options
from stemma.cli.output import Output, encode_line
from stemma.cli.prose.match import tell_match
from stemma.cli.prose.number import count_of, day_of
from stemma.cli.source import Item, Sources, is_address, read_file, tell_empty
from stemma.cli.terminal import one_line, paint
from stemma.shapes import Document, InputError
from stemma.shapes.failed import Failed

if TYPE_CHECKING:
    from stemma.finding import Archive

Piece = tuple[str, Path | Item]
_ALONE = 64  # pages that one process does as quickly as several begin


@dataclass(frozen=True, slots=True)
class Told:
    """What is printed of a page: lines of prose or of JSON, and how many matches they tell."""

    lines: tuple[str | bytes, ...]
    matches: int


Answer = tuple[str, list[Told | Failed]]


@click.command("find")
@click.argument("archive", metavar="ARCHIVE", type=click.Path(path_type=Path))
@click.argument("pages", metavar="PAGE...", nargs=-1)
@click.option("--passages", is_flag=True, help="Also reports that share passages with a page that is no copy of them.")
@jobs_option
@json_option
@source_options
@click.pass_context
def command(
    ctx: click.Context,
    archive: Path,
    pages: tuple[str, ...],
    passages: bool,
    jobs: int | None,
    is_json: bool,
    lists: tuple[str, ...],
    allowed: frozenset[str],
) -> None:
    """Say for each PAGE which reports of the ARCHIVE it copies.

    A PAGE is a file, a folder, a WARC, - for standard input, an http(s) address, or @LIST of addresses. For each copy:
    the share of the report that was kept, the page's own share, the passages, the credit check duty by duty,
    quotations that drifted. With --json one line a copy (docs/reference/json.md names every field).
    """
    given = Sources.given(pages, lists, allowed)
    output = Output(is_json=is_json)
    if not archive.exists():
        raise InputError(f"There is no archive at {archive}; make one with `stemma add {archive} SOURCE...`.")
    from stemma.finding import Archive, work_in_order

    if any(name == "-" or is_address(name) for name in pages) or lists:
        jobs = jobs or 1  # what comes slowly is answered as it comes
    begin = partial(_begin, archive, passages=passages, is_json=is_json)
    found = sum(_print(output, work_in_order(given.pieces(), begin, jobs=jobs, alone=_ALONE, failed=_ended)))
    if is_json and not found:
        with Archive(archive) as opened:
            output.note(tell_none(opened.count(), opened.newest_at()))
    ctx.exit(output.code(is_found=found > 0))


def _print(output: Output, answers: Iterable[Answer]) -> Iterator[int]:
    """Print what was found, page by page; how many matches each page has."""
    for name, of_source in groupby(answers, itemgetter(0)):
        is_empty = True
        for _, told in of_source:
            for one in told:
                is_empty = False
                output.tick()
                if isinstance(one, Failed):
                    output.fail(one.id, one.error)
                    continue
                if not output.is_json and output.has_said:
                    output.say()
                for line in one.lines:
                    output.line(line) if isinstance(line, bytes) else output.say(line)
                yield one.matches
        if is_empty:
            failed = tell_empty(name)
            output.fail(failed.id, failed.error)


@contextmanager
def _begin(archive: Path, *, passages: bool, is_json: bool) -> Iterator[Callable[[Piece], Answer]]:
    """The work on one piece of a source, in a process that has opened the archive."""
    from stemma.finding import Archive
    from stemma.reading import complete

    with Archive(archive) as opened:

        def work(piece: Piece) -> Answer:
            name, given = piece
            items = read_file(given) if isinstance(given, Path) else (given,)
            return name, [
                item if isinstance(item, Failed) else _told(opened, complete(item), passages, is_json) for item in items
            ]

        yield work


def _ended(piece: Piece) -> Answer:
    """What is said of a page whose process ended."""
    name, given = piece
    shown = str(given) if isinstance(given, Path) else given.id or name
    return name, [Failed(shown, f"The process that worked on {shown} ended; look whether the machine has memory left.")]


def _told(archive: Archive, page: Document, passages: bool, is_json: bool) -> Told:
    matches = archive.find(page, passages=passages)
    if is_json:
        return Told(tuple(encode_line(match) for match in matches), len(matches))
    lines = [paint(one_line(page.id or page.headline, 300), None, bold=True)]
    for match in matches:
        lines += [f"  {line}" for line in tell_match(page, archive.get(match.report, match.version), match)]
    if not matches:
        lines.append(f"  {tell_none(archive.count(), archive.newest_at())}")
    return Told(tuple(lines), len(matches))


def tell_none(reports: int, newest_at: str | None) -> str:
    """That nothing was found, and among how much: it says nothing about who wrote the page first."""
    if not reports:
        return "The archive holds no report to compare with."
    newest = f", the newest of {day_of(newest_at)}" if newest_at else ""
    return f"Not among the {count_of(reports, 'report')} here{newest}."
