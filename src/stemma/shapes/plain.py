"""How does a shape become JSON, and JSON a shape again?

Every shape is a frozen dataclass of strings, numbers, booleans, spans, and tuples of shapes, so both ways can be
told from its type hints alone. Times are ISO 8601 text in UTC; spans are two-item lists; tuples are lists.
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Hashable
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from stemma.shapes.errors import InputError

T = TypeVar("T")
_PLAIN_NAMES: dict[type, str] = {
    str: "a string",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    list: "a list",
    tuple: "a list",
    dict: "an object",
}


def to_plain(value: Any) -> Any:
    """The value as JSON takes it: dicts, lists, strings, numbers, booleans, None."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: to_plain(item) for key, item in value.items()}
    return value


def from_plain(shape: type[T], data: Any) -> T:
    """The shape told by ``data``; unknown keys are passed over, missing ones take their default. InputError if it does not fit."""
    if not isinstance(data, dict):
        raise InputError(f"A {shape.__name__} is a JSON object, and this is {plain_name(data)}; send an object.")
    hints = _hints_of(cast(Hashable, shape))
    try:
        known = {name: _value_from(hint, data[name]) for name, hint in hints.items() if name in data}
        if missing := [name for name in _required(cast(Hashable, shape)) if name not in known]:
            raise TypeError(f"it has no {' and no '.join(missing)}")
        return shape(**known)
    except (TypeError, ValueError) as error:
        raise InputError(
            f"This JSON is no {shape.__name__}: {error}; see `stemma read --json` for the fields."
        ) from error


def plain_name(value: Any) -> str:
    """What a JSON value is, in words that know nothing of Python."""
    return "null" if value is None else _PLAIN_NAMES.get(type(value), "an object")


def _shown(value: Any) -> str:
    """The value as JSON writes it, in forty characters; a long one by its kind alone."""
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        text = plain_name(value)
    return text if len(text) <= 40 else f"{text[:39]}…"


@cache
def _required(shape: Hashable) -> tuple[str, ...]:
    fields = dataclasses.fields(cast(Any, shape)) if dataclasses.is_dataclass(shape) else ()
    empty = dataclasses.MISSING
    return tuple(field.name for field in fields if field.default is empty and field.default_factory is empty)


@cache
def _hints_of(shape: Hashable) -> dict[str, Any]:
    return get_type_hints(shape)


def _value_from(hint: Any, value: Any) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        return _value_from(next(part for part in inner if part is not type(None)), value)
    if origin is tuple:
        if not isinstance(value, list | tuple):
            raise TypeError(f"a list was expected where {_shown(value)} stands")
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(_value_from(inner[0], item) for item in value)
        if len(inner) != len(value):
            raise TypeError(f"{len(inner)} items were expected where {_shown(value)} stands")
        return tuple(_value_from(part, item) for part, item in zip(inner, value, strict=True))
    if origin is Literal:
        if value not in inner:
            raise ValueError(f"{_shown(value)} is none of {', '.join(map(str, inner))}")
        return value
    if isinstance(hint, type) and issubclass(hint, tuple):  # a named tuple of whole numbers: Passage
        return hint(*(_value_from(int, item) for item in value))
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return from_plain(hint, value)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(hint, type) and hint is not object and not isinstance(value, hint):
        raise TypeError(f"{_PLAIN_NAMES.get(hint, 'an object')} was expected where {_shown(value)} stands")
    return value
