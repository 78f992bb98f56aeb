"""Which links does a plain text hold, and which does it promise that did not arrive?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from stemma.reading.credits.collect import ADDRESS
from stemma.reading.credits.phrase import PROMISE, PROMISED_LINKS
from stemma.reading.line import Line
from stemma.shapes import Link
from stemma.shapes.document import LinkState

_EMPTY = re.compile(
    r"\((?:original|link|source|quelle|fuente|lien)\s?:\s?\)|(?:link|bağlantı|quelle|original)\s?:\s?\)", re.IGNORECASE
)
MOST_PROMISES = 200


def find_links(text: str, lines: Sequence[Line], told: Sequence[Link], *, has_links: bool) -> tuple[Link, ...]:
    """Links told by markup, addresses printed in the text, and links promised and absent.

    A promise without a link is ``missing`` where links could have arrived at all, else nobody can tell.
    """
    links = list(told)
    placed = sorted((link.begin, link.end) for link in told if link.begin is not None and link.end is not None)
    begins = [begin for begin, _ in placed]
    for found in ADDRESS.finditer(text):
        address = found.group().rstrip(".,;:!?)]}'’")
        begin, end = found.start(), found.start() + len(address)
        is_full = address.startswith(("http://", "https://", "www.", "HTTP"))
        before = (
            bisect_left(begins, end) - 1
        )  # links do not overlap: only the last that begins before the end can hold it
        if not is_full or (before >= 0 and placed[before][1] > begin):
            continue
        links.append(Link(begin, end, address, address if "://" in address else f"http://{address}"))
    present = sorted(link.begin for link in links if link.begin is not None and link.end is not None)
    state: LinkState = "missing" if has_links else "cannot tell"
    promises = 0
    for number, line in enumerate(lines):
        if len(line.text) > 1_500 or promises >= MOST_PROMISES:
            continue
        for begin, end in _promises(line):
            follows = lines[number + 1] if number + 1 < len(lines) else None
            until = follows.end if follows and ADDRESS.match(follows.text) else line.end
            at = bisect_left(present, line.begin)
            if at < len(present) and present[at] < until:
                continue
            links.append(Link(begin, end, text[begin:end], None, state=state))
            promises += 1
    return tuple(links)


def _promises(line: Line) -> list[tuple[int, int]]:
    if len(line.text) <= 120 and PROMISE.search(line.text):
        return [(line.begin, line.end)]
    if found := PROMISE.search(line.text, max(0, len(line.text) - 40)):
        start = max(line.text.rfind(mark, 0, found.start()) for mark in (". ", "? ", "! ")) + 2
        return [(line.begin + (start if start > 1 else found.start() + 1), line.end)]
    if emptied := list(_EMPTY.finditer(line.text)):
        return [(line.begin + found.start(), line.begin + found.end()) for found in emptied]
    return [(line.begin + found.start(), line.begin + found.end()) for found in PROMISED_LINKS.finditer(line.text)]
