"""What is known of a page that is being written: its text so far, and whose each piece is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bench.source import Text


class Kept(NamedTuple):
    """A piece of a page and the piece of the report that it is, edited words inside it included."""

    page_begin: int
    page_end: int
    report_begin: int
    report_end: int


@dataclass
class Draft:
    """A page under way. ``kept`` and ``quotations`` go by the number of the report among ``reports``."""

    kind: str
    reports: tuple[Text, ...]
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    kept: dict[int, list[Kept]] = field(default_factory=dict)
    quotations: dict[int, list[Kept]] = field(default_factory=dict)

    def write(self, text: str) -> None:
        """Words that are no report's."""
        self.pieces.append(text)
        self.length += len(text)

    def keep(self, begin: int, end: int, *, of: int = 0, is_quotation: bool = False) -> None:
        """A piece of a report, word for word."""
        self.keep_changed(self.reports[of].text[begin:end], begin, end, of=of, is_quotation=is_quotation)

    def keep_changed(self, text: str, begin: int, end: int, *, of: int = 0, is_quotation: bool = False) -> None:
        """What was made of a piece of a report."""
        piece = Kept(self.length, self.length + len(text), begin, end)
        self.kept.setdefault(of, []).append(piece)
        if is_quotation:
            self.quotations.setdefault(of, []).append(piece)
        self.write(text)

    @property
    def text(self) -> str:
        """The page as it stands."""
        return "".join(self.pieces)

    def truths(self, page: str) -> list[dict[str, Any]]:
        """One object a report that the page holds, as truth.jsonl has it."""
        return [
            {
                "page": page,
                "report": self.reports[number].id,
                "kind": self.kind,
                "kept": [list(piece) for piece in pieces],
                "quotations": [list(piece) for piece in self.quotations.get(number, [])],
            }
            for number, pieces in sorted(self.kept.items())
        ]
