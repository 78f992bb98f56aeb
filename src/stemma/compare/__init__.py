"""What became of a report in a copy: kind, edits, blame, drift, credit; pure, two Documents and their passages in.

Its parts load when they are first used: matching in bulk asks for the kind alone.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stemma.compare.address import fold_address, is_same_address
    from stemma.compare.alone import blame_alone
    from stemma.compare.credit import check_credit
    from stemma.compare.headline import check_headline
    from stemma.compare.judgement import judge
    from stemma.compare.kind import Measures, tell_kind
    from stemma.compare.quotation import find_quotations
    from stemma.compare.side import lay_side_by_side

_HOME_OF = {
    "Measures": "kind",
    "blame_alone": "alone",
    "check_credit": "credit",
    "check_headline": "headline",
    "find_quotations": "quotation",
    "fold_address": "address",
    "is_same_address": "address",
    "judge": "judgement",
    "lay_side_by_side": "side",
    "tell_kind": "kind",
}
__all__ = [
    "Measures",
    "blame_alone",
    "check_credit",
    "check_headline",
    "find_quotations",
    "fold_address",
    "is_same_address",
    "judge",
    "lay_side_by_side",
    "tell_kind",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'stemma.compare' has no attribute {name!r}")
    return getattr(import_module(f"stemma.compare.{_HOME_OF[name]}"), name)
