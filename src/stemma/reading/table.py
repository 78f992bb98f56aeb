"""How are long lists of words written down as data? Blanks between them, an underscore for a blank inside one."""

from __future__ import annotations


def read_table(table: str) -> tuple[str, ...]:
    """The words of a table, in its order.

    >>> read_table("spokesman fire_chief")
    ('spokesman', 'fire chief')
    """
    return tuple(word.replace("_", " ") for word in table.split())
