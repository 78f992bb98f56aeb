"""Which of a page's titles is the report's headline?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from stemma.reading.html.linked import Linked
from stemma.reading.html.meta import Meta

_WORD = re.compile(r"\w+")
_CUTS = re.compile(r"\s[|–—·»-]\s")
FEWEST_KEY_CHARS = 8


def choose_headline(first_headings: Sequence[str], linked: Linked, meta: Meta) -> str:
    """The <h1> that metadata agrees with, since readers see it; else what metadata says, else the first <h1>, the title."""
    told = [linked.headline, meta.first("og:title"), meta.first("twitter:title")]
    told = [title for title in told if title]
    headings = [" ".join(heading.split()) for heading in first_headings]
    for heading in headings:
        if any(_agree(heading, title) for title in [*told, meta.title]):
            return heading
    if told:
        return _without_site(told[0], meta)
    return headings[0] if headings else _without_site(meta.title, meta)


def _agree(heading: str, title: str) -> bool:
    one, other = _key(heading), _key(title)
    if not one or not other:
        return False
    shorter = min(len(one), len(other))
    return one == other or (shorter >= FEWEST_KEY_CHARS and (one in other or other in one))


def _without_site(title: str, meta: Meta) -> str:
    """The title without the site's name at either end, where the page tells that name."""
    site = _key(meta.first("og:site_name", "application-name"))
    cuts = list(_CUTS.finditer(title))
    if site and cuts and _key(title[cuts[-1].end() :]) == site:
        return title[: cuts[-1].start()]
    if site and cuts and _key(title[: cuts[0].start()]) == site:
        return title[cuts[0].end() :]
    return title


def _key(text: str) -> str:
    return "".join(_WORD.findall(text)).casefold()
