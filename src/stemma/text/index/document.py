"""Which documents does an archive hold, under which names, and where are their bytes?

All of it inside one transaction of the archive's database, which the store begins and ends.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from stemma.text.choice import choose_engine
from stemma.text.engine import Prepared
from stemma.text.index.block import BLOCK_BYTES, Columns, Entry, find_entry, pack_block, pack_entries, unpack_block

_PIECE = 500  # documents listed at a time
_LISTED = "SELECT document, report, key, version FROM name {} ORDER BY key, version LIMIT ?"
_BLOCK = "SELECT first, bytes FROM block WHERE first <= ? ORDER BY first DESC LIMIT 1"


class Kept(NamedTuple):
    """One version of one report; ``id`` is new whenever it is put again."""

    id: int
    report: int
    key: str
    version: str


class Item(NamedTuple):
    """A version of a report to be put: its text is UTF-8 and stands in ``body`` from ``text_at`` on.

    It is fingerprinted there, or as it is ``prepared`` where some of it is left out.
    """

    key: str
    version: str
    body: bytes
    text_at: int = 0
    dated: str | None = None
    prepared: Prepared | None = None


class Numbered(NamedTuple):
    """What became of items that were put: their numbers, those of their reports, and the documents they took the place of."""

    documents: Sequence[int]
    reports: Sequence[int]
    replaced: Sequence[int]


class Documents:
    """Names and blocks."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Those of a database."""
        self._db = db

    def put(self, items: Sequence[Item]) -> Numbered:
        """Put items, no two of one name. Their numbers were never used before."""
        keys, versions, bodies, _, dates, _ = zip(*items, strict=True)
        (last,) = self._db.execute("SELECT last FROM total").fetchone()
        documents = range(last + 1, last + 1 + len(items))
        report_of, replaced = self._present(keys, versions)
        known = len(report_of)
        reports = [report_of.setdefault(key, number) for key, number in zip(keys, documents, strict=True)]
        if replaced:
            self._rewrite(replaced)
        self._db.executemany(
            "INSERT OR REPLACE INTO name (key, version, document, report) VALUES (?, ?, ?, ?)",
            sorted(zip(keys, versions, documents, reports, strict=True)),
        )
        self._db.execute(
            "UPDATE total SET last = ?, reports = reports + ?, documents = documents + ?",
            (documents[-1], len(report_of) - known, len(items) - len(replaced)),
        )
        self._put_blocks(Columns(documents, reports, keys, versions, dates, [len(body) for body in bodies]), bodies)
        return Numbered(documents, reports, replaced)

    def remove(self, gone: Sequence[Kept]) -> None:
        """Take documents out: their names and, out of the blocks, their bytes."""
        self._rewrite([one.id for one in gone])
        self._db.executemany("DELETE FROM name WHERE key = ? AND version = ?", [(one.key, one.version) for one in gone])
        keys = {one.key for one in gone}
        left = sum(bool(self.versions(key)) for key in keys)
        self._db.execute(
            "UPDATE total SET reports = reports - ?, documents = documents - ?", (len(keys) - left, len(gone))
        )

    def versions(self, key: str) -> list[Kept]:
        """All versions of a report, as they were put."""
        asked = "SELECT document, report, key, version FROM name WHERE key = ? ORDER BY document"
        return [Kept(*row) for row in self._db.execute(asked, (key,))]

    def read(self, document: int) -> Entry | None:
        """A document, if it is there. ValueError where its block is damaged."""
        row = self._db.execute(_BLOCK, (document,)).fetchone()
        return find_entry(bytes(row[1]), document) if row else None

    def listed(self, after: tuple[str, str] | None) -> list[Kept]:
        """Some hundred documents by key and version, those behind a name; none at the end."""
        where = "" if after is None else "WHERE (key, version) > (?, ?)"
        rows = self._db.execute(_LISTED.format(where), (*(after or ()), _PIECE))
        return [Kept(*row) for row in rows]

    def numbers(self) -> set[int]:
        """The documents in all blocks that can be read."""
        blocks = self._db.execute("SELECT bytes FROM block ORDER BY first")
        return {entry.document for (data,) in blocks for entry in _readable(bytes(data))}

    def put_block(self, entries: Sequence[Entry]) -> None:
        """A block of documents that have their names already; they follow all that are in blocks."""
        self._insert([(entries[0].document, _newest([one.dated for one in entries]), pack_entries(entries))])

    def _present(self, keys: Sequence[str], versions: Sequence[str]) -> tuple[dict[str, int], list[int]]:
        """The reports that some of the keys have already, and the documents of the same names."""
        between = "SELECT 1 FROM name WHERE key >= ? AND key <= ? LIMIT 1"
        if self._db.execute(between, (min(keys), max(keys))).fetchone() is None:
            return {}, []
        wanted = set(zip(keys, versions, strict=True))
        report_of: dict[str, int] = {}
        replaced: list[int] = []
        for key in dict.fromkeys(keys):
            for kept in self.versions(key):
                report_of[key] = kept.report
                if (key, kept.version) in wanted:
                    replaced.append(kept.id)
        return report_of, replaced

    def _put_blocks(self, told: Columns, bodies: Sequence[bytes]) -> None:
        rows: list[tuple[int, str | None, bytes]] = []
        begin = size = 0
        for end, length in enumerate(told.sizes, 1):
            size += length
            if size >= BLOCK_BYTES or end == len(bodies):
                part = told.part(begin, end)
                rows.append((part.documents[0], _newest(part.dates), pack_block(part, b"".join(bodies[begin:end]))))
                begin, size = end, 0
        self._insert(rows)

    def _insert(self, rows: Sequence[tuple[int, str | None, bytes]]) -> None:
        self._db.executemany("INSERT INTO block (first, newest, bytes) VALUES (?, ?, ?)", rows)

    def _rewrite(self, gone: Sequence[int]) -> None:
        """The blocks of some documents without them; the bytes that stood there are overwritten."""
        placed = sorted((self._db.execute(_BLOCK, (one,)).fetchone()[0], one) for one in gone)
        for first, some in groupby(placed, lambda one: one[0]):
            without = {one for _, one in some}
            (data,) = self._db.execute("SELECT bytes FROM block WHERE first = ?", (first,)).fetchone()
            left = [entry for entry in _readable(bytes(data)) if entry.document not in without]
            if left:
                newest = _newest([entry.dated for entry in left])
                self._db.execute(
                    "UPDATE block SET newest = ?, bytes = ? WHERE first = ?", (newest, pack_entries(left), first)
                )
            else:
                self._db.execute("DELETE FROM block WHERE first = ?", (first,))


def post(items: Sequence[Item], number: int) -> tuple[array[int], array[int]]:
    """The postings of items, numbered from ``number`` on, and how many each has."""
    postings, counts = array("Q"), array("I")
    for is_prepared, group in groupby(items, lambda item: item.prepared is not None):
        some = list(group)
        if is_prepared:
            for item in some:
                made = item.prepared.postings(number + len(counts)) if item.prepared else array("Q")
                postings.extend(made)
                counts.append(len(made))
            continue
        sizes = [len(item.body) for item in some]
        spans = array(
            "Q",
            [
                place
                for item, end, size in zip(some, accumulate(sizes), sizes, strict=True)
                for place in (end - size + item.text_at, end)
            ],
        )
        data = b"".join([item.body for item in some])
        more, of_each = choose_engine().post_texts(data, spans, number + len(counts))
        postings.extend(more)
        counts.extend(of_each)
    return postings, counts


def _readable(data: bytes) -> list[Entry]:
    """The documents of a block; of a damaged one nothing can be kept."""
    try:
        return unpack_block(data)
    except ValueError:
        return []


def _newest(dates: Sequence[str | None]) -> str | None:
    return max((date for date in dates if date is not None), default=None)
