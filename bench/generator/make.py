"""Which reports, pages and truths does a run measure? Three files of JSON lines, the same for the same seed and corpus."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from bench.generator.draft import Draft
from bench.generator.kind import KINDS, Kind, Material
from bench.generator.recombine import Mixture, words_in_use
from bench.source import Text, load_texts
from bench.word import keys_of

KNOWN_SHARE = 0.4  # of the pages, that hold a report: 2,000 of 5,000, and 182 of those hold two
HOST_SHARE = (
    0.1  # of the number of pages: articles that excerpts and quotations are put into, which are no pages themselves
)
_VOCABULARY_TEXTS = 2_000
Tell = Callable[[str], None]


def make_files(
    sources: Iterable[Path],
    folder: Path,
    *,
    reports: int = 5_000,
    pages: int = 5_000,
    seed: int = 1,
    tell: Tell = print,
) -> dict[str, int]:
    """Write reports.jsonl, pages.jsonl and truth.jsonl; how many pairs there are of each kind."""
    rng = random.Random(f"{seed}:choice")
    known, hosts = round(pages * KNOWN_SHARE), max(5, round(pages * HOST_SHARE))
    texts = enough_texts(load_texts(sources), reports + pages - known + hosts, rng, tell=tell)
    held = [Text(f"r{number:05}", one.text, one.group) for number, one in enumerate(texts[:reports], 1)]
    rest = texts[reports:]
    material = Material(rest[:hosts], words_in_use(one.text for one in texts[:_VOCABULARY_TEXTS]))
    drafts = _drafts(held, material, known, seed, tell)
    others = rest[hosts : hosts + pages - len(drafts)]
    filled: list[Draft | Text] = [*drafts, *others]
    rng.shuffle(filled)
    folder.mkdir(parents=True, exist_ok=True)
    named = [(f"p{number:05}", one) for number, one in enumerate(filled, 1)]
    truths = [truth for name, one in named if isinstance(one, Draft) for truth in one.truths(name)]
    _write(folder / "reports.jsonl", ({"id": one.id, "text": one.text} for one in held))
    _write(folder / "pages.jsonl", ({"id": name, "text": one.text} for name, one in named))
    _write(folder / "truth.jsonl", truths)
    return {kind.name: sum(truth["kind"] == kind.name for truth in truths) for kind in KINDS}


def enough_texts(texts: Iterable[Text], count: int, rng: random.Random, *, tell: Tell = print) -> list[Text]:
    """So many different texts in an order drawn by ``rng``; where the corpus has fewer, the rest is recombined from its sentences.

    Of texts with the same folded words the first is taken: what remains alike is alike in the world, and the measure sees to that.
    """
    seen: set[tuple[str, ...]] = set()
    different: list[Text] = []
    for one in texts:
        keys = tuple(keys_of(one.text))
        if keys and keys not in seen:
            seen.add(keys)
            different.append(one)
    rng.shuffle(different)
    if len(different) < count:
        tell(
            f"The corpus has {len(different):,} different texts of {count:,}; the others are recombined from its sentences."
        )
        mixture = Mixture.of(different)
        different += [mixture.make(rng.randint(60, 300), rng) for _ in range(count - len(different))]
        rng.shuffle(different)
    return different[:count]


def _drafts(reports: Sequence[Text], material: Material, count: int, seed: int, tell: Tell) -> list[Draft]:
    """So many pages, the kinds in equal numbers; no report is used twice."""
    free = dict.fromkeys(reports)
    drafts: list[Draft] = []
    for number, kind in enumerate(KINDS):
        # the first kinds of the remainder get one more, "merged from two" among them
        wanted = count // len(KINDS) + (number >= len(KINDS) - count % len(KINDS))
        made = [
            _draft(kind, chosen, material, f"{seed}:{kind.name}:{at}")
            for at, chosen in enumerate(_choose(free, kind, wanted))
        ]
        if len(made) < wanted:
            tell(
                f"Only {len(made):,} of {wanted:,} pages could be made of the kind “{kind.name}”; the corpus has no more such reports."
            )
        drafts += made
    return drafts


def _choose(free: dict[Text, None], kind: Kind, wanted: int) -> list[tuple[Text, ...]]:
    """Reports that are not used yet, in their order, as many a page as the kind takes."""
    fit: list[Text] = []
    for one in free:
        if len(fit) == wanted * kind.report_count:
            break
        if kind.may_use(one.text):
            fit.append(one)
    for one in fit:
        del free[one]
    size = kind.report_count
    return [tuple(fit[at : at + size]) for at in range(0, len(fit) - size + 1, size)]


def _draft(kind: Kind, reports: tuple[Text, ...], material: Material, seed: str) -> Draft:
    draft = Draft(kind.name, reports)
    kind.make(draft, material, random.Random(seed))
    return draft


def _write(path: Path, items: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as stream:
        for item in items:
            stream.write(json.dumps(item, ensure_ascii=False) + "\n")
