"""What does an engine answer? A text is prepared once, its seeds go into segments, a page is searched in segments, and
matched with the reports that were found. The compiled kernels and the plain twins give the same answers.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from mmap import mmap
from typing import NamedTuple, Protocol

from stemma.shapes import Passage, Span
from stemma.text.measure import Counts
from stemma.text.passage import WordPassage

Buffer = bytearray | mmap  # the kernels look into it and write nothing


class Prepared(Protocol):
    """A text cut into words, with its seeds: what matching needs of it."""

    @property
    def words(self) -> int:
        """How many words it has, without those that were left out."""

    @property
    def seeds(self) -> int:
        """How many seeds it has."""

    def span(self, first: int, last: int) -> Span:
        """Where words ``first`` to ``last`` (half-open, ``first < last``) stand in the text."""

    def places(self) -> tuple[Sequence[int], Sequence[int]]:
        """Where each word begins, and where it ends."""

    def keys(self) -> Sequence[object]:
        """Its words, each as what it is compared by."""

    def postings(self, number: int) -> array[int]:
        """The upper 40 bits of its distinct hashes, rising, each with ``number`` in the 24 bits below."""


class Segment(Protocol):
    """A sorted run of postings, in memory or in a file; see `stemma.text.index.segment`."""

    @property
    def postings(self) -> int:
        """How many postings it holds, those of documents that were taken out among them."""

    def close(self) -> None:
        """Let go of the bytes."""


class Candidate(NamedTuple):
    """A document that shares hashes with a page: how many, and the sum of what their commonness leaves of each."""

    document: int
    report: int
    hashes: int
    evidence: float


class Likeness(NamedTuple):
    """What a page and a report share: passages in words, their weight in bits, and how well the page keeps to this version."""

    weight: float
    fidelity: float
    passages: Sequence[WordPassage]


class Engine(Protocol):
    """The engine's questions."""

    name: str

    def prepare(self, text: str, left_out: Sequence[Span] = ()) -> Prepared:
        """Cut a text into words, without those that touch ``left_out``, and find its seeds."""

    def post_texts(self, data: bytes, spans: array[int], number: int) -> tuple[array[int], array[int]]:
        """The postings of many texts, and how many each has; one may come repeatedly.

        The texts are UTF-8 and stand in ``data`` at ``spans``, begin and end in turn; they are numbered from ``number`` on.
        """

    def find_quotations(self, text: str) -> list[Span]:
        """The outermost runs between quotation marks, without those, in order; see `stemma.text.quotation`."""

    def write_segment(self, postings: array[int], names: array[int]) -> bytearray:
        """A segment of postings as `Prepared.postings` gives them, each kept once.

        ``names`` are (document, report) pairs, flat, by number.
        """

    def open_segment(self, data: Buffer) -> Segment:
        """A segment over its bytes, which must stay. ArchiveFormatError where they are none."""

    def measure_merged(self, segments: Sequence[Segment]) -> tuple[int, int, int]:
        """How many documents and postings are left of segments when they are merged, and how many bytes that takes."""

    def merge_segments(self, segments: Sequence[Segment], into: Buffer, documents: int, postings: int) -> None:
        """One segment of all, without the documents that were taken out, in a buffer as `measure_merged` told it."""

    def search(
        self, segments: Sequence[Segment], page: Prepared, reports: int, many: int = 1, least: float = 0.0
    ) -> list[Candidate]:
        """The documents that share ``many`` hashes with the page, or several of ``least`` evidence; of most evidence first.

        One is enough where it lies in a quotation of eight to twelve words, which has no more.
        """

    def match(
        self, segments: Sequence[Segment], page: Prepared, report: Prepared, reports: int, least: float
    ) -> Likeness | None:
        """What the two share, words weighed by how common they are in the segments; None below ``least`` bits.

        Call it after `search` of the same page, in the same thread.
        """

    def place(self, page: Prepared, report: Prepared, passages: Sequence[WordPassage]) -> tuple[Passage, ...]:
        """The passages as places in both texts, with the marks around them that both texts have."""

    def measure(
        self, page: Prepared, report: Prepared, passages: Sequence[WordPassage], others: Sequence[Span]
    ) -> Counts:
        """What is counted of the two by the passages they share; ``others`` are places of the page that other reports explain."""
