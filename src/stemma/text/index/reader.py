"""Which segments does a search look through, as the archive stands now?"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from stemma.shapes import ArchiveError
from stemma.text.choice import choose_engine
from stemma.text.engine import Segment
from stemma.text.index.files import SegmentFile, SegmentFolder
from stemma.text.index.writer import read_fresh

_TRIES = 20  # a segment may be merged away between the look into the database and the look into the folder


class Reader:
    """The open segments of an archive, and one in memory of what is not in a file yet."""

    def __init__(self, db: sqlite3.Connection, files: SegmentFolder) -> None:
        """With nothing open."""
        self._db, self._files = db, files
        self._open: dict[str, SegmentFile] = {}
        self._fresh: Segment | None = None
        self._fresh_data: bytearray | None = None
        self._seen: int | None = None

    def close(self) -> None:
        """Let go of all files."""
        for one in self._open.values():
            one.close()
        self._open, self._fresh, self._fresh_data, self._seen = {}, None, None, None

    def forget(self) -> None:
        """Look again next time: this process has written."""
        self._seen = None

    def segments(self) -> Sequence[Segment]:
        """All segments. Costs next to nothing where nobody has written since."""
        (stamp,) = self._db.execute("PRAGMA data_version").fetchone()
        if stamp != self._seen:
            self._refresh()
            self._seen = stamp
        filed = [one.segment for one in self._open.values()]
        return [*filed, self._fresh] if self._fresh else filed

    def filed(self) -> dict[str, Segment]:
        """The segments that have a file, by name."""
        self.segments()
        return {name: one.segment for name, one in self._open.items()}

    def _refresh(self) -> None:
        for _ in range(_TRIES):
            named = [str(name) for (name,) in self._db.execute("SELECT name FROM segment ORDER BY rowid")]
            for name in set(self._open) - set(named):
                self._open.pop(name).close()
            try:
                for name in named:
                    if name not in self._open:
                        self._open[name] = self._files.open(name)
                break
            except FileNotFoundError:
                continue
        else:
            raise ArchiveError(f"The archive {self._files.archive} has lost a segment; build the archive anew.")
        self._read_fresh()

    def _read_fresh(self) -> None:
        postings, names = read_fresh(self._db)
        self._fresh = self._fresh_data = None
        if names:
            self._fresh_data = choose_engine().write_segment(postings, names)
            self._fresh = choose_engine().open_segment(self._fresh_data)
