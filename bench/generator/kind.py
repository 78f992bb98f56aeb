"""Which eleven kinds of republication are made, and what does each need of a report?"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bench.generator import change, stock
from bench.generator.draft import Draft
from bench.source import Sentence, Text, cut_paragraphs, cut_sentences, find_quotations

LEAST_WORDS = 80  # of a report that is trimmed, cut or edited; shorter ones are kept verbatim or not at all
LEAST_EXCERPT_WORDS = 40
LEAST_QUOTATION_WORDS = (
    6  # of the quotations that a rewritten page keeps; the one of "one quotation only" has ten or more
)
LEAST_ONE_QUOTATION_WORDS = 10
LEAST_QUOTED_WORDS = 16  # that a rewritten page keeps, all its quotations together


@dataclass(frozen=True)
class Material:
    """What pages are made of beside the reports: other articles, and words in the measure of their use."""

    hosts: Sequence[Text]
    vocabulary: Sequence[str]


def _verbatim(draft: Draft, _material: Material, _rng: random.Random) -> None:
    draft.keep(0, len(draft.reports[0].text))


def _trimmed(draft: Draft, _material: Material, rng: random.Random) -> None:
    """The report from its beginning, cut from below as desks do: half to nine tenths of its sentences, of long ones one less."""
    text = draft.reports[0].text
    cut = cut_sentences(text)
    upto = min(len(cut) - 1, max(1, round(len(cut) * rng.uniform(0.5, 0.9))))
    if upto >= 6 and rng.random() < 0.5:
        gone = rng.randrange(2, upto - 2)
        draft.keep(0, cut[gone - 1].end)
        draft.write("\n\n")
        draft.keep(cut[gone + 1].begin, cut[upto - 1].end)
    else:
        draft.keep(0, cut[upto - 1].end)


def _boilerplate(draft: Draft, _material: Material, rng: random.Random) -> None:
    """The whole report, with the lines of a web page above and below."""
    draft.write("\n".join(stock.above(rng)) + "\n\n")
    draft.keep(0, len(draft.reports[0].text))
    draft.write("\n\n" + "\n".join(stock.below(rng)))


def _excerpt(draft: Draft, material: Material, rng: random.Random) -> None:
    """A run of sentences, a quarter to six tenths of the report and at least 40 words, inside another article."""
    text = draft.reports[0].text
    begin, end = _run_of_sentences(text, rng.uniform(0.25, 0.6), LEAST_EXCERPT_WORDS, rng)
    before, after = _halves(rng.choice(material.hosts).text, rng)
    draft.write(before + "\n\n")
    draft.keep(begin, end)
    draft.write("\n\n" + after)


def _edited(share: float) -> Callable[[Draft, Material, random.Random], None]:
    def make(draft: Draft, material: Material, rng: random.Random) -> None:
        text = draft.reports[0].text
        draft.keep_changed(change.edit_words(text, share, material.vocabulary, rng), 0, len(text))

    return make


def _merged(draft: Draft, _material: Material, rng: random.Random) -> None:
    """A run of four to seven tenths of each of two reports, in one to three turns each."""
    turns: list[list[Sentence]] = []
    for report in draft.reports:
        begin, end = _run_of_sentences(report.text, rng.uniform(0.4, 0.7), LEAST_EXCERPT_WORDS, rng)
        inside = [one for one in cut_sentences(report.text) if begin <= one.begin and one.end <= end]
        turns.append(_in_turns(inside, rng.randint(1, 3)))
    for turn in range(max(map(len, turns))):
        for number, pieces in enumerate(turns):
            if turn < len(pieces):
                if draft.length:
                    draft.write("\n\n")
                draft.keep(*pieces[turn], of=number)


def _scanned(draft: Draft, _material: Material, rng: random.Random) -> None:
    """The report as a scanner reads it: 1 to 5 % of its characters wrong."""
    text = draft.reports[0].text
    draft.keep_changed(change.scan(text, rng.uniform(0.01, 0.05), rng), 0, len(text))


def _rewritten(draft: Draft, material: Material, rng: random.Random) -> None:
    """Every quotation of the report, between sentences that are none of its."""
    report = draft.reports[0].text
    host = rng.choice(material.hosts).text
    others = [host[begin:end] for begin, end in cut_sentences(host)]
    for begin, end in find_quotations(report, least_words=LEAST_QUOTATION_WORDS):
        if others:
            draft.write(others.pop(0) + "\n\n")
        draft.write(stock.lead_in(rng) + "\u201c")
        draft.keep(begin, end, is_quotation=True)
        draft.write("\u201d\n\n")
    draft.write("\n\n".join(others[:4]))


def _one_quotation(draft: Draft, material: Material, rng: random.Random) -> None:
    """The longest quotation of the report inside another article."""
    quotations = find_quotations(draft.reports[0].text, least_words=LEAST_ONE_QUOTATION_WORDS)
    begin, end = max(quotations, key=lambda one: one.end - one.begin)
    before, after = _halves(rng.choice(material.hosts).text, rng)
    draft.write(f"{before}\n\n{stock.lead_in(rng)}\u201c")
    draft.keep(begin, end, is_quotation=True)
    draft.write(f"\u201d\n\n{after}")


def _is_long(text: str) -> bool:
    return len(text.split()) >= LEAST_WORDS and len(cut_sentences(text)) >= 3


def _has_quotations(text: str) -> bool:
    found = find_quotations(text, least_words=LEAST_QUOTATION_WORDS)
    return _is_long(text) and sum(len(text[begin:end].split()) for begin, end in found) >= LEAST_QUOTED_WORDS


def _has_one_quotation(text: str) -> bool:
    return _is_long(text) and bool(find_quotations(text, least_words=LEAST_ONE_QUOTATION_WORDS))


@dataclass(frozen=True)
class Kind:
    """A kind of republication: what makes it, which reports it can be made of, and of how many."""

    name: str
    make: Callable[[Draft, Material, random.Random], None]
    may_use: Callable[[str], bool] = _is_long
    report_count: int = 1


# The kinds that few reports serve come first, so that the others do not take those reports.
KINDS: tuple[Kind, ...] = (
    Kind("one quotation only", _one_quotation, _has_one_quotation),
    Kind("rewritten around quotations", _rewritten, _has_quotations),
    Kind("trimmed", _trimmed),
    Kind("boilerplate around", _boilerplate),
    Kind("excerpt in another article", _excerpt),
    Kind("10 % of words edited", _edited(0.1)),
    Kind("20 % of words edited", _edited(0.2)),
    Kind("30 % of words edited", _edited(0.3)),
    Kind("merged from two", _merged, report_count=2),
    Kind("OCR noise", _scanned),
    Kind("verbatim", _verbatim, lambda _text: True),
)


def _run_of_sentences(text: str, share: float, least_words: int, rng: random.Random) -> tuple[int, int]:
    """A run of whole sentences with about that share of the text's words, and with the least number at any rate."""
    cut = cut_sentences(text)
    counts = [len(text[begin:end].split()) for begin, end in cut]
    wanted = max(least_words, share * sum(counts))
    last_start = max(at for at in range(len(cut)) if at == 0 or sum(counts[at:]) >= wanted)
    first = rng.randint(0, last_start)
    last, held = first, counts[first]
    while held < wanted and last + 1 < len(cut):
        last += 1
        held += counts[last]
    return cut[first].begin, cut[last].end


def _halves(host: str, rng: random.Random) -> tuple[str, str]:
    """An article cut at the end of one of its paragraphs, or of its sentences where it has but one."""
    cut = cut_paragraphs(host)
    if len(cut) < 2:
        cut = cut_sentences(host)
    if len(cut) < 2:
        return host, ""
    at = rng.randrange(1, len(cut))
    return host[: cut[at - 1].end], host[cut[at].begin :]


def _in_turns(sentences: Sequence[Sentence], count: int) -> list[Sentence]:
    """A run of sentences in so many pieces, or in fewer where there are not enough."""
    count = max(1, min(count, len(sentences) // 2))
    bounds = [round(number * len(sentences) / count) for number in range(count + 1)]
    return [Sentence(sentences[b].begin, sentences[e - 1].end) for b, e in pairwise(bounds)]
