"""How do the postings of new documents become segments, and segments larger ones?

What is put waits in the database until there is enough for a segment; segments of one size are merged four at a time, so
that there are few however many documents come one by one, and each posting is written again seldom.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stemma.text.engine import Segment
from stemma.text.index.files import SegmentFolder, Written
from stemma.text.index.segment import MOST_POSTINGS, NUMBER_BITS

# Fresh postings that make a segment: those of some 370 reports of 500 words. A reader sorts them after every change.
FLUSH_POSTINGS = 1 << 16
# So many are sorted at once when many reports are put together: 32 MB.
PENDING_POSTINGS = 1 << 22
PENDING_DOCUMENTS = 1 << 20
MERGED_AT_ONCE = 4
_NUMBER_MASK = (1 << NUMBER_BITS) - 1


class Merged(NamedTuple):
    """A segment made of others, which is not in their place yet."""

    sources: tuple[str, ...]
    written: Written


class Writer:
    """The changes of one transaction. It is told when that is committed or given up."""

    def __init__(self, db: sqlite3.Connection, files: SegmentFolder) -> None:
        """With nothing pending."""
        self._db, self._files = db, files
        self._begin()
        self._clear()

    def _begin(self) -> None:
        self._removed: list[int] = []  # documents to take out of the segments
        self._made: list[str] = []  # files that this transaction has written
        self._unwanted: list[str] = []  # files that nobody names once it is committed

    def _clear(self) -> None:
        self._postings, self._names, self._counts = array("Q"), array("I"), array("I")

    @property
    def pending(self) -> int:
        """How many documents are pending: the number, in their segment, of the next."""
        return len(self._counts)

    def add(self, documents: Sequence[int], reports: Sequence[int], postings: array[int], counts: array[int]) -> None:
        """Take the postings of new documents, numbered from `pending` on, so many of each. They are greater than all before."""
        self._postings.extend(postings)
        self._names.extend(number for pair in zip(documents, reports, strict=True) for number in pair)
        self._counts.extend(counts)
        if len(self._postings) >= PENDING_POSTINGS or len(self._counts) >= PENDING_DOCUMENTS:
            self._write_pending()

    def remove(self, documents: Sequence[int]) -> None:
        """Forget documents: fresh ones at once, those in a segment when the transaction is committed."""
        if self._names and max(documents, default=0) >= self._names[0]:
            self.flush()
        for document in documents:
            if self._db.execute("DELETE FROM fresh WHERE document = ?", (document,)).rowcount == 0:
                self._removed.append(document)

    def forget_all(self) -> None:
        """Forget everything."""
        self._clear()
        self._unwanted += [name for (name,) in self._db.execute("SELECT name FROM segment")]
        for table in ("fresh", "segment"):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - the names stand in the line above

    def flush(self) -> None:
        """Put what is pending where a search sees it."""
        if len(self._postings) >= FLUSH_POSTINGS:
            self._write_pending()
            return
        begin = 0
        for number, count in enumerate(self._counts):
            bare = array("Q", sorted({one & ~_NUMBER_MASK for one in self._postings[begin : begin + count]}))
            self._db.execute(
                "INSERT INTO fresh (document, report, postings) VALUES (?, ?, ?)",
                (self._names[2 * number], self._names[2 * number + 1], bare.tobytes()),
            )
            begin += count
        self._clear()

    def settle(self) -> None:
        """Before the commit: what is pending is written, fresh postings are made a segment where they are enough, and merged."""
        if self._counts:
            self.flush()
            (waiting,) = self._db.execute("SELECT COALESCE(SUM(LENGTH(postings)), 0) / 8 FROM fresh").fetchone()
            if waiting >= FLUSH_POSTINGS:
                self._write_fresh()
        if self._made:
            self._merge_tiers()

    def after_commit(self) -> None:
        """Files that nobody needs are taken away, and removed documents out of those that stay."""
        if self._removed:
            for (name,) in self._db.execute("SELECT name FROM segment").fetchall():
                self._files.take_out(name, self._removed)
        self._files.remove(self._unwanted)
        self._begin()

    def give_up(self) -> None:
        """The transaction was rolled back: nothing of it stays."""
        self._clear()
        self._files.remove(self._made)
        self._begin()

    def merge_all(self, filed: Mapping[str, Segment]) -> Merged | None:
        """One segment of all, made while others may write; None where there is nothing to merge."""
        if not filed:
            return None
        return Merged(tuple(filed), self._files.merge(list(filed.values()), is_finished=False))

    def put_in_place(self, made: Merged | None) -> bool:
        """In a transaction: the merged segment instead of its sources. False, and nothing changed, where they are gone."""
        self._sweep()
        if made is None:
            return True
        named = {name for (name,) in self._db.execute("SELECT name FROM segment")}
        self._made.append(made.written.name)
        if not named.issuperset(made.sources):
            self._unwanted.append(made.written.name)
            return False
        self._files.finish(made.written.name)
        self._replace(made)
        living = {document for (document,) in self._db.execute("SELECT document FROM name")}
        self._removed += [document for document in self._files.living(made.written.name) if document not in living]
        return True

    def _replace(self, made: Merged) -> None:
        self._db.executemany("DELETE FROM segment WHERE name = ?", ((name,) for name in made.sources))
        self._unwanted += made.sources
        self._name(made.written)

    def _name(self, written: Written) -> None:
        self._db.execute("INSERT INTO segment (name, documents, postings, checksum) VALUES (?, ?, ?, ?)", written)

    def _write_pending(self) -> None:
        self._write(self._postings, self._names)
        self._clear()

    def _write_fresh(self) -> None:
        self._write(*read_fresh(self._db))
        self._db.execute("DELETE FROM fresh")

    def _write(self, postings: array[int], names: array[int]) -> None:
        written = self._files.write(postings, names)
        self._made.append(written.name)
        self._name(written)

    def _merge_tiers(self) -> None:
        """While there are enough segments of one size, they are made one. What earlier merges left over is swept away."""
        self._sweep()
        while sources := self._tier():
            opened = [self._files.open(name) for name in sources]
            try:
                written = self._files.merge([one.segment for one in opened])
            finally:
                for one in opened:
                    one.close()
            self._made.append(written.name)
            self._replace(Merged(tuple(sources), written))

    def _tier(self) -> list[str]:
        """The segments of the smallest size of which there are enough."""
        tiers: dict[int, list[str]] = {}
        sizes: dict[int, int] = {}
        for name, postings in self._db.execute("SELECT name, postings FROM segment ORDER BY rowid"):
            tier = max(0, (postings // FLUSH_POSTINGS).bit_length() - 1) // 2
            tiers.setdefault(tier, []).append(name)
            sizes[tier] = sizes.get(tier, 0) + postings
        full = (tier for tier in sorted(tiers) if len(tiers[tier]) >= MERGED_AT_ONCE and sizes[tier] < MOST_POSTINGS)
        return next((tiers[tier] for tier in full), [])

    def _sweep(self) -> None:
        """What a crash left."""
        named = [name for (name,) in self._db.execute("SELECT name FROM segment")]
        self._unwanted += self._files.strays([*named, *self._made])


def read_fresh(db: sqlite3.Connection) -> tuple[array[int], array[int]]:
    """The postings that wait in the database, and whose they are, as a segment is written of them."""
    postings, names = array("Q"), array("I")
    for document, report, data in db.execute("SELECT document, report, postings FROM fresh ORDER BY document"):
        number = len(names) // 2
        postings.extend(array("Q", [one | number for one in array("Q", data)]))
        names.extend((document, report))
    return postings, names
