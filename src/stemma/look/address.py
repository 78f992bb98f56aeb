"""Which address shows the same list another way? The query as it stands, with some of it set anew."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict


def with_query(query: QueryDict | None, **changes: Any) -> str:
    """``?…`` with the changes made; None takes a key out. Long queries are kept as they are, order and doubles included."""
    changed = query.copy() if query is not None else QueryDict(mutable=True)
    for key, value in changes.items():
        if value is None:
            changed.pop(key, None)
        else:
            changed[key] = str(value)
    return f"?{changed.urlencode()}"
