"""Who asks, and on whose desk? The middleware has put both on the request."""

from __future__ import annotations

from typing import Protocol, cast

from django.http import HttpRequest

from stemma.record.models import Newsroom


class _Asker(Protocol):
    @property
    def is_staff(self) -> bool: ...


def newsroom_of(request: HttpRequest) -> Newsroom:
    """The newsroom whose desk this is."""
    return cast(Newsroom, request.newsroom)  # type: ignore[attr-defined]


def is_staff(request: HttpRequest) -> bool:
    """Whether somebody of the newsroom is signed in."""
    return cast(_Asker, request.actor).is_staff  # type: ignore[attr-defined]
