"""What do readers and republishers get to see of a report? Its Document with the newsroom, the addresses and the changes around it.

Times are ISO 8601 text in UTC; addresses are whole. What is withdrawn has a shape of its own, which holds no words of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stemma.shapes.document import Document


@dataclass(frozen=True, slots=True)
class Publisher:
    """The newsroom that answers for a report; ``address`` is its front page."""

    name: str
    address: str
    contact: str = ""
    lang: str = "en"
    terms_text: str = ""
    policy_address: str = ""
    log_address: str = ""
    feed_address: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A correction or an update, with the note that readers see; ``address`` shows the two versions beside each other."""

    id: str
    kind: Literal["correction", "update"]
    at: str
    note: str
    from_version: int
    to_version: int
    address: str


@dataclass(frozen=True, slots=True)
class PublicReport:
    """A published report in one of its versions. ``address`` is its page here, wherever its home is."""

    id: str
    document: Document
    publisher: Publisher
    address: str
    version: int
    version_address: str
    published_at: str
    changed_at: str
    changes: tuple[Change, ...] = ()

    @property
    def permanent_address(self) -> str:
        """The page here by its id alone: short in every script, and the same when the headline changes."""
        return self.version_address.rsplit("/v/", 1)[0]

    @property
    def original(self) -> str:
        """The address to link to: the report's home, which is its page here where it has no other."""
        return self.home or self.address

    @property
    def home(self) -> str | None:
        """Where the report lives, if not here and if that is an address of the web: what was read is never a link to a script."""
        home = (self.document.home or "").strip()
        return home if home.startswith(("https://", "http://")) and home != self.address else None


@dataclass(frozen=True, slots=True)
class RemovedReport:
    """A withdrawn report: what its tombstone says, and nothing that it said. ``change_ids`` are its corrections, gone with it."""

    id: str
    address: str
    at: str
    kind: Literal["kill", "takedown"]
    reason: str
    note: str
    is_legal: bool = False
    demanded_by: str = ""
    law: str = ""
    change_ids: tuple[str, ...] = ()
