"""How is a share or a count written so that nobody is misled by rounding?"""

from __future__ import annotations

import math

from django.utils import formats
from django.utils.translation import gettext as _


def percent(share: float | None) -> str:
    """A share of 0 to 1 in whole per cent: 100% only where it is all, 0% only where it is nothing; a dash for None."""
    if share is None or not math.isfinite(share):
        return "–"
    share = min(max(share, 0.0), 1.0)
    whole = round(share * 100)
    if 0 < share < 1:
        whole = min(max(whole, 1), 99)
    return _("%(number)s%%") % {"number": formats.number_format(whole, decimal_pos=0)}


def count(number: int) -> str:
    """A whole number with its digits grouped as the reader's language does."""
    return formats.number_format(number, decimal_pos=0, use_l10n=True, force_grouping=True)
