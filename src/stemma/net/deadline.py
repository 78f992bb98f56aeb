"""How much time is left of a whole call? Asked before every step, so that a slow drip ends too."""

from __future__ import annotations

import time

from stemma.shapes import FetchError


class Deadline:
    """A moment after which nothing of a call goes on; the steady clock, since the time of day may be set back."""

    def __init__(self, seconds: float, address: str) -> None:
        self._ends = time.monotonic() + seconds
        self._seconds = seconds
        self._address = address

    def left(self) -> float:
        """Seconds left, over 0; FetchError (not permanent) where there are none."""
        left = self._ends - time.monotonic()
        if left <= 0:
            raise self.passed()
        return left

    def passed(self) -> FetchError:
        """The error that says so."""
        return FetchError(
            f"{self._address} did not answer in full within {self._seconds:g} seconds; try again later.",
            permanent=False,
        )
