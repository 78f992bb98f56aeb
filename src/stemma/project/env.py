"""Which settings come from outside? One table; `stemma serve --help` and the reference page are made from it."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from stemma.shapes import InputError


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: what it sets, and what holds where it is not there."""

    name: str
    default: str
    what: str


SETTINGS = (
    Setting("STEMMA_DATA", "~/.local/share/stemma", "The folder of the database, the archive and what was received"),
    Setting("STEMMA_DATABASE_URL", "", "postgresql://user:password@host:port/name; empty for SQLite in STEMMA_DATA"),
    Setting(
        "STEMMA_ADDRESS", "", "The public address of the desk, as https://desk.example.org; empty for the one asked for"
    ),
    Setting("STEMMA_HOSTS", "localhost,127.0.0.1,[::1]", "Names under which the desk answers, with commas between"),
    Setting("STEMMA_SECRET_KEY", "", "Signs sessions and receipts; made once in STEMMA_DATA where empty"),
    Setting(
        "STEMMA_ALLOW", "", "Exact ip:port pairs that may be fetched although they are private, for the sample web"
    ),
    Setting("STEMMA_CONTACT", "", "Named to every server that is asked; empty for the newsroom's own contact"),
    Setting("STEMMA_MAX_DOCUMENT_BYTES", "10000000", "A single document over this many bytes is refused"),
    Setting("STEMMA_SECURE", "", "1 where the desk is served by HTTPS: cookies and redirects are then HTTPS only"),
)
_DEFAULTS = {setting.name: setting.default for setting in SETTINGS}


def setting(name: str) -> str:
    """The value of one of SETTINGS, from the environment or its default."""
    return os.environ.get(name) or _DEFAULTS[name]


def data_folder() -> Path:
    """The folder of everything that is kept, made where it is not there."""
    folder = Path(setting("STEMMA_DATA")).expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """The signing key: from the environment, else from a file that only its owner can read, made once."""
    given = setting("STEMMA_SECRET_KEY")
    if given:
        return given
    path = folder / "secret-key"
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text()


def database(folder: Path) -> dict[str, Any]:
    """Django's DATABASES entry for STEMMA_DATABASE_URL, or SQLite in the folder."""
    address = setting("STEMMA_DATABASE_URL")
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "stemma.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON",
            },
        }
    parts = urlsplit(address)
    if parts.scheme not in ("postgresql", "postgres"):
        raise InputError(
            f"STEMMA_DATABASE_URL begins with {parts.scheme!r}; Stemma runs on SQLite (leave it empty) and postgresql://."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_MAX_AGE": 60,
    }
