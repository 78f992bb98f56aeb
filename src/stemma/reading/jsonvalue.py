"""How is JSON from outside parsed: bounded depth, no lone surrogates, one sentence for what is none?"""

from __future__ import annotations

import json
import re
from typing import Any

from stemma.reading.charset import mend_text
from stemma.shapes import InputError

MOST_LEVELS = 60
_TROUBLE = re.compile(r"\\u(?:0000|[dD][89a-fA-F])|[\0\ud800-\udfff]")


def parse_json(text: str, name: str) -> Any:
    """The value, its strings mended (`mend_text`). InputError where it is no JSON, or nested more than 60 deep."""
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        why = _why_not(error)
        raise InputError(f"{name} is not valid JSON ({why}); correct it and send it again.") from error
    return _mend(value, name, 0, bool(_TROUBLE.search(text)))


def _why_not(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deep"
    if isinstance(error, json.JSONDecodeError):
        where = f"line {error.lineno}, character {error.colno}" if error.lineno > 1 else f"character {error.colno}"
        return f"{error.msg[:1].lower()}{error.msg[1:].removesuffix(' at')}, at {where}"
    return "it has a number of too many digits"


def _mend(value: Any, name: str, level: int, has_trouble: bool) -> Any:
    if level > MOST_LEVELS:
        raise InputError(
            f"{name} is JSON nested more than {MOST_LEVELS} deep, which no item of news is; it was not read."
        )
    if isinstance(value, str):
        return mend_text(value) if has_trouble else value
    if isinstance(value, list):
        return [_mend(item, name, level + 1, has_trouble) for item in value]
    if isinstance(value, dict):
        return {key: _mend(item, name, level + 1, has_trouble) for key, item in value.items()}
    return value


def first_string(value: Any, *keys: str) -> str:
    """The first of the keys that holds a text, as one line; empty where none does or ``value`` is no object."""
    if not isinstance(value, dict):
        return ""
    return next(
        (" ".join(found.split()) for key in keys if isinstance(found := value.get(key), str) and found.strip()), ""
    )


def objects(value: Any, most: int) -> list[dict[str, Any]]:
    """The objects of a list, or the one object; at most ``most``."""
    items = value if isinstance(value, list) else [value]
    return [item for item in items[:most] if isinstance(item, dict)]
