"""The archive of reports on disk: put documents in, hold a page against them."""

from __future__ import annotations

import json
import zlib
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from stemma.finding.first import dated
from stemma.finding.matter import words_of
from stemma.finding.search import Search, judge_all, renamed, version_order
from stemma.finding.shelf import Held, Place
from stemma.shapes import ArchiveError, Document, InputError, Match, from_plain, to_plain
from stemma.text import fingerprint
from stemma.text.index import Store

# Documents of the archive kept in memory, so that many pages of one report do not read it again each time.
_KEPT = 256
_KEPT_CHARS = 200_000


class Archive:
    """Reports on disk under keys, each in one or more versions. One process writes at a time, any number find.

    Use it as a context manager. Opening costs the same whatever the size. It may be passed between threads.

    >>> from tempfile import TemporaryDirectory
    >>> text = "The ferry to the islands will sail twice a day from Monday, the harbour master said on Friday evening."
    >>> with TemporaryDirectory() as folder, Archive(folder, create=True) as archive:
    ...     archive.add("ferry", Document(id="ferry", text=text))
    ...     [match.report for match in archive.find(Document(text="As we hear: " + text))]
    ['ferry']
    """

    def __init__(self, path: Path | str, *, create: bool = False) -> None:
        """Open the archive in a folder; with ``create`` make one where there is none.

        ArchiveFormatError where the folder is something else or of another format version, ArchiveError where nothing is.
        """
        self._store = Store(path, create=create)
        self._shelf = _ArchiveShelf(self._store)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The archive's folder."""
        return self._store.path

    def close(self) -> None:
        """Let go of the files; a second call does nothing."""
        self._store.close()

    def add(self, key: str, document: Document, *, version: str = "") -> None:
        """Put a version of a report, in place of what stood under the same key and version. On the disk on return.

        ArchiveError where another process writes for longer than 20 seconds, or the disk is full: then nothing has changed.
        """
        seeds = fingerprint(words_of(document))
        self._store.put(key, version, _to_bytes(document), seeds, dated=dated(document))

    def add_all(self, items: Iterable[tuple[str, str, Document]]) -> int:
        """Put many (key, version, document), all on the disk on return or none; how many. Quicker than one by one."""
        number = 0
        with self._store.writing():
            for key, version, document in items:
                self.add(key, document, version=version)
                number += 1
        return number

    def remove(self, key: str, *, version: str | None = None) -> int:
        """Take out one version of a report, or the whole report; how many versions that were."""
        return self._store.drop(key, version)

    def find(self, document: Document, *, passages: bool = False) -> list[Match]:
        """The reports that a page holds, heaviest first; of each the version it carries best, of equals the newest.

        With ``passages`` those that share a passage and are no copy come too, as ``unrelated``.
        """
        with self._store.reading():
            found = Search(self._shelf).find(document, every_passage=passages)
        return list(judge_all(document, found, details=True, every=passages))

    def get(self, key: str, version: str = "") -> Document:
        """A version of a report as it was put; without ``version`` the one of that name or the newest.

        ArchiveError where there is none.
        """
        with self._store.reading():
            kept = self._store.versions(key)
            if not kept:
                raise ArchiveError(f"The archive {self.path} has no report {key!r:.80}; see its keys.")
            named = [one for one in kept if one.version == version]
            if not named and version:
                have = ", ".join(repr(one.version) for one in kept[:10])
                raise ArchiveError(f"Report {key!r:.80} has no version {version!r:.40} in the archive; it has {have}.")
            one = named[0] if named else max(kept, key=lambda one: version_order(one.version))
            return self._shelf.read(one.id)

    def keys(self) -> Iterator[tuple[str, str]]:
        """Every key and version, sorted."""
        for kept in self._store.all():
            yield kept.key, kept.version

    def count(self) -> int:
        """How many reports there are, each counted once whatever its versions."""
        return self._store.count()

    def newest_at(self) -> str | None:
        """The newest date of publication among the documents, ISO 8601 as it was read; None where none is told."""
        return self._store.newest()

    def check(self) -> list[str]:
        """Read the whole archive; one sentence for everything that is wrong, none where it is sound."""
        wrong = self._store.check()
        for kept in self._store.all():
            try:
                self._shelf.read(kept.id)
            except ArchiveError as error:
                if str(error) not in wrong:
                    wrong.append(str(error))
        return wrong

    def stats(self) -> dict[str, int]:
        """``reports``, ``documents``, ``postings``, ``body_bytes``, ``disk_bytes``."""
        return self._store.stats()

    def erase(self) -> None:
        """Take out every report; the bytes are overwritten on the disk and their space given back."""
        self._store.erase()


class _ArchiveShelf:
    """The archive as a search sees it. A document's number is never used twice, so what is kept in memory stays right."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: OrderedDict[int, Held] = OrderedDict()

    def places(self, hashes: Iterable[int]) -> Iterator[Place]:
        for holder in self._store.holders(hashes):
            yield Place(*holder)

    def how_many_hold(self, value: int) -> int:
        return self._store.how_many_hold(value)

    def count(self) -> int:
        return self._store.count()

    def take(self, document: int) -> Held:
        if document in self._kept:
            self._kept.move_to_end(document)
            return self._kept[document]
        kept = self._store.kept(document)
        if kept is None:
            raise ArchiveError(f"The archive {self._store.path} has no document {document}; it was removed meanwhile.")
        read = renamed(self.read(document), kept.key)
        held = Held(kept.report, kept.version, read, words_of(read), self._store.hashes(document))
        if len(read.text) <= _KEPT_CHARS:
            self._kept[document] = held
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return held

    def is_newest(self, held: Held) -> bool:
        order = version_order(held.version)
        return all(version_order(kept.version) <= order for kept in self._store.versions(held.document.id))

    def read(self, document: int) -> Document:
        body = self._store.body(document)
        try:
            return from_plain(Document, json.loads(zlib.decompress(body)))
        except (zlib.error, ValueError, InputError) as error:
            raise ArchiveError(
                f"Document {document} of the archive {self._store.path} cannot be read ({error}); add that report again."
            ) from error


def _to_bytes(document: Document) -> bytes:
    """JSON in ASCII, so that half characters survive; deflated."""
    return zlib.compress(json.dumps(to_plain(document), separators=(",", ":")).encode("ascii"), 6)
