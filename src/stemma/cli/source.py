"""Which documents do the sources on a command line name, and which of them cannot be read?

A source is a file, a folder (read through in name order, hidden names skipped), "-", an address, or "@LIST".
"""

from __future__ import annotations

import os
import re
import select
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

import click

from stemma.cli.program import tell_system_error
from stemma.shapes import Document, InputError, StemmaError
from stemma.shapes.failed import Failed

MAX_FOLDER_DEPTH = 200
PIPE_SECONDS = 30.0  # how long a named pipe may have no writer
Item = Document | Failed
_OF_MANY = frozenset((".jsonl", ".ndjson", ".json", ".warc", ".gz", ".zst", ".zip", ".xml", ".rss", ".atom", ".mbox"))
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,30}://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of one argument list; ``allowed`` are the private ip:port pairs that may be fetched."""

    names: tuple[str, ...]
    lists: tuple[str, ...] = ()
    allowed: frozenset[str] = frozenset()
    annotated: bool = True

    @classmethod
    def given(cls, names: tuple[str, ...], lists: tuple[str, ...], allowed: frozenset[str]) -> Sources:
        """The sources of a command that needs at least one. UsageError where there is none."""
        if not names and not lists:
            raise click.UsageError(
                "Nothing was given to read; name a file, a folder, an address, or - for standard input."
            )
        return cls(names, lists, allowed)

    def items(self) -> Iterator[Item]:
        """Every document in order; what cannot be read is a Failed in its place, and the rest goes on."""
        for name in self.names:
            yield from _or_none(name, self._of(name))
        for name in self.lists:
            yield from self._of_list(name)

    def pieces(self) -> Iterator[tuple[str, Path | Item]]:
        """The same with the source that each came from, not all read yet: files of one item as their paths, for `read_file`,
        and documents of larger ones without ``annotated``, for `stemma.reading.complete`.
        """
        for name in self.names:
            if not self._is_path(name):
                yield from ((name, item) for item in _or_none(name, self._of(name)))
                continue
            is_empty = True
            for path in _files(Path(name)):
                is_empty = False
                if isinstance(path, Failed) or not _has_many(path):
                    yield name, path
                else:
                    yield from ((name, item) for item in _guard(str(path), _read_file(path, annotated=False)))
            if is_empty:
                yield name, tell_empty(name)
        for name in self.lists:
            yield from ((name, item) for item in self._of_list(name))

    def _is_path(self, name: str) -> bool:
        """Whether a file or folder is meant, be it there or not."""
        if name in ("", "-") or is_address(name):
            return False
        return bool(os.path.lexists(name)) or not (name.startswith("@") or _OTHER_SCHEME.match(name))

    def _of(self, name: str) -> Iterator[Item]:
        if not name:
            yield Failed("(no name)", "An empty name was given; name a file, a folder or an address.")
        elif name == "-":
            yield from _guard("-", _read_input(self.annotated))
        elif is_address(name):
            yield from _guard(name, self._of_address(name))
        elif (scheme := _OTHER_SCHEME.match(name)) and not os.path.lexists(name):
            yield Failed(
                name,
                f"{name} begins with {scheme[0]}; only http:// and https:// are fetched, and a file is given by its path.",
            )
        elif name.startswith("@") and not os.path.lexists(name):
            yield from self._of_list(name[1:])
        else:
            for path in _files(Path(name)):
                yield from [path] if isinstance(path, Failed) else _guard(str(path), _read_file(path, self.annotated))

    def _of_list(self, name: str) -> Iterator[Item]:
        yield from _guard(name, self._of_addresses(name))

    def _of_addresses(self, name: str) -> Iterator[Item]:
        for number, line in enumerate(_lines(name), 1):
            address = line.strip()
            if not address or address.startswith("#"):
                continue
            if is_address(address):
                yield from _guard(address, self._of_address(address))
            else:
                shown = address[:80]
                yield Failed(
                    shown, f"Line {number} of {name} is no http(s) address: {shown!r}; write one address a line."
                )

    def _of_address(self, address: str) -> Iterator[Item]:
        from stemma.net import Policy, fetch
        from stemma.reading import read_all

        fetched = fetch(address, policy=Policy(allowed=self.allowed))
        if fetched.status >= 400:
            meaning = (
                "the page was removed for a legal reason; look whether it stands elsewhere"
                if fetched.status == 451
                else "the page is gone; look for its new address"
            )
            raise InputError(f"{address} answered with status {fetched.status}: {meaning}.")
        media_type = fetched.headers.get("content-type") or None
        yield from read_all(fetched.body, id=address, media_type=media_type, address=fetched.final_address)


