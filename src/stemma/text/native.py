"""How do the compiled kernels serve as the engine?"""

from __future__ import annotations

import ctypes
import struct
import threading
from array import array
from collections.abc import Sequence
from ctypes import byref, c_uint32, c_uint64, c_void_p, sizeof, string_at
from typing import Any

from stemma.shapes import ArchiveFormatError, Passage, Span, TooLargeError
from stemma.text.engine import Buffer, Candidate, Likeness, Prepared, Segment
from stemma.text.fingerprint import hash_word
from stemma.text.kernel import library as k
from stemma.text.kernel.page import make_page
from stemma.text.measure import QUOTED_MOST_SHARE, Counts
from stemma.text.packed import PASSAGE, PackedPassages
from stemma.text.passage import WordPassage
from stemma.text.tokens import fold_word
from stemma.text.weight import word_bits

_CANDIDATE = struct.Struct("<3I4xd")


class NativeText:
    """A text as the kernels hold it. ``data`` are its characters, which the kernels look into."""

    __slots__ = ("_library", "address", "data")

    def __init__(self, library: Any, address: int | None, data: bytes) -> None:
        """Takes over what ``st_prepare`` made."""
        self._library = library
        self.address = address or 0
        self.data = data

    def __del__(self) -> None:
        self._library.st_free_text(self.address)

    @property
    def view(self) -> k.Text:
        """The structure."""
        return k.Text.from_address(self.address)

    @property
    def words(self) -> int:
        """How many words."""
        return int(self.view.words)

    @property
    def seeds(self) -> int:
        """How many seeds."""
        return int(self.view.seeds)

    def span(self, first: int, last: int) -> Span:
        """Where words stand in the text."""
        view = self.view
        return view.begins[first], view.ends[last - 1]

    def keys(self) -> array[int]:
        """The hash of each word."""
        return array("Q", string_at(self.view.keys, 8 * self.words) if self.words else b"")

    def seed_list(self) -> list[tuple[int, int]]:
        """The seeds by position, as (hash, position)."""
        return [(self.view.seed[n].hash, self.view.seed[n].position) for n in range(self.seeds)]

    def places(self) -> tuple[array[int], array[int]]:
        """Where each word begins, and where it ends."""
        view = self.view
        size = 4 * int(view.words)
        return array("I", string_at(view.begins, size)), array("I", string_at(view.ends, size))

    def postings(self, number: int) -> array[int]:
        """Its distinct hashes, 40 bits of each, over a document's number."""
        made = array("Q", bytes(8 * self.seeds))
        if made:
            count = self._library.st_postings_of(self.address, number, made.buffer_info()[0])
            del made[count:]
        return made


class NativeSegment:
    """A segment as the kernels see it."""

    __slots__ = ("_library", "_pin", "address")

    def __init__(self, library: Any, data: Buffer) -> None:
        """Lays a segment over the bytes. ArchiveFormatError where they are none."""
        self._library = library
        self._pin: Any = (ctypes.c_char * len(data)).from_buffer(data)
        made = c_void_p()
        if library.st_open_segment(ctypes.addressof(self._pin), len(data), byref(made)):
            raise ArchiveFormatError("A segment of the archive is damaged; build the archive anew.")
        self.address = int(made.value or 0)

    @property
    def postings(self) -> int:
        """How many postings."""
        return int(c_uint32.from_address(self.address + _POSTINGS_AT).value)

    def close(self) -> None:
        """Let go of the bytes; a second call does nothing."""
        if self.address:
            self._library.st_close_segment(self.address)
            self.address, self._pin = 0, None

    def __del__(self) -> None:
        if getattr(self, "address", 0):
            self.close()


# where st_segment keeps their number: behind the pointer to its bytes, their size and the documents
_POSTINGS_AT = sizeof(c_void_p) + sizeof(c_uint64) + sizeof(c_uint32)


