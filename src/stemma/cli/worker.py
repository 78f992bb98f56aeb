"""`stemma worker`: the desk's worker alone."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("worker")
@click.option("--data", type=click.Path(path_type=Path), metavar="DIR", help="The data folder; else STEMMA_DATA.")
@click.option("--child", is_flag=True, hidden=True, help="End when standard input does.")
def command(data: Path | None, child: bool) -> None:
    """Do the desk's work (index, rounds, letters) until Ctrl-C; the job at hand is finished first.

    For a desk that is served with --no-worker. On SQLite there is one worker, and a second is refused; on PostgreSQL
    there may be several.
    """
    from stemma.project.serving.prepare import place_data, prepare
    from stemma.project.serving.worker import run_worker

    place_data(data)
    prepare()
    run_worker(is_child=child)
