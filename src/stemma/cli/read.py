"""`stemma read`: what is read from each document?"""

from __future__ import annotations

import click

from stemma.cli.option import json_option, source_options
from stemma.cli.output import Output
from stemma.cli.prose.document import tell_document
from stemma.cli.source import Sources
from stemma.shapes.failed import Failed
from stemma.shapes.plain import to_plain


@click.command("read")
@click.argument("sources", metavar="SOURCE...", nargs=-1)
@json_option
@source_options
@click.pass_context
def command(
    ctx: click.Context, sources: tuple[str, ...], is_json: bool, lists: tuple[str, ...], allowed: frozenset[str]
) -> None:
    """Show what is read from each SOURCE: chain of sources, statements, terms, and whose words are whose as far as it tells.

    A SOURCE is a file, a folder, - for standard input, an http(s) address, or @LIST of addresses.
    With --json one object a document (docs/reference/json.md names every field).
    """
    from stemma.compare import blame_alone, check_headline

    given = Sources.given(sources, lists, allowed)
    output = Output(is_json=is_json)
    told = 0
    for item in given.items():
        output.tick()
        if isinstance(item, Failed):
            output.fail(item.id, item.error)
            continue
        blame, drift = blame_alone(item), check_headline(item)
        if is_json:
            output.line({**to_plain(item), "blame": blame, "drift": drift})
        else:
            if output.has_said:
                output.say()
            for line in tell_document(item, blame, drift):
                output.say(line)
        told += 1
    ctx.exit(output.code(is_found=told > 0))
