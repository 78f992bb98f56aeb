"""How is a thing on the record named? UUID version 7 (RFC 9562, section 5.7): opaque, and sorted by time of birth."""

from __future__ import annotations

import os
from uuid import UUID

from stemma.shapes import clock


def new_id() -> UUID:
    """A fresh UUIDv7: 48 bits of milliseconds, then 74 random bits."""
    milliseconds = int(clock.now().timestamp() * 1000)
    bits = milliseconds << 80 | int.from_bytes(os.urandom(10), "big")
    bits = bits & ~(0xF << 76) | 0x7 << 76
    bits = bits & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=bits)
