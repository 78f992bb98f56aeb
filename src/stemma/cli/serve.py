"""`stemma serve`: the desk in a browser, its worker inside."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from stemma.cli.terminal import escape
from stemma.project.env import SETTINGS

if TYPE_CHECKING:
    from stemma.sample.web import SampleWeb

_DEFAULT_PORT = 8000


def _epilog() -> str:
    """The settings that come from the environment, from their one table."""
    lines = []
    for setting in SETTINGS:
        told = f"{setting.what} [{setting.default}]" if setting.default else setting.what
        lines += [f"  {setting.name}", *wrap(told, 90, initial_indent="      ", subsequent_indent="      ")]
    return "\b\nSettings, from the environment:\n" + "\n".join(lines)


@click.command("serve", epilog=_epilog())
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=_DEFAULT_PORT, show_default=True, type=click.IntRange(0, 65535), help="0 takes any.")
@click.option("--data", type=click.Path(path_type=Path), metavar="DIR", help="The data folder; else STEMMA_DATA.")
@click.option("--sample", is_flag=True, help="Found a sample newsroom, and serve a little web that republishes it.")
@click.option("--sample-port", default=8101, type=click.IntRange(0, 65000), metavar="N", hidden=True)
@click.option("--no-worker", is_flag=True, help="Serve the pages alone; `stemma worker` does the work.")
def command(host: str, port: int, data: Path | None, sample: bool, sample_port: int, no_worker: bool) -> None:
    """Run the desk: its pages here, its worker beside them, until Ctrl-C.

    The first line printed is the desk's address. Without a newsroom the next one is the page that makes it.
    """
    from stemma.project.serving.door import address_of, is_loopback, open_door
    from stemma.project.serving.prepare import place_data, place_host, place_sample, prepare, tell_hints

    if sample and not is_loopback(host):
        raise click.UsageError(
            "--sample is for this machine alone, since everybody knows its passwords; leave --host out."
        )
    with ExitStack() as open_things:
        door = open_things.enter_context(open_door(host, port))
        address = address_of(door, host)
        folder = place_data(data)
        place_host(host)
        web = None
        if sample:
            from stemma.sample.web import serve

            web = open_things.enter_context(serve(folder / "sample-web", sample_port))
            place_sample(web.places, address)
        prepare()
        is_new = web is not None and _is_empty()
        hints = tell_hints(host)
        if web is not None:
            from stemma.sample.newsroom import found_sample

            if is_new:
                _note("Making the sample newsroom, which takes a moment the first time ...")
            found_sample(web.addresses)
        if not no_worker:
            from stemma.project.serving.supervise import supervised_worker
            from stemma.project.serving.worker import refuse_other_worker

            refuse_other_worker()
            open_things.enter_context(supervised_worker(_note))
        from stemma.project.serving.web import serve_web

        serve_web(door, lambda: _welcome(address, web, hints))
    click.echo("Stopped.")


def _welcome(address: str, web: SampleWeb | None, hints: list[str]) -> None:
    from stemma.project.serving.welcome import tell_welcome

    for line in tell_welcome(address, web):
        click.echo(line)
    for hint in hints:
        _note(hint)


def _is_empty() -> bool:
    from stemma.record.queries.newsroom import the_newsroom

    return the_newsroom() is None


def _note(line: str) -> None:
    click.echo(escape(line), err=True)
