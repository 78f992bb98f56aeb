"""What became of a report in a copy: kind, edits, blame, drift, credit; pure, two Documents and their passages in."""

from stemma.compare.address import fold_address, is_same_address
from stemma.compare.alone import blame_alone
from stemma.compare.credit import check_credit
from stemma.compare.headline import check_headline
from stemma.compare.judge import judge
from stemma.compare.kind import Measures, tell_kind
from stemma.compare.quotation import find_quotations
from stemma.compare.side import lay_side_by_side

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
