"""How do words from anywhere become part of HTML, XML or JSON without breaking out of it?"""

from __future__ import annotations

import html
import json
import re
from typing import Any
from urllib.parse import urlsplit

# Lone surrogates cannot be encoded as UTF-8; NUL and most controls are errors in HTML and XML 1.0 alike.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def writable(text: str) -> str:
    """The text with each character that no page or feed can carry replaced by U+FFFD."""
    return _UNWRITABLE.sub("\ufffd", text)


def as_html(text: str) -> str:
    """The text for an HTML element or a quoted attribute."""
    return html.escape(writable(text), quote=True)


def as_script_json(value: Any) -> str:
    """JSON that can stand in a ``<script type="application/ld+json">``: no character in it can end the element.

    >>> as_script_json({"name": "</script>"})
    '{"name": "\\\\u003c/script\\\\u003e"}'
    """
    text = json.dumps(_written(value), ensure_ascii=False)
    return "".join(_IN_SCRIPT.get(char, char) for char in text)


def web_address(address: str | None) -> str | None:
    """The address where it is http or https with a host, else None: what a page said is never a link to a script.

    >>> web_address("javascript:alert(1)"), web_address("https://a.example/x")
    (None, 'https://a.example/x')
    """
    try:
        parts = urlsplit((address or "").strip())
    except ValueError:
        return None
    return (address or "").strip() if parts.scheme in ("http", "https") and parts.netloc else None


def _written(value: Any) -> Any:
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, dict):
        return {key: _written(item) for key, item in value.items()}
    return [_written(item) for item in value] if isinstance(value, list) else value
