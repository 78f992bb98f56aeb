"""When do two addresses lead to the same page? Scheme, www., trailing slash, fragment and tracking parameters do not count."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

_TRACKING = re.compile(
    r"(?i)^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|mc_cid|mc_eid|_ga|_gl|ref|ref_src|ref_url|"
    r"cmpid|cmp|ns_campaign|ns_mchannel|ito|smid|spm|source|src|s_cid|at_\w+|xtor|wt_mc|ocid|amp)$"
)
_PRINTED = re.compile(r"(?i)(?:https?://|www\.)[^\s<>\"“”«»()\[\]{}]{3,2000}")
_MAX_ADDRESS_CHARS = 4_000


def fold_address(address: str) -> str:
    """The address in the one form in which it is compared; "" for what is no web address.

    >>> fold_address("https://www.example.org/news/bridge/?utm_source=feed#top")
    'example.org/news/bridge'
    """
    address = address.strip()[:_MAX_ADDRESS_CHARS]
    if not re.match(r"(?i)(?:https?:)?//|[\w-]+(?:\.[\w-]+)+(?:[/:?#]|$)", address):
        return ""
    try:
        parts = urlsplit(address if "//" in address[:8] else f"//{address}")
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if not host or parts.scheme not in ("", "http", "https"):
        return ""
    host = re.sub(r"^(?:www\d?|m|amp)\.(?=[^.]+\.)", "", host)
    query = sorted(pair for pair in parse_qsl(parts.query, max_num_fields=200) if not _TRACKING.match(pair[0]))
    tail = "?" + "&".join(f"{name}={value}" for name, value in query) if query else ""
    place = f"{host}:{port}" if port not in (None, 80, 443) else host
    return place + re.sub(r"/(?:index\.(?:html?|php))?$", "", re.sub(r"/{2,}", "/", unquote(parts.path))) + tail


def is_same_address(one: str, other: str) -> bool:
    """Whether both lead to the same page."""
    folded = fold_address(one)
    return folded != "" and folded == fold_address(other)


def printed_addresses(text: str) -> dict[str, tuple[int, int]]:
    """The addresses that a text spells out, folded, with the place where each stands first."""
    found: dict[str, tuple[int, int]] = {}
    for match in _PRINTED.finditer(text):
        printed = match.group().rstrip(".,;:!?'’…")
        folded = fold_address(printed)
        if folded:
            found.setdefault(folded, (match.start(), match.start() + len(printed)))
    return found
