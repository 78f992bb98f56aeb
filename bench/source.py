"""Which texts does a bench start from? A folder of texts, JSON lines, or the repository's own corpus."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
OWN = (
    ROOT / "corpus" / "chains" / "develop.jsonl",
    ROOT / "corpus" / "chains" / "sealed.jsonl",
    ROOT / "src" / "stemma" / "sample" / "reports",
)  # whole texts of a report's length
SHARED = ROOT.parent / "shared" / "data" / "texts" / "reuters-1987.jsonl.gz"
_SENTENCE_END = re.compile(r"(?<=[.!?\u2026\u061f\u06d4\u3002])[\"'\u201d\u2019\u00bb)]*\s+|(?<=[\u3002])|\n\s*\n")
_TAIL = re.compile(r"\n[ \t]*(?=\n)")


class Text(NamedTuple):
    """A text of the source; ``group`` is its language where that is told: only texts of one group are mixed."""

    id: str
    text: str
    group: str = ""


def default_sources() -> tuple[Path, ...]:
    """The shared news texts where they are laid beside the repository, else the repository's own corpus."""
    return (SHARED,) if SHARED.exists() else OWN


def load_texts(sources: Iterable[Path]) -> Iterator[Text]:
    """Every text of files and folders, in name order. JSON lines need ``text``; ``id`` and ``lang`` are taken along."""
    for source in sources:
        paths = sorted(path for path in source.rglob("*") if path.is_file()) if source.is_dir() else [source]
        for path in paths:
            if path.name.endswith((".jsonl", ".jsonl.gz")):
                yield from _load_lines(path)
            elif path.suffix == ".txt":
                yield Text(path.stem, tidy(path.read_text("utf-8", "replace")))


def _load_lines(path: Path) -> Iterator[Text]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                item = json.loads(line)
                yield Text(str(item.get("id", number)), tidy(item["text"]), str(item.get("lang", "")))


def tidy(text: str) -> str:
    """The text with line ends alone at its paragraphs' ends and nothing around it."""
    return _TAIL.sub("\n", text.replace("\r\n", "\n")).strip()


class Sentence(NamedTuple):
    """A sentence's place in its text."""

    begin: int
    end: int


def cut_sentences(text: str) -> list[Sentence]:
    """Sentences and headings in order; a plain rule, good enough to cut and to mix by.

    >>> [text[b:e] for text in ["One ran. Two sat.\\n\\nThree"] for b, e in cut_sentences(text)]
    ['One ran.', 'Two sat.', 'Three']
    """
    cut: list[Sentence] = []
    begin = 0
    for match in _SENTENCE_END.finditer(text):
        gap = match.group()
        end = match.start() + len(gap) - len(gap.lstrip("\"'\u201d\u2019\u00bb)"))
        _append(cut, text, begin, end)
        begin = match.end()
    _append(cut, text, begin, len(text))
    return cut


def cut_paragraphs(text: str) -> list[Sentence]:
    """The places of the paragraphs, which blank lines part."""
    cut: list[Sentence] = []
    begin = 0
    for match in re.finditer(r"\n\s*\n", text):
        _append(cut, text, begin, match.start())
        begin = match.end()
    _append(cut, text, begin, len(text))
    return cut


def _append(cut: list[Sentence], text: str, begin: int, end: int) -> None:
    piece = text[begin:end]
    begin += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if begin < end:
        cut.append(Sentence(begin, end))


_QUOTATION = re.compile(
    r"\"[^\"\n]+\"|\u201c[^\u201c\u201d\n]+\u201d|\u00ab[^\u00ab\u00bb\n]+\u00bb|\u201e[^\u201e\u201c\u201d\n]+[\u201c\u201d]"
)


def find_quotations(text: str, *, least_words: int) -> list[Sentence]:
    """What stands between quotation marks, marks left out, where it has so many words; a paragraph with an odd mark is skipped.

    >>> find_quotations('He said "we will go on as before" and left.', least_words=5)
    [Sentence(begin=9, end=32)]
    """
    found: list[Sentence] = []
    for begin, end in cut_paragraphs(text):
        if text.count('"', begin, end) % 2:
            continue
        for match in _QUOTATION.finditer(text, begin, end):
            inner = match.group()[1:-1]
            if len(inner.split()) >= least_words:
                _append(found, text, match.start() + 1, match.end() - 1)
    return found
