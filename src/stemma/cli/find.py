"""`stemma find`: which reports of the archive does each page copy?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from stemma.cli.option import json_option, source_options
from stemma.cli.output import Output
from stemma.cli.prose.match import tell_match
from stemma.cli.prose.number import count_of, day_of
from stemma.cli.source import Sources
from stemma.cli.terminal import one_line, paint
from stemma.shapes import Document, InputError, Match
from stemma.shapes.failed import Failed

if TYPE_CHECKING:
    from stemma.finding import Archive


@click.command("find")
@click.argument("archive", metavar="ARCHIVE", type=click.Path(path_type=Path))
@click.argument("pages", metavar="PAGE...", nargs=-1)
@click.option("--passages", is_flag=True, help="Also reports that share passages with a page that is no copy of them.")
@json_option
@source_options
@click.pass_context
def command(
    ctx: click.Context,
    archive: Path,
    pages: tuple[str, ...],
    passages: bool,
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
    found = 0
    from stemma.finding import Archive

    with Archive(archive) as opened:
        for item in given.items():
            output.tick()
            if isinstance(item, Failed):
                output.fail(item.id, item.error)
                continue
            matches = opened.find(item, passages=passages)
            if not is_json and output.has_said:
                output.say()
            found += len(matches)
            _tell(output, opened, item, matches)
        if is_json and not found:
            output.note(tell_none(opened.count(), opened.newest_at()))
    ctx.exit(output.code(is_found=found > 0))


def _tell(output: Output, archive: Archive, page: Document, matches: list[Match]) -> None:
    if output.is_json:
        for match in matches:
            output.line(match)
        return
    output.say(paint(one_line(page.id or page.headline, 300), None, bold=True))
    for match in matches:
        for line in tell_match(page, archive.get(match.report, match.version), match):
            output.say(f"  {line}")
    if not matches:
        output.say(f"  {tell_none(archive.count(), archive.newest_at())}")


def tell_none(reports: int, newest_at: str | None) -> str:
    """That nothing was found, and among how much: it says nothing about who wrote the page first."""
    if not reports:
        return "The archive holds no report to compare with."
    newest = f", the newest of {day_of(newest_at)}" if newest_at else ""
    return f"Not among the {count_of(reports, 'report')} here{newest}."
