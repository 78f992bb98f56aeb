"""The engine in plain Python: the twin of the compiled kernels, written to be obviously right."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Iterator, Sequence
from functools import cached_property

from stemma.shapes import Passage, Span
from stemma.text.engine import Buffer, Candidate, Likeness, Prepared, Segment
from stemma.text.fingerprint import K_WORDS, Seed, fingerprint
from stemma.text.index.segment import NUMBER_BITS, PlainSegment, measure_merged, merge_segments, write_segment
from stemma.text.measure import Counts, measure, place
from stemma.text.passage import WordPassage, find_passages
from stemma.text.quotation import find_quotations
from stemma.text.quoted import add_short_quotations, find_quoted, in_short_quotation
from stemma.text.tokens import Words, cut_words
from stemma.text.weight import family_size, stock_discount, weigh

# A hash that stands in more documents than this is common: reading all of them would cost more the larger the archive is,
# and each says next to nothing (`stock_discount` leaves a twentieth of it at most).
COMMON = 64
# A stretch of common seeds is boilerplate, or a text that stands in very many documents. Of so many in a row the two with
# the fewest documents are read: the copies of such a text hold both.
STRETCH = 8
_FAMILY_SAMPLE = 32
# How a page's fidelity to one version is told from its fidelity to another, in bits.
_REACHES_EDGE_BITS = 8.0
_MISSING_WORD_BITS = 1.0


class PlainText:
    """A text as `cut_words` and `fingerprint` give it."""

    def __init__(self, text: str, left_out: Sequence[Span] = ()) -> None:
        """Cut it."""
        self.text = text
        self.cut: Words = cut_words(text).outside(left_out)
        self.seed_list: list[Seed] = fingerprint(self.cut)

    @property
    def words(self) -> int:
        """How many words."""
        return len(self.cut)

    @property
    def seeds(self) -> int:
        """How many seeds."""
        return len(self.seed_list)

    @cached_property
    def hashes(self) -> frozenset[int]:
        """Its distinct hashes."""
        return frozenset(seed.hash for seed in self.seed_list)

    def keys(self) -> tuple[str, ...]:
        """Its words, folded."""
        return self.cut.keys

    def span(self, first: int, last: int) -> Span:
        """Where words stand in the text."""
        return self.cut.span(first, last)

    def places(self) -> tuple[Sequence[int], Sequence[int]]:
        """Where each word begins, and where it ends."""
        return self.cut.begins, self.cut.ends

    def postings(self, number: int) -> array[int]:
        """Its distinct hashes, 40 bits of each, over a document's number."""
        return array("Q", sorted({value >> NUMBER_BITS << NUMBER_BITS | number for value in self.hashes}))


