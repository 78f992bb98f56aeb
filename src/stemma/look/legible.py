"""Which characters can a page carry? What HTML and UTF-8 cannot hold is shown as the replacement character."""

from __future__ import annotations

import re

# Lone surrogates cannot be encoded as UTF-8; NUL and most controls are errors in HTML (living standard, 13.2.3.5).
_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def legible(text: str) -> str:
    """The text with each character that no page can carry replaced by one U+FFFD; its length does not change."""
    return _UNSHOWABLE.sub("\ufffd", text)
