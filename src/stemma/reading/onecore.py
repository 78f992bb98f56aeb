"""How many cores may numpy's matrix library take? One: on our small matrices more threads wait for each other and are slower."""

from __future__ import annotations

import os
import sys

_NAMES = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def keep_to_one_core() -> None:
    """Ask for one thread, before numpy is first imported; what the user has set stays, and so does a numpy that is there."""
    if "numpy" not in sys.modules:
        for name in _NAMES:
            os.environ.setdefault(name, "1")
