"""What does a document say, and who passed it on? Bytes in, `Document` out; no database and no socket.

`read` takes one item, `read_all` every item of a file, `read_text` a text as it is. Each part loads when it is first
used, so importing this room costs nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stemma.reading.agency import Agency, load_agencies
    from stemma.reading.annotate import annotate
    from stemma.reading.intake import read, read_all
    from stemma.reading.language import direction, guess_language
    from stemma.reading.limit import MAX_DOCUMENT_BYTES
    from stemma.reading.plain import read_text
    from stemma.reading.unread import complete

_HOME_OF = {
    "MAX_DOCUMENT_BYTES": "stemma.reading.limit",
    "Agency": "stemma.reading.agency",
    "annotate": "stemma.reading.annotate",
    "complete": "stemma.reading.unread",
    "direction": "stemma.reading.language",
    "guess_language": "stemma.reading.language",
    "load_agencies": "stemma.reading.agency",
    "read": "stemma.reading.intake",
    "read_all": "stemma.reading.intake",
    "read_text": "stemma.reading.plain",
}
__all__ = [
    "MAX_DOCUMENT_BYTES",
    "Agency",
    "annotate",
    "complete",
    "direction",
    "guess_language",
    "load_agencies",
    "read",
    "read_all",
    "read_text",
]


class _Room(ModuleType):
    """Keeps ``annotate`` the function: once imported, a module of that name would take its place here."""

    def __setattr__(self, name: str, value: Any) -> None:
        if isinstance(value, ModuleType) and name in _HOME_OF:
            value = getattr(value, name)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Room


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'stemma.reading' has no attribute {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)
