"""Which engine serves here: the compiled kernels, or their plain twins? `STEMMA_ENGINE=plain` asks for the latter."""

from __future__ import annotations

import os
from functools import lru_cache

from stemma.text.engine import Engine


@lru_cache(maxsize=1)
def choose_engine() -> Engine:
    """The compiled engine where this platform has it, else the plain one."""
    from stemma.text.kernel.library import load

    library = None if os.environ.get("STEMMA_ENGINE") == "plain" else load()
    if library is None:
        from stemma.text.plain import PlainEngine

        return PlainEngine()
    from stemma.text.native import NativeEngine

    return NativeEngine(library)
