"""The archive of reports on disk: put documents in, hold a page against them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from stemma.finding.body import Body, pack_document, unpack_body
from stemma.finding.first import dated
from stemma.finding.matter import prepare
from stemma.finding.search import Search, judge_all, version_order
from stemma.finding.shelf import Held, Kept
from stemma.shapes import ArchiveError, Document, Match
from stemma.text import Segment
from stemma.text.index import Item, Store

# Reports kept prepared while pages are found, by their words: 25 MB of memory, however large the archive is.
_KEPT_WORDS = 500_000


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
        self._store.put_all([_item(key, version, document)])

    def add_all(self, items: Iterable[tuple[str, str, Document]]) -> int:
        """Put many (key, version, document), all on the disk on return or none; how many. Quicker than one by one."""
        return self._store.put_all(_item(*item) for item in items)

    def remove(self, key: str, *, version: str | None = None) -> int:
        """Take out one version of a report, or the whole report; how many versions that were.

        Its text is overwritten on the disk. Its fingerprints are nobody's from then on; `compact` takes them away too.
        """
        return self._store.drop(key, version)

    def find(self, document: Document, *, details: bool = True, passages: bool = False) -> list[Match]:
        """The reports that a page holds, heaviest first; of each the version it carries best, of equals the newest.

        With ``passages`` those that share a passage and are no copy come too, as ``unrelated``. Without ``details``
        edits, blame, drift and credit are left out, and the shares count all words (see `stemma.finding.brief`).
        """
        found = Search(self._shelf).find(document, every_passage=passages, details=details)
        return list(judge_all(document, found, details=details, every=passages))

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
            return self._shelf.body(one.id).document()

    def has(self, key: str, version: str = "") -> bool:
        """Whether a version of a report is here, the one without a name where none is named."""
        return self._store.find(key, version) is not None

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

    def compact(self) -> None:
        """Merge the index into one file, without what was taken out, and give unused space back. Readers go on meanwhile."""
        self._store.compact()

    def check(self) -> list[str]:
        """Read the whole archive; one sentence for everything that is wrong, none where it is sound."""
        wrong = self._store.check()
        for kept in self._store.all():
            try:
                self._shelf.body(kept.id).document()
            except ArchiveError as error:
                if str(error) not in wrong:
                    wrong.append(str(error))
        return wrong

    def stats(self) -> dict[str, int]:
        """``reports``, ``documents``, ``postings``, ``segments``, ``body_bytes``, ``segment_bytes``, ``disk_bytes``."""
        return self._store.stats()

    def erase(self) -> None:
        """Take out every report; the bytes are overwritten on the disk and their space given back."""
        self._store.erase()


def _item(key: str, version: str, document: Document) -> Item:
    body, text_at = pack_document(document)
    return Item(key, version, body, text_at, dated(document), prepare(document) if document.set_aside else None)


class _ArchiveShelf:
    """The archive as a search sees it. A document's number is never used twice, so what is kept in memory stays right."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept = Kept(self._make, _KEPT_WORDS)

    def segments(self) -> Sequence[Segment]:
        return self._store.segments()

    def count(self) -> int:
        return self._store.count()

    def take(self, document: int) -> Held | None:
        return self._kept.take(document)

    def is_newest(self, held: Held) -> bool:
        order = version_order(held.version)
        return all(version_order(kept.version) <= order for kept in self._store.versions(held.key))

    def body(self, document: int) -> Body:
        found = self._store.kept(document)
        if found is None:
            raise ArchiveError(f"The archive {self._store.path} has no document {document}; it was removed meanwhile.")
        return self._unpacked(document, found[1])

    def _make(self, document: int) -> Held | None:
        found = self._store.kept(document)
        if found is None:
            return None
        kept, data = found
        body = self._unpacked(document, data)
        return Held(kept.report, kept.key, kept.version, body.text, body.prepare(), body.document)

    def _unpacked(self, document: int, data: bytes) -> Body:
        try:
            return unpack_body(data)
        except ValueError as error:
            raise ArchiveError(
                f"Document {document} of the archive {self._store.path} cannot be read ({error}); add that report again."
            ) from error
