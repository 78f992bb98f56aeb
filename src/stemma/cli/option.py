"""Which options do several commands share?"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

_PLACE = re.compile(r"(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:.]{2,45}\]):\d{1,5}", re.IGNORECASE)

json_option = click.option("--json", "is_json", is_flag=True, help="Print JSON lines instead of prose.")
addresses_option = click.option(
    "--addresses",
    "lists",
    multiple=True,
    metavar="FILE",
    help="A file with one address a line, like @FILE; may be given more than once.",
)


def _places(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> frozenset[str]:
    inherited = os.environ.get("STEMMA_ALLOW", "").split(",")
    places = [place.strip() for place in (*given, *inherited) if place.strip()]
    for place in places:
        if not _PLACE.fullmatch(place):
            raise click.BadParameter(f"{place!r} is no exact ip:port; write it as 127.0.0.1:8101 or [::1]:8101.")
    return frozenset(places)


allow_option = click.option("--allow", "allowed", multiple=True, metavar="IP:PORT", hidden=True, callback=_places)


def source_options(command: F) -> F:
    """What every command that takes sources takes: --addresses, and --allow for a web on this machine."""
    return addresses_option(allow_option(command))


jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Work with N processes; else with as many as there are cores where there is much to do.",
)
