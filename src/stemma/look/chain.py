"""What is said of a chain and of statements in a list? The hops with their letters and links, the statements in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from stemma.look.letter import Letter, letters_of
from stemma.shapes import Document, Hop, Span, Statement


@dataclass(frozen=True, slots=True)
class Step:
    """A hop with its letter; ``link`` only if it is an address of the web, else ``link_state`` says why; ``is_shared``: order not told."""

    hop: Hop
    letter: Letter
    link: str | None
    link_state: str
    is_shared: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in words: a broken part's pieces joined by an ellipsis."""

    statement: Statement
    speaker: str
    cue: str
    content: str


def steps_of(hops: Sequence[Hop], *, links_received: bool) -> list[Step]:
    """The hops from the origin outward; a link that is not there is *missing* only where links could have arrived."""
    letters = letters_of(hops)
    positions = [hop.position for hop in hops]
    ordered = sorted(enumerate(hops), key=lambda pair: pair[1].position)
    return [
        Step(
            hop=hop,
            letter=letters[None, index],
            link=safe_link(hop.link),
            link_state="unusable" if hop.link else "missing" if links_received else "cannot tell",
            is_shared=positions.count(hop.position) > 1,
        )
        for index, hop in ordered
    ]


def safe_link(address: str | None) -> str | None:
    """The address where it is http or https with a host, else None: what a page said is never a link to a script."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def said_in(document: Document) -> list[Said]:
    """The statements of a document in its order."""
    text = document.text
    return [
        Said(
            statement,
            statement.speaker_name or _words(text, statement.speaker),
            _words(text, statement.cue),
            _words(text, statement.content),
        )
        for statement in document.statements
    ]


def _words(text: str, spans: Sequence[Span]) -> str:
    return " … ".join(" ".join(text[begin:end].split()) for begin, end in spans)
