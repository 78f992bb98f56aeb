"""`stemma archive`: is an archive sound, and what does it hold?"""

from __future__ import annotations

from pathlib import Path

import click

from stemma.cli.option import json_option
from stemma.cli.output import Output
from stemma.cli.prose.number import day_of
from stemma.shapes import InputError

_place = click.argument("archive", metavar="ARCHIVE", type=click.Path(path_type=Path))


@click.group("archive")
def command() -> None:
    """Look after an ARCHIVE, the folder that `stemma add` fills."""


@command.command("check")
@_place
@json_option
@click.pass_context
def check(ctx: click.Context, archive: Path, is_json: bool) -> None:
    """Read the whole ARCHIVE and say what is damaged. Exit code 0 where it is sound, 2 where it is not."""
    from stemma.finding import Archive

    output = Output(is_json=is_json)
    _require(archive)
    with Archive(archive) as opened:
        problems = opened.check()
    for problem in problems:
        output.fail(str(archive), problem)
    if not problems:
        if is_json:
            output.line({"archive": str(archive), "state": "sound"})
        else:
            output.say("The archive is sound.")
    ctx.exit(output.code(is_found=True))


@command.command("stats")
@_place
@json_option
@click.pass_context
def stats(ctx: click.Context, archive: Path, is_json: bool) -> None:
    """Say how much the ARCHIVE holds."""
    from stemma.finding import Archive

    output = Output(is_json=is_json)
    _require(archive)
    with Archive(archive) as opened:
        held, newest_at = opened.stats(), opened.newest_at()
    if is_json:
        output.line({**held, "newest_at": newest_at})
    else:
        for name, number in held.items():
            output.say(f"{name.replace('_', ' ')}: {number:,}")
        output.say(f"newest report: {day_of(newest_at) if newest_at else 'no date'}")
    ctx.exit(output.code(is_found=True))


@command.command("compact")
@_place
@json_option
@click.pass_context
def compact(ctx: click.Context, archive: Path, is_json: bool) -> None:
    """Merge the ARCHIVE's index into one file, and give back the space of what was taken out.

    Whoever reads it notices nothing; whoever adds to it waits at the very end alone.
    """
    from stemma.finding import Archive

    output = Output(is_json=is_json)
    _require(archive)
    with Archive(archive) as opened:
        before = opened.stats()["disk_bytes"]
        opened.compact()
        after = opened.stats()["disk_bytes"]
    if is_json:
        output.line({"archive": str(archive), "state": "compacted", "bytes_before": before, "bytes_after": after})
    else:
        output.say(f"The archive takes {after:,} bytes; it took {before:,}.")
    ctx.exit(output.code(is_found=True))


def _require(archive: Path) -> None:
    if not archive.exists():
        raise InputError(f"There is no archive at {archive}; make one with `stemma add {archive} SOURCE...`.")