class PlainEngine:
    """The engine in plain Python."""

    name = "plain"

    def __init__(self) -> None:
        """An engine; what a search learns about common hashes is kept for the matches that follow it, by thread."""
        self._own = threading.local()

    def prepare(self, text: str, left_out: Sequence[Span] = ()) -> PlainText:
        """Cut a text into words, without those that touch ``left_out``, and find its seeds."""
        return PlainText(text, left_out)

    def post_texts(self, data: bytes, spans: array[int], number: int) -> tuple[array[int], array[int]]:
        """The postings of many texts, and how many each has."""
        postings, counts = array("Q"), array("I")
        for begin, end in zip(spans[::2], spans[1::2], strict=True):
            one = PlainText(data[begin:end].decode("utf-8", "surrogatepass")).postings(number + len(counts))
            postings.extend(one)
            counts.append(len(one))
        return postings, counts

    def find_quotations(self, text: str) -> list[Span]:
        """What stands between quotation marks."""
        return find_quotations(text)

    def write_segment(self, postings: array[int], names: array[int]) -> bytearray:
        """A segment of postings."""
        return write_segment(postings, names)

    def open_segment(self, data: Buffer) -> PlainSegment:
        """A segment over its bytes."""
        return PlainSegment(memoryview(data))

    def measure_merged(self, segments: Sequence[Segment]) -> tuple[int, int, int]:
        """Documents, postings and bytes of the segments merged."""
        return measure_merged([_plain(segment) for segment in segments])

    def merge_segments(self, segments: Sequence[Segment], into: Buffer, documents: int, postings: int) -> None:
        """One segment of all."""
        into[:] = bytes(merge_segments([_plain(segment) for segment in segments]))

    def search(
        self, segments: Sequence[Segment], page: Prepared, reports: int, many: int = 1, least: float = 0.0
    ) -> list[Candidate]:
        """The documents that share ``many`` hashes with the page, or several of ``least`` evidence."""
        ours = _text(page)
        held, holders = self._look_up(segments, ours, many)
        common = [value for value in holders if value not in held]
        gathered = set(_stand_for_stretches(ours, set(common), holders))
        held |= {value: _holders(segments, value) for value in gathered}
        self._own.holders = holders
        shared: dict[tuple[int, int], list[int]] = {}
        for value in sorted(held):
            for name in held[value]:
                shared.setdefault(name, []).append(value)
        positions = [seed.position for seed in ours.seed_list]
        inside = in_short_quotation(ours.text, ours.cut, positions, K_WORDS)
        quoted = {seed.hash for seed, is_inside in zip(ours.seed_list, inside, strict=True) if is_inside}
        found: list[Candidate] = []
        for (document, report), values in shared.items():
            evidence = sum(stock_discount(holders[value], 1, reports) for value in values)
            is_enough = evidence >= least and (len(values) > 1 or not quoted.isdisjoint(values))
            if len(values) >= many or is_enough or len(gathered.intersection(values)) > 1:
                found.append(Candidate(document, report, len(values), evidence))
        return sorted(found, key=lambda one: (-one.evidence, one.document))

    def _look_up(
        self, segments: Sequence[Segment], page: PlainText, many: int
    ) -> tuple[dict[int, list[tuple[int, int]]], dict[int, int]]:
        """Who holds each hash that is not common, and how many hold each."""
        held: dict[int, list[tuple[int, int]]] = {}
        holders: dict[int, int] = {}
        for value in page.hashes:
            if many > 1 and (count := _postings(segments, value)) > COMMON:
                holders[value] = count
            else:
                held[value] = _holders(segments, value)
                holders[value] = len({report for _, report in held[value]})
        return held, holders

    def match(
        self, segments: Sequence[Segment], page: Prepared, report: Prepared, reports: int, least: float
    ) -> Likeness | None:
        """What the two share."""
        ours, theirs = _text(page), _text(report)
        found = find_passages(ours.cut, theirs.cut, page_seeds=ours.seed_list, report_seeds=theirs.seed_list)
        passages = add_short_quotations(ours.text, theirs.text, ours.cut, theirs.cut, found)
        if not passages:
            return None
        weight = weigh(
            ours.cut,
            theirs.cut,
            passages,
            seeds=ours.seed_list,
            discounts=self._discounts(segments, ours, theirs, reports) if segments else None,
            quoted=find_quoted(ours.text, theirs.text, ours.cut, theirs.cut, passages),
        )
        if weight < least:
            return None
        return Likeness(weight, weight + _closeness(passages, len(theirs.cut)), tuple(passages))

    def _discounts(
        self, segments: Sequence[Segment], page: PlainText, report: PlainText, reports: int
    ) -> dict[int, float]:
        """What is left of a word's bits under each hash that the two share."""
        known: dict[int, int] = self._own.holders
        shared = page.hashes & report.hashes
        family = 1
        if max((known[value] for value in shared), default=1) > 2:
            sample = report.seed_list[:: max(1, report.seeds // _FAMILY_SAMPLE)]
            family = family_size([_count(segments, seed.hash) for seed in sample])
        return {value: stock_discount(known[value], family, reports) for value in shared}

    def place(self, page: Prepared, report: Prepared, passages: Sequence[WordPassage]) -> tuple[Passage, ...]:
        """Where passages stand in both texts."""
        return tuple(place(_text(page), _text(report), passages))

    def measure(
        self, page: Prepared, report: Prepared, passages: Sequence[WordPassage], others: Sequence[Span]
    ) -> Counts:
        """What is counted of the two."""
        return measure(_text(page), _text(report), passages, others)


def _stand_for_stretches(page: PlainText, common: set[int], holders: dict[int, int]) -> Iterator[int]:
    """Of every eight common seeds in a row the two hashes with the fewest documents."""
    block: list[int] = []
    for seed in page.seed_list:
        block = [*block, seed.hash] if seed.hash in common else []
        if len(block) == STRETCH:
            yield from sorted(block, key=holders.__getitem__)[:2]
            block = []


def _holders(segments: Sequence[Segment], value: int) -> list[tuple[int, int]]:
    return list(dict.fromkeys(name for segment in segments for name in _plain(segment).holders(value)))


def _postings(segments: Sequence[Segment], value: int) -> int:
    return sum(_plain(segment).count(value) for segment in segments)


def _count(segments: Sequence[Segment], value: int) -> int:
    """How many reports hold a hash, in whatever version; of a common one, how many documents do."""
    postings = _postings(segments, value)
    return postings if postings > COMMON else len({report for _, report in _holders(segments, value)})


def _closeness(passages: Sequence[WordPassage], report_words: int) -> float:
    """What speaks for one version beside another of equal weight: no words missing inside, its beginning and end reached."""
    first = min(passage.report_begin for passage in passages)
    last = max(passage.report_end for passage in passages)
    kept: set[int] = set()
    for passage in passages:
        for block in passage.blocks:
            kept.update(range(block.b, block.b + block.length))
    edges = (first == 0) + (last == report_words)
    return _REACHES_EDGE_BITS * edges - _MISSING_WORD_BITS * (last - first - len(kept))


def _text(prepared: Prepared) -> PlainText:
    assert isinstance(prepared, PlainText)
    return prepared


def _plain(segment: Segment) -> PlainSegment:
    assert isinstance(segment, PlainSegment)
    return segment
