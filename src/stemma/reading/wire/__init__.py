"""Wire items: IPTC ninjs 1.x to 3.x (JSON) and NewsML-G2 (XML)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from stemma.reading.markup import root_name

if TYPE_CHECKING:
    from stemma.reading.source import Source
    from stemma.shapes import Document
    from stemma.shapes.failed import Failed

_JSON = re.compile(rb"\A(?:\s|\xef\xbb\xbf)*\[?\s*\{")
_NINJS_KEYS = re.compile(
    rb'"(?:pub[sS]tatus|headlines|bodies|body_(?:text|html|xhtml)|info[sS]ources?|copyright[hH]older|usage[tT]erms|version[cC]reated|first[cC]reated|representation[tT]ype)"\s*:'
)


_TEXT_KEY = re.compile(rb'"text"\s*:')  # a Document's; "type": "text" is ninjs's own


def accepts(head: bytes, name: str, media_type: str | None) -> bool:
    """By a NewsML-G2 root, or by ``uri`` beside keys that are ninjs's own."""
    if root_name(head) in ("newsItem", "newsMessage"):
        return True
    return (
        bool(_JSON.match(head))
        and b'"uri"' in head
        and not _TEXT_KEY.search(head[:2000])
        and bool(_NINJS_KEYS.search(head))
    )


def read(source: Source) -> Iterator[Document | Failed]:
    """The file's items. InputError where it is not well-formed, or holds no item."""
    if _JSON.match(source.head):
        from stemma.reading.wire.ninjs import read_ninjs

        yield from read_ninjs(source)
    else:
        from stemma.reading.wire.newsml import read_newsml

        yield from read_newsml(source)
