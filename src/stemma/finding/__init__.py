"""Which reports does a page hold? In an archive on disk, or among documents in memory."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stemma.finding.archive import Archive
    from stemma.finding.first import dated
    from stemma.finding.job import work_in_order
    from stemma.finding.pairs import find_pairs, match_documents

_HOME_OF = {
    "Archive": "archive",
    "dated": "first",
    "find_pairs": "pairs",
    "match_documents": "pairs",
    "work_in_order": "job",
}
__all__ = ["Archive", "dated", "find_pairs", "match_documents", "work_in_order"]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'stemma.finding' has no attribute {name!r}")
    return getattr(import_module(f"stemma.finding.{_HOME_OF[name]}"), name)
