"""How is an archive of a million reports made without holding them? Report by report, each from its own number."""

from __future__ import annotations

import random
from collections.abc import Iterator

from bench.generator.recombine import Mixture
from bench.source import Text

REPORT_WORDS = 500
PAGE_WORDS = 300
MATCHES_PER_PAGE = 2
# Pages hold reports of the smallest archive alone, so every size of archive has the same matches to find.
FIRST_REPORTS = 1_000
_KEPT_WORDS = (60, 120)


def make_reports(mixture: Mixture, begin: int, end: int, *, seed: int = 1, words: int = REPORT_WORDS) -> Iterator[Text]:
    """The reports of these numbers, one at a time; the same whatever the range they are asked for in."""
    for number in range(begin, end):
        yield _report(mixture, number, seed, words)


def make_pages(
    mixture: Mixture, count: int, *, first: int = FIRST_REPORTS, seed: int = 1, words: int = REPORT_WORDS
) -> Iterator[tuple[Text, list[str]]]:
    """Pages and the reports that each holds: two runs of 60 to 120 words of two reports among text of its own."""
    for number in range(count):
        rng = random.Random(f"{seed}:page:{number}")
        held = rng.sample(range(first), MATCHES_PER_PAGE)
        pieces: list[str] = []
        names: list[str] = []
        for one in held:
            report = _report(mixture, one, seed, words)
            kept = report.text.split()
            size = min(rng.randint(*_KEPT_WORDS), len(kept))
            at = rng.randint(0, len(kept) - size)
            own = mixture.make((PAGE_WORDS - sum(_KEPT_WORDS)) // MATCHES_PER_PAGE, rng, report.group)
            pieces += [own.text, " ".join(kept[at : at + size])]
            names.append(report.id)
        yield Text(f"p{number:07}", "\n\n".join(pieces)), names


def _report(mixture: Mixture, number: int, seed: int, words: int) -> Text:
    made = mixture.make(words, random.Random(f"{seed}:report:{number}"))
    return Text(f"r{number:07}", made.text, made.group)
