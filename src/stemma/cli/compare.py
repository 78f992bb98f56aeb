"""`stemma compare`: what became of a report in a page, sentence beside sentence?"""

from __future__ import annotations

import click

from stemma.cli.option import allow_option, json_option
from stemma.cli.output import Output
from stemma.cli.prose.match import tell_summary
from stemma.cli.prose.side import tell_sides
from stemma.cli.source import Sources
from stemma.shapes import Document, InputError
from stemma.shapes.failed import Failed


@click.command("compare")
@click.argument("report_source", metavar="A")
@click.argument("page_source", metavar="B")
@json_option
@allow_option
@click.pass_context
def command(ctx: click.Context, report_source: str, page_source: str, is_json: bool, allowed: frozenset[str]) -> None:
    """Lay the report A and the page B side by side: what was kept, changed, added, dropped, and whose each sentence is.

    A and B are a file, an http(s) address, or - for standard input each, and hold one document each. Two columns where
    the terminal has 80 or more, else one. Marks: = kept, ~ changed, + added, - dropped, > moved.
    With --json one object: the match and the rows (docs/reference/json.md names every field).
    """
    from stemma.compare import lay_side_by_side
    from stemma.finding import match_documents

    output = Output(is_json=is_json)
    if report_source == "-" == page_source:
        raise click.UsageError("Standard input can be A or B, not both.")
    report, page = (_only(source, allowed, output) for source in (report_source, page_source))
    if report is None or page is None:
        ctx.exit(output.code(is_found=False))
    match = match_documents(page, report)
    rows = lay_side_by_side(page, report, match)
    if is_json:
        output.line({"report": report.id, "page": page.id, "match": match, "rows": rows})
    else:
        for line in (*tell_summary(page, report, match), "", *tell_sides(page, report, match, rows)):
            output.say(line)
    ctx.exit(output.code(is_found=bool(match.passages)))


def _only(source: str, allowed: frozenset[str], output: Output) -> Document | None:
    """The one document of a source; None, and told, where it cannot be read."""
    items = list(_first_two(Sources((source,), allowed=allowed)))
    if len(items) != 1:
        raise InputError(f"{source} holds more than one document; give one that holds a single text.")
    if isinstance(items[0], Failed):
        output.fail(items[0].id, items[0].error)
        return None
    return items[0]


def _first_two(sources: Sources) -> list[Document | Failed]:
    from itertools import islice

    return list(islice(sources.items(), 2))
