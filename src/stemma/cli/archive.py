"""`stemma archive`: is an archive sound, what does it hold, and how is a desk's made anew?"""

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
    """Look after an ARCHIVE, the folder that `stemma add` fills, or after the two of a desk."""


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


@command.command("rebuild")
@click.option(
    "--data", type=click.Path(path_type=Path), metavar="DIR", help="The desk's data folder; else STEMMA_DATA."
)
@json_option
@click.pass_context
def rebuild(ctx: click.Context, data: Path | None, is_json: bool) -> None:
    """Make a desk's archives anew from its record, the one of living reports and the sealed one.

    A damaged archive is dropped first, since everything in it stands on the record, too. The desk may run meanwhile.
    """
    from stemma.project.serving.prepare import place_desk, prepare

    output = Output(is_json=is_json)
    folder = place_desk(data)
    prepare()
    from stemma.actions import rebuild_archives, worker_of
    from stemma.record.queries.newsroom import the_newsroom

    newsroom = the_newsroom()
    if newsroom is None:
        raise InputError(
            f"The desk in {folder} has no newsroom yet, so there is nothing to rebuild; begin with `stemma serve`."
        )
    count = rebuild_archives(worker_of(newsroom), lambda done, total: output.tick())
    if is_json:
        output.line({"data": str(folder), "reports": count})
    else:
        output.say(f"The archives are made anew: {count:,} {'report' if count == 1 else 'reports'}.")
    ctx.exit(output.code(is_found=True))


def _require(archive: Path) -> None:
    if not archive.exists():
        raise InputError(f"There is no archive at {archive}; make one with `stemma add {archive} SOURCE...`.")
