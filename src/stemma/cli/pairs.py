"""`stemma pairs`: which pages copy which reports, in bulk and without an archive?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from stemma.cli.option import allow_option, jobs_option
from stemma.cli.output import Output
from stemma.cli.source import Sources
from stemma.shapes import Document
from stemma.shapes.failed import Failed
from stemma.shapes.plain import to_plain

_DETAILS = ("edits", "blame", "drift", "credit")


@click.command("pairs")
@click.argument("reports", metavar="REPORTS")
@click.argument("pages", metavar="[PAGES]", required=False)
@click.option("--details", is_flag=True, help="Also edits, blame, drift and credit of each pair.")
@click.option("--passages", is_flag=True, help="Also pairs that share passages and are no copies.")
@click.option("--json", "is_json", is_flag=True, default=True, help="JSON lines; the only form, so it may be left out.")
@jobs_option
@allow_option
@click.pass_context
def command(
    ctx: click.Context,
    reports: str,
    pages: str | None,
    details: bool,
    passages: bool,
    is_json: bool,
    jobs: int | None,
    allowed: frozenset[str],
) -> None:
    """Print one JSON line for each page of PAGES that copies a report of REPORTS; without PAGES, pairs within REPORTS.

    REPORTS and PAGES are a file, a folder, a WARC, JSON lines, - for standard input, or @LIST of addresses each.
    Lines are printed as they are found. docs/reference/json.md names every field.
    """
    from stemma.finding import find_pairs

    output = Output(is_json=True)
    if reports == "-" == pages:
        raise click.UsageError("Standard input can be REPORTS or PAGES, not both; leave PAGES out for pairs within it.")
    corpus = list(_documents(Sources((reports,), allowed=allowed, annotated=False), output))
    others = (
        corpus
        if _is_same(reports, pages)
        else _counted(Sources((str(pages),), allowed=allowed, annotated=False), output)
    )
    found = 0
    if "-" in (reports, pages):
        jobs = jobs or 1  # what comes slowly is answered as it comes
    matches = find_pairs(
        corpus,
        others,
        details=details,
        passages=passages,
        complete=_complete,
        jobs=jobs,
        failed=lambda one: output.fail(one.id, one.error),
    )
    for match in matches:
        found += 1
        plain = to_plain(match)
        output.line(plain if details else {name: plain[name] for name in plain if name not in _DETAILS})
    ctx.exit(output.code(is_found=found > 0))


def _complete(document: Document) -> Document:
    from stemma.reading import annotate

    return annotate(document)


def _counted(sources: Sources, output: Output) -> Iterator[Document | Failed]:
    for item in sources.items():
        output.tick()
        yield item


def _documents(sources: Sources, output: Output) -> Iterator[Document]:
    for item in sources.items():
        output.tick()
        if isinstance(item, Failed):
            output.fail(item.id, item.error)
        else:
            yield item


def _is_same(reports: str, pages: str | None) -> bool:
    if pages is None or pages == reports:
        return True
    one, other = Path(reports), Path(pages)
    return one.exists() and other.exists() and one.samefile(other)
