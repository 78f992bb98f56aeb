"""Who is credited, and for what? Dateline, byline, credit lines and sign-offs become the chain of hops."""

from __future__ import annotations

from stemma.reading.credits.chain import build_chain
from stemma.reading.credits.collect import MAIL, Found, collect_credits
from stemma.reading.credits.credit import Credit
from stemma.reading.credits.dateline import find_dateline
from stemma.reading.credits.foreign import FoundDateline
from stemma.reading.credits.lineage import lineage_spans
from stemma.reading.credits.promise import find_links

__all__ = [
    "MAIL",
    "Credit",
    "Found",
    "FoundDateline",
    "build_chain",
    "collect_credits",
    "find_dateline",
    "find_links",
    "lineage_spans",
]