class NativeEngine:
    """The compiled kernels. It may be used by several threads at once: calls let go of Python's lock."""

    name = "compiled"

    def __init__(self, library: Any) -> None:
        """An engine over a loaded library."""
        self._library = library
        self._letters = k.Letters()
        self._given = byref(self._letters)
        self._own = threading.local()
        self._making = threading.Lock()

    def prepare(self, text: str, left_out: Sequence[Span] = ()) -> NativeText:
        """Cut a text into words, without those that touch ``left_out``, and find its seeds."""
        is_plain = text.isascii()
        data = text.encode() if is_plain else text.encode("utf-32-le", "surrogatepass")
        spans = array("I", (place for span in sorted(left_out) for place in span)) if left_out else None
        where = spans.buffer_info()[0] if spans else None
        scratch = self._scratch().address
        made = c_void_p()
        while status := self._library.st_prepare(
            self._given, data, len(text), 1 if is_plain else 4, where, len(left_out), scratch, byref(made)
        ):
            if status == k.ODD:
                return self._settled(text, NativeText(self._library, made.value, data), scratch)
            if status != k.NEED_PAGE:
                raise _trouble(status)
            self._make_page(self._letters.needed)
        return NativeText(self._library, made.value, data)

    def post_texts(self, data: bytes, spans: array[int], number: int) -> tuple[array[int], array[int]]:
        """The postings of many texts, and how many are whose; a posting may come repeatedly."""
        postings, counts = array("Q"), array("I")
        own, count = self._scratch(), len(spans) // 2
        while len(counts) < count:
            done = len(counts)
            status = self._library.st_post_texts(
                self._given, data, spans.buffer_info()[0] + 16 * done, count - done, number + done, own.address
            )
            view = own.view
            if view.sample.length:
                counts.frombytes(string_at(view.sample.at, 4 * view.sample.length))
                postings.frombytes(string_at(view.hits.at, 8 * view.hits.length))
            if status == k.ODD:
                begin, end = spans[2 * len(counts)], spans[2 * len(counts) + 1]
                one = self.prepare(data[begin:end].decode("utf-8", "surrogatepass")).postings(number + len(counts))
                postings.extend(one)
                counts.append(len(one))
            elif status == k.NEED_PAGE:
                self._make_page(self._letters.needed)
            elif status:
                raise _trouble(status)
        return postings, counts

    def _settled(self, text: str, prepared: NativeText, scratch: int) -> NativeText:
        """The text with the words folded that the kernels leave to Python."""
        raw = prepared.view
        for word in range(raw.words):
            if not raw.bits[word]:
                key = fold_word(text[raw.begins[word] : raw.ends[word]])
                bits = int(4 * word_bits(key)) if key else 0
                self._library.st_settle(prepared.address, word, hash_word(key), bits)
        if self._library.st_seed_text(prepared.address, scratch):
            raise MemoryError
        return prepared

    def _make_page(self, number: int) -> None:
        with self._making:
            if not self._letters.pages[number]:
                self._letters.pages[number] = ctypes.pointer(make_page(number))

    def _scratch(self) -> _Scratch:
        own: _Scratch | None = getattr(self._own, "scratch", None)
        if own is None:
            own = self._own.scratch = _Scratch(self._library)
        return own

    def find_quotations(self, text: str) -> list[Span]:
        """What stands between quotation marks."""
        is_plain = text.isascii()
        data = text.encode() if is_plain else text.encode("utf-32-le", "surrogatepass")
        own = self._scratch()
        self._asked(self._library.st_find_quotations, data, len(text), 1 if is_plain else 4, own.address)
        found = own.view.runs
        return list(struct.iter_unpack("<2I", string_at(found.at, 8 * found.length))) if found.length else []

    def write_segment(self, postings: array[int], names: array[int]) -> bytearray:
        """A segment of postings, which are spoilt."""
        documents, kept = len(names) // 2, c_uint64()
        status = self._library.st_sort_postings(postings.buffer_info()[0], len(postings), byref(kept))
        if status:
            raise _trouble(status)
        del postings[kept.value :]
        made = bytearray(self._library.st_segment_size(documents, len(postings)))
        status = self._library.st_write_segment(
            postings.buffer_info()[0],
            len(postings),
            names.buffer_info()[0],
            documents,
            ctypes.addressof(ctypes.c_char.from_buffer(made)),
        )
        if status:
            raise _trouble(status)
        return made

    def open_segment(self, data: Buffer) -> NativeSegment:
        """A segment over its bytes."""
        return NativeSegment(self._library, data)

    def measure_merged(self, segments: Sequence[Segment]) -> tuple[int, int, int]:
        """Documents, postings and bytes of the segments merged."""
        documents, postings = c_uint64(), c_uint64()
        self._library.st_count_living(_pointers(segments), len(segments), byref(documents), byref(postings))
        size = int(self._library.st_segment_size(documents.value, postings.value))
        return documents.value, postings.value, size

    def merge_segments(self, segments: Sequence[Segment], into: Buffer, documents: int, postings: int) -> None:
        """One segment of all."""
        pin = (ctypes.c_char * len(into)).from_buffer(into)
        status = self._library.st_merge_segments(
            _pointers(segments), len(segments), documents, postings, ctypes.addressof(pin)
        )
        del pin
        if status:
            raise _trouble(status)

    def search(
        self, segments: Sequence[Segment], page: Prepared, reports: int, many: int = 1, least: float = 0.0
    ) -> list[Candidate]:
        """The documents that share ``many`` hashes with the page, or several of ``least`` evidence."""
        own = self._scratch()
        if self._library.st_search(_pointers(segments), len(segments), _text(page), reports, many, least, own.address):
            raise MemoryError
        found = own.view.candidates
        if not found.length:
            return []
        raw = string_at(found.at, found.length * _CANDIDATE.size)
        return [Candidate(*one) for one in _CANDIDATE.iter_unpack(raw)]

    def match(
        self, segments: Sequence[Segment], page: Prepared, report: Prepared, reports: int, least: float
    ) -> Likeness | None:
        """What the two share."""
        own = self._scratch()
        given = _pointers(segments)
        if self._library.st_match(given, len(segments), _text(page), _text(report), reports, own.address):
            raise MemoryError
        view = own.view
        if view.weight < least or not view.passages.length:
            return None
        passages = string_at(view.passages.at, PASSAGE.size * view.passages.length)
        blocks = string_at(view.blocks.at, 12 * view.blocks.length)
        return Likeness(view.weight, view.fidelity, PackedPassages(passages, blocks))

    def place(self, page: Prepared, report: Prepared, passages: Sequence[WordPassage]) -> tuple[Passage, ...]:
        """Where passages stand in both texts."""
        packed = PackedPassages.of(passages)
        count = len(packed)
        out = (c_uint32 * (4 * count))()
        self._asked(self._library.st_place, _text(page), _text(report), packed.passages, count, out)
        return tuple(map(Passage, out[::4], out[1::4], out[2::4], out[3::4]))

    def measure(
        self, page: Prepared, report: Prepared, passages: Sequence[WordPassage], others: Sequence[Span]
    ) -> Counts:
        """What is counted of the two."""
        packed = PackedPassages.of(passages)
        spans = (c_uint32 * (2 * len(others)))(*(place for span in others for place in span))
        out = (c_uint32 * 7)()
        given = (packed.passages, len(packed), packed.blocks, packed.block_count, spans, len(others), QUOTED_MOST_SHARE)
        self._asked(self._library.st_measure, _text(page), _text(report), *given, self._scratch().address, out)
        return Counts(*out)

    def _asked(self, function: Any, *given: Any) -> None:
        """Call a kernel that needs to know letters."""
        while status := function(self._given, *given):
            if status != k.NEED_PAGE:
                raise _trouble(status)
            self._make_page(self._letters.needed)


class _Scratch:
    """A thread's working memory."""

    __slots__ = ("_library", "address", "view")

    def __init__(self, library: Any) -> None:
        self._library = library
        self.address = int(library.st_new_scratch() or 0)
        if not self.address:
            raise MemoryError
        self.view = k.Scratch.from_address(self.address)

    def __del__(self) -> None:
        self._library.st_free_scratch(self.address)


def _text(prepared: Prepared) -> int:
    assert isinstance(prepared, NativeText)
    return prepared.address


def _pointers(segments: Sequence[Segment]) -> Any:
    return (c_void_p * len(segments))(*(segment.address for segment in segments))  # type: ignore[attr-defined]


def _trouble(status: int) -> Exception:
    if status == k.NO_MEMORY:
        return MemoryError()
    if status == k.TOO_LARGE:
        return TooLargeError("The text or segment is larger than the engine takes; cut it into its items.")
    return ArchiveFormatError("A segment of the archive is damaged; build the archive anew.")