def is_address(name: str) -> bool:
    """Whether the source is an address rather than a file."""
    return name[:8].lower().startswith(("http://", "https://"))


def _guard(name: str, items: Iterable[Item]) -> Iterator[Item]:
    """The items; an error ends them and becomes an item itself."""
    try:
        yield from items
    except BrokenPipeError:
        raise
    except StemmaError as error:
        yield Failed(name, str(error))
    except OSError as error:
        yield Failed(name, tell_system_error(error))
    except RecursionError:
        yield Failed(name, f"{name} is nested too deeply to be read; give a flatter file.")


def _or_none(name: str, items: Iterator[Item]) -> Iterator[Item]:
    """The items, or one that says that a folder holds no file: silence would look like success."""
    first = next(items, None)
    if first is None:
        yield tell_empty(name)
        return
    yield first
    yield from items


def tell_empty(name: str) -> Failed:
    """That a source holds nothing."""
    return Failed(name, f"{name} holds no document; give another source.")


def read_file(path: Path) -> Iterator[Item]:
    """Every document of a file."""
    yield from _guard(str(path), _read_file(path, annotated=True))


def _has_many(path: Path) -> bool:
    """Whether a file may hold many items, or can be read but once."""
    return path.suffix.lower() in _OF_MANY or not path.is_file()


class _Input:
    """Standard input under a name that a sentence can hold."""

    name = "standard input"

    def __init__(self) -> None:
        self.read = _standard_input().read


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise InputError("Standard input is closed; give a file, or send something into it.")
    return sys.stdin.buffer


def _read_input(annotated: bool) -> Iterator[Item]:
    from stemma.reading import read_all

    yield from read_all(cast(BinaryIO, _Input()), id="-", annotated=annotated)


def _read_file(path: Path, annotated: bool) -> Iterator[Item]:
    from stemma.reading import read_all

    if Path(os.path.realpath(path)).is_fifo():  # a shell's <(command) has no such place, and does not wait
        with _open_pipe(path) as pipe:
            yield from read_all(pipe, id=str(path), annotated=annotated)
    else:
        yield from read_all(path, id=str(path), annotated=annotated)


def _open_pipe(path: Path) -> BinaryIO:
    """A named pipe, opened for reading. InputError where nobody writes into it: a plain open would wait for ever."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    pipe = os.fdopen(descriptor, "rb")
    if not select.select([descriptor], [], [], PIPE_SECONDS)[0]:
        pipe.close()
        raise InputError(
            f"Nothing came out of the pipe {path} in {PIPE_SECONDS:.0f} seconds; start what writes into it."
        )
    os.set_blocking(descriptor, True)
    return pipe


def _lines(name: str) -> Iterator[str]:
    """The lines of a list, bounded: an address has no more than 8,000 characters."""
    if name == "-":
        yield from _bounded(_standard_input())
        return
    with Path(name).open("rb") as stream:
        yield from _bounded(stream)


def _bounded(stream: Iterable[bytes]) -> Iterator[str]:
    for line in stream:
        yield line[:10_000].decode("utf-8-sig", "replace")


def _files(path: Path, depth: int = 0) -> Iterator[Path | Failed]:
    """The path itself, or all files under it, sorted by name at every level. Links to folders are not followed."""
    if not _is_folder(path):
        yield path
        return
    if depth > MAX_FOLDER_DEPTH:
        yield Failed(str(path), f"{path} lies more than {MAX_FOLDER_DEPTH} folders deep; give it by itself.")
        return
    try:
        entries = sorted((entry for entry in path.iterdir() if not entry.name.startswith(".")), key=lambda e: e.name)
    except OSError as error:
        yield Failed(str(path), tell_system_error(error))
        return
    for entry in entries:
        if _is_folder(entry) and not entry.is_symlink():
            yield from _files(entry, depth + 1)
        elif _is_plain(entry):
            yield entry


def _is_folder(path: Path) -> bool:
    """False too for what cannot be looked at: opening it says why, and the rest goes on."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _is_plain(path: Path) -> bool:
    """A regular file, or something that fails when it is opened: pipes and devices of a folder would hang the run."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return True
    return stat.S_ISREG(mode)
