"""How much of what is known did a tool find, and how much of what it reported is nothing?

A tool reports pairs of a page and a report, each with passages: [page_begin, page_end, report_begin, report_end], in
code points, or none where it knows documents only.

- **Recall**: of the known pairs, the share reported.
- **Precision**: of the reported pairs, the share that is not false. A reported pair that is not known is false where
  nothing but an accidental or stock overlap of under 20 words joins it: page and report share no run of 20 folded words,
  and fewer than 20 words altogether in runs of five and more; and the report is not kin to one that the page is known
  to hold, that is, it shares with what was kept of that one no run of 20 words, nor all of it where that is shorter. Wire
  copy repeats itself: of two reports that hold the same paragraph, a page made of one holds the other's words as well,
  edited or not. **Precision by run** is harder: 20 words altogether do not help, so an update of a story that the agency
  itself has reworded is false.
- **Characters F1**: over the known pairs alone and over both sides together, the characters that were kept against
  those that the passages cover, summed over all pairs (micro-average). A pair that was not reported counts with all its
  characters missed. Characters that are space are counted on neither side. Edited words within a kept piece are kept.
- **Quotations**: of the quotations known to be kept in rewritten pages and in those with one quotation only, the share
  that passages of their pair cover by half or more, on the page and in the report.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench.word import count_shared, has_run, keys_of

RUN_WORDS = 20
SHARED_RUN_WORDS = 5
Pair = tuple[str, str]
Piece = Sequence[int]


@dataclass(frozen=True)
class Score:
    """What a run comes to. Shares are 0 to 1, None where there is nothing to count."""

    recall: float | None
    precision: float | None
    characters_f1: float | None
    quotations_share: float | None
    recall_by_kind: dict[str, float]
    precision_by_run: float | None = None
    f1_by_kind: dict[str, float] = field(default_factory=dict)
    pairs_known: int = 0
    pairs_reported: int = 0
    pairs_false: int = 0
    pairs_false_by_run: int = 0
    pairs_joined: int = 0  # reported, not known, joined by a run of 20 words or by kinship: neither true nor false
    characters_precision: float | None = None
    characters_recall: float | None = None

    def to_plain(self) -> dict[str, Any]:
        """As JSON has it, rounded to five places."""
        return {name: _rounded(value) for name, value in asdict(self).items()}


@dataclass(frozen=True)
class Known:
    """The texts of a run and what is known of them."""

    reports: dict[str, str]
    pages: dict[str, str]
    truths: dict[Pair, dict[str, Any]]

    @classmethod
    def load(cls, folder: Path) -> Known:
        """The three files of a folder that the generator wrote."""
        truths = {(item["page"], item["report"]): item for item in _lines(folder / "truth.jsonl")}
        return cls(_texts(folder / "reports.jsonl"), _texts(folder / "pages.jsonl"), truths)


def measure(known: Known, reported: dict[Pair, list[Piece]], *, tells_places: bool = True) -> Score:
    """The score of the reported pairs. Without ``tells_places`` the tool knows documents only, and no characters are counted."""
    found = Counter(truth["kind"] for pair, truth in known.truths.items() if pair in reported)
    every = Counter(truth["kind"] for truth in known.truths.values())
    unknown = [pair for pair in reported if pair not in known.truths]
    false = find_false(known, unknown)
    little = [pair for pair in false if _shares_little(known, pair)]
    by_kind: dict[str, _Count] = {}
    quoted = [0, 0]
    for pair, truth in known.truths.items() if tells_places else ():
        by_kind.setdefault(truth["kind"], _Count()).add(_count_pair(known, pair, truth, reported.get(pair, [])))
        for quotation in truth["quotations"]:
            quoted[0] += 1
            quoted[1] += _is_covered(quotation, reported.get(pair, []))
    total = _Count()
    for count in by_kind.values():
        total.add(count)
    return Score(
        recall=_share(found.total(), every.total()),
        precision=_share(len(reported) - len(little), len(reported)),
        precision_by_run=_share(len(reported) - len(false), len(reported)),
        characters_f1=total.f1() if tells_places else None,
        quotations_share=_share(quoted[1], quoted[0]) if tells_places else 0.0,
        recall_by_kind={kind: found[kind] / number for kind, number in every.items()},
        f1_by_kind={kind: count.f1() or 0.0 for kind, count in by_kind.items()},
        pairs_known=len(known.truths),
        pairs_reported=len(reported),
        pairs_false=len(little),
        pairs_false_by_run=len(false),
        pairs_joined=len(unknown) - len(false),
        characters_precision=_share(total.both, total.told) if tells_places else None,
        characters_recall=_share(total.both, total.true) if tells_places else None,
    )


def find_false(known: Known, pairs: Iterable[Pair]) -> list[Pair]:
    """Those of the unknown pairs that neither a run of 20 words nor kinship joins."""
    kept_of = _kept_keys(known)
    cut: dict[str, list[str]] = {}

    def keys(name: str, text: str) -> list[str]:
        if name not in cut:
            cut[name] = keys_of(text)
        return cut[name]

    false = []
    for page, report in pairs:
        report_keys = keys(f"report {report}", known.reports[report])
        if has_run(keys(f"page {page}", known.pages[page]), report_keys, RUN_WORDS):
            continue
        if not any(has_run(kept, report_keys, min(RUN_WORDS, len(kept))) for kept in kept_of.get(page, ()) if kept):
            false.append((page, report))
    return false


def _shares_little(known: Known, pair: Pair) -> bool:
    page, report = keys_of(known.pages[pair[0]]), keys_of(known.reports[pair[1]])
    return count_shared(page, report, SHARED_RUN_WORDS) < RUN_WORDS


def _kept_keys(known: Known) -> dict[str, list[list[str]]]:
    """For every page the words of each piece of a report that it is known to keep, as the report has them."""
    kept: dict[str, list[list[str]]] = {}
    for (page, report), truth in known.truths.items():
        text = known.reports[report]
        kept.setdefault(page, []).extend(keys_of(text[piece[2] : piece[3]]) for piece in truth["kept"])
    return kept


@dataclass
class _Count:
    true: int = 0
    told: int = 0
    both: int = 0

    def add(self, other: _Count) -> None:
        self.true += other.true
        self.told += other.told
        self.both += other.both

    def f1(self) -> float | None:
        return _share(2 * self.both, self.true + self.told)


def _count_pair(known: Known, pair: Pair, truth: dict[str, Any], passages: Sequence[Piece]) -> _Count:
    count = _Count()
    for text, at in ((known.pages[pair[0]], 0), (known.reports[pair[1]], 2)):
        true, told = _places(text, truth["kept"], at), _places(text, passages, at)
        count.add(_Count(len(true), len(told), len(true & told)))
    return count


def _places(text: str, pieces: Iterable[Piece], at: int) -> set[int]:
    """The places of one side that the pieces cover, spaces left out."""
    return {
        place for piece in pieces for place in range(piece[at], piece[at + 1]) if not text[place : place + 1].isspace()
    }


def _is_covered(quotation: Piece, passages: Sequence[Piece]) -> bool:
    for at in (0, 2):
        begin, end = quotation[at], quotation[at + 1]
        covered = {place for piece in passages for place in range(max(begin, piece[at]), min(end, piece[at + 1]))}
        if 2 * len(covered) < end - begin:
            return False
    return True


def load_reported(path: Path) -> dict[Pair, list[Piece]]:
    """The pairs of a tool's output: JSON lines with ``page``, ``report`` and ``passages`` (or none)."""
    reported: dict[Pair, list[Piece]] = {}
    for item in _lines(path):
        if "error" not in item:
            reported.setdefault((item["page"], item["report"]), []).extend(item.get("passages", ()))
    return reported


def _lines(path: Path) -> Iterable[dict[str, Any]]:
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            if line.strip():
                yield json.loads(line)


def _texts(path: Path) -> dict[str, str]:
    return {item["id"]: item["text"] for item in _lines(path)}


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _rounded(one) for name, one in value.items()}
    return round(value, 5) if isinstance(value, float) else value
