"""What did the page do with the report: took it whole, trimmed it, took a piece, edited it, merged it, quoted it?"""

from __future__ import annotations

import math
from dataclasses import dataclass

from stemma.shapes import MatchKind
from stemma.text import COPY_BITS

LEAST_WORDS = 8
WHOLE_KEPT_SHARE = 0.98
LITTLE_OWN_SHARE = 1 / 3
MOSTLY_OWN_SHARE = 0.5
INNER_ADDED_SHARE = 0.05
MOVED_WORDS = 8
MERGED_EACH_SHARE = 0.15
MERGED_TOGETHER_SHARE = 0.6
QUOTED_KEPT_SHARE = 0.5
UNQUOTED_SHARE = 0.2
QUOTED_FREE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Measures:
    """What is counted of the bodies of a page and a report, without what stands around them (`frame`); shares are 0 to 1.

    ``kept_share`` of the report's words stand in the page; ``own_share`` of the page's words are not the report's;
    ``changed_words`` were changed, cut or added inside sentences; ``inner_added_share`` of the page are whole sentences
    put between the report's; ``moved_words`` stand in sentences that changed their place; ``other_share`` of the
    page is explained by other reports alone; ``unquoted_words`` are shared words that stand in no quotation.
    """

    kept_share: float
    own_share: float
    shared_words: int = 1_000
    changed_words: int = 0
    inner_added_share: float = 0.0
    moved_words: int = 0
    other_share: float = 0.0
    unquoted_words: int = 1_000


def tell_kind(m: Measures, weight: float = math.inf) -> MatchKind:
    """The kind of match, the first that fits:

    - **unrelated**: fewer than 8 words are shared, or the passages weigh less than `COPY_BITS` beyond chance and stock phrases.
    - **quotation**: only quotations are shared: at most half of the report, and all but 6 of the shared words, or four
      fifths of them, stand between quotation marks in one of the texts.
    - **merged**: two or more reports make up the page: this one and the others explain 0.15 of it or more each, and
      0.6 or more together.
    - **excerpt**: the report, or a part of it, stands in a page that is mostly (0.5 or more) its own.
    - **edited**: words were changed inside the report's sentences; sentences of 8 words or more were moved; or
      the page's own sentences stand between the report's (over 0.05 of the page) or make up more than a third of it.
    - **verbatim**: the whole report (0.98 of its body or more), the same words.
    - **trimmed**: ends or paragraphs were left out, the rest is the same.
    """
    if m.shared_words < LEAST_WORDS or weight < COPY_BITS:
        return "unrelated"
    if m.kept_share <= QUOTED_KEPT_SHARE and m.unquoted_words <= max(
        QUOTED_FREE_WORDS, UNQUOTED_SHARE * m.shared_words
    ):
        return "quotation"
    this_share = 1 - m.own_share
    if min(this_share, m.other_share) >= MERGED_EACH_SHARE and this_share + m.other_share >= MERGED_TOGETHER_SHARE:
        return "merged"
    if m.own_share >= MOSTLY_OWN_SHARE:
        return "excerpt"
    if (
        m.changed_words
        or m.moved_words >= MOVED_WORDS
        or m.inner_added_share > INNER_ADDED_SHARE
        or m.own_share > LITTLE_OWN_SHARE
    ):
        return "edited"
    return "verbatim" if m.kept_share >= WHOLE_KEPT_SHARE else "trimmed"
