"""How does a stranger find their own case again? By a receipt: a random token of which only the hash is kept."""

from __future__ import annotations

import hashlib
import secrets


def new_receipt() -> tuple[str, str]:
    """A fresh token (130 bits, in letters that can be read aloud) and its SHA-256."""
    alphabet = "23456789abcdefghjkmnpqrstuvwxyz"
    token = "-".join("".join(secrets.choice(alphabet) for _ in range(5)) for _ in range(6))
    return token, hash_receipt(token)


def hash_receipt(token: str) -> str:
    """The hash under which a token is kept; case and blanks at its ends do not count."""
    return hashlib.sha256(token.strip().lower().encode("utf-8", "replace")).hexdigest()
