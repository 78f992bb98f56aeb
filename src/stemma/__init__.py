"""Stemma: who passed a text on, and what became of it on the way.

The library needs no database and no server. Its parts load when they are first used, so the import itself is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stemma.finding import Archive, find_pairs, match_documents
    from stemma.reading import Agency, load_agencies, read, read_all, read_text
    from stemma.shapes import Document, Match, StemmaError
    from stemma.shapes.failed import Failed

__version__ = "0.1.0"

_HOME_OF = {
    "Agency": "stemma.reading",
    "Archive": "stemma.finding",
    "Document": "stemma.shapes",
    "Failed": "stemma.shapes.failed",
    "Match": "stemma.shapes",
    "StemmaError": "stemma.shapes",
    "find_pairs": "stemma.finding",
    "load_agencies": "stemma.reading",
    "match_documents": "stemma.finding",
    "read": "stemma.reading",
    "read_all": "stemma.reading",
    "read_text": "stemma.reading",
}
__all__ = [
    "Agency",
    "Archive",
    "Document",
    "Failed",
    "Match",
    "StemmaError",
    "__version__",
    "find_pairs",
    "load_agencies",
    "match_documents",
    "read",
    "read_all",
    "read_text",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'stemma' has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(_HOME_OF[name]), name)  # asked once
    return found


def __dir__() -> list[str]:
    return __all__
