"""Which documents hold a hash? One sorted run of postings, as it stands in memory and on disk: the plain twin.

A segment keeps the upper 40 bits of each hash; two k-grams of one number are told apart when the texts are matched. All
numbers are little-endian.

========== ======================================= ==============================================================
header     64 bytes                                "STEMSEG2", u32 documents, u32 postings, u32 bucket bits B,
                                                   u32 bytes of a key, u32 bytes of a number, zeros
names      documents x (u32, u32)                  the number of the document, rising, and of its report, 0 once
                                                   the document was taken out
directory  (2**B + 1) x u32                        the first posting of each bucket, by the upper B bits
keys       postings x bytes of a key               the 40 - B bits below, rising in a bucket
numbers    postings x bytes of a number            which of the documents, rising under one key
slack      8 bytes                                 zeros
========== ======================================= ==============================================================

It takes six bytes a posting. A look-up reads one place of the directory, one bucket of about sixteen keys, and the numbers.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from struct import pack, pack_into, unpack_from

from stemma.shapes import ArchiveFormatError, TooLargeError

MAGIC = b"STEMSEG2"
HEADER_BYTES = 64
SLACK_BYTES = 8
HASH_BITS = 40
NUMBER_BITS = 24
MOST_DOCUMENTS = (1 << NUMBER_BITS) - 1
MOST_POSTINGS = (1 << 32) - 1


class PlainSegment:
    """A segment over its bytes. ArchiveFormatError where they are none."""

    def __init__(self, data: bytearray | memoryview) -> None:
        """Lays a segment over the bytes."""
        self._data = memoryview(data)
        if len(self._data) < HEADER_BYTES or bytes(self._data[:8]) != MAGIC:
            raise ArchiveFormatError("A segment of the archive is damaged; build the archive anew.")
        self.documents, self.postings, self._bucket_bits, self._key_bytes, self._number_bytes = unpack_from(
            "<5I", self._data, 8
        )
        is_sane = (
            self._bucket_bits <= 24
            and self._key_bytes == _key_bytes(self._bucket_bits)
            and 1 <= self._number_bytes <= 4
            and segment_bytes(self.documents, self.postings, self._bucket_bits, self._number_bytes) == len(self._data)
        )
        if not is_sane:
            raise ArchiveFormatError("A segment of the archive is damaged; build the archive anew.")
        self._directory = HEADER_BYTES + 8 * self.documents
        self._keys = self._directory + 4 * ((1 << self._bucket_bits) + 1)
        self._numbers = self._keys + self._key_bytes * self.postings

    def close(self) -> None:
        """Let go of the bytes."""
        self._data.release()

    def holders(self, value: int) -> list[tuple[int, int]]:
        """The living documents that hold a hash (64 bits), as (document, report)."""
        named = (self._name(self._number(at)) for at in self._places(value))
        return [name for name in named if name[1]]

    def count(self, value: int) -> int:
        """How many documents hold a hash, those that were taken out among them."""
        return len(self._places(value))

    def _places(self, value: int) -> range:
        """The postings of a hash."""
        upper, below = value >> (64 - HASH_BITS), HASH_BITS - self._bucket_bits
        bucket, key = upper >> below, upper & ((1 << below) - 1)
        low, end = self._bucket(bucket)
        high = end
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self._key(middle) < key else (low, middle)
        first = low
        while low < end and self._key(low) == key:
            low += 1
        return range(first, low)

    def living(self) -> list[tuple[int, int, int]]:
        """The documents that were not taken out, as (number, document, report)."""
        named = ((number, *self._name(number)) for number in range(self.documents))
        return [one for one in named if one[2]]

    def all(self) -> Iterator[tuple[int, int]]:
        """Every posting as (40 bits of the hash, number), in order."""
        below = HASH_BITS - self._bucket_bits
        for bucket in range(1 << self._bucket_bits):
            begin, end = self._bucket(bucket)
            for at in range(begin, end):
                yield bucket << below | self._key(at), self._number(at)

    def _bucket(self, bucket: int) -> tuple[int, int]:
        begin, end = unpack_from("<2I", self._data, self._directory + 4 * bucket)
        return min(begin, self.postings), min(end, self.postings)

    def _key(self, at: int) -> int:
        return self._read(self._keys, self._key_bytes, at)

    def _number(self, at: int) -> int:
        return self._read(self._numbers, self._number_bytes, at)

    def _read(self, section: int, size: int, at: int) -> int:
        begin = section + size * at
        return int.from_bytes(self._data[begin : begin + size], "little")

    def _name(self, number: int) -> tuple[int, int]:
        if number >= self.documents:
            return 0, 0
        document, report = unpack_from("<2I", self._data, HEADER_BYTES + 8 * number)
        return document, report


def write_segment(postings: Iterable[int], names: Sequence[int]) -> bytearray:
    """A segment of postings (40 bits of a hash over 24 bits of a number); ``names`` are (document, report), flat, by number."""
    ordered = sorted(set(postings))
    documents = len(names) // 2
    if documents > MOST_DOCUMENTS or len(ordered) > MOST_POSTINGS:
        raise TooLargeError(f"A segment takes {MOST_DOCUMENTS:,} documents, and these are {documents:,}; make several.")
    bits, number_bytes = _bucket_bits(len(ordered)), _number_bytes(documents)
    key_bytes, below = _key_bytes(bits), HASH_BITS - bits
    data = bytearray(segment_bytes(documents, len(ordered), bits, number_bytes))
    data[:HEADER_BYTES] = (MAGIC + pack("<5I", documents, len(ordered), bits, key_bytes, number_bytes)).ljust(
        HEADER_BYTES, b"\0"
    )
    pack_into(f"<{len(names)}I", data, HEADER_BYTES, *names)
    directory = array("I", bytes(4 * ((1 << bits) + 1)))
    keys, numbers = bytearray(), bytearray()
    for posting in ordered:
        upper = posting >> NUMBER_BITS
        directory[(upper >> below) + 1] += 1
        keys += (upper & ((1 << below) - 1)).to_bytes(key_bytes, "little")
        numbers += (posting & MOST_DOCUMENTS).to_bytes(number_bytes, "little")
    for bucket in range(1, len(directory)):
        directory[bucket] += directory[bucket - 1]
    at = HEADER_BYTES + 4 * len(names)
    for section in (pack(f"<{len(directory)}I", *directory), keys, numbers):
        data[at : at + len(section)] = section
        at += len(section)
    return data


def measure_merged(segments: Sequence[PlainSegment]) -> tuple[int, int, int]:
    """How many documents and postings are left of the segments when they are merged, and how many bytes that takes."""
    documents = postings = 0
    for segment in segments:
        living = {number for number, _, _ in segment.living()}
        documents += len(living)
        postings += sum(number in living for _, number in segment.all())
    return documents, postings, segment_bytes(documents, postings, _bucket_bits(postings), _number_bytes(documents))


def merge_segments(segments: Sequence[PlainSegment]) -> bytearray:
    """One segment of all, without the documents that were taken out; documents rise in it."""
    named = sorted(
        (document, report, at, number)
        for at, segment in enumerate(segments)
        for number, document, report in segment.living()
    )
    number_of = {(at, old): number for number, (_, _, at, old) in enumerate(named)}
    postings = [
        upper << NUMBER_BITS | number_of[at, old]
        for at, segment in enumerate(segments)
        for upper, old in segment.all()
        if (at, old) in number_of
    ]
    return write_segment(postings, [part for document, report, _, _ in named for part in (document, report)])


def segment_bytes(documents: int, postings: int, bucket_bits: int, number_bytes: int) -> int:
    """How large a segment is."""
    sections = 8 * documents + 4 * ((1 << bucket_bits) + 1) + (_key_bytes(bucket_bits) + number_bytes) * postings
    return HEADER_BYTES + sections + SLACK_BYTES


def _bucket_bits(postings: int) -> int:
    bits = 4
    while bits < 24 and 16 << bits < postings:
        bits += 1
    return bits


def _key_bytes(bucket_bits: int) -> int:
    return (HASH_BITS - bucket_bits + 7) // 8


def _number_bytes(documents: int) -> int:
    return max(1, ((documents - 1).bit_length() + 7) // 8) if documents else 1
