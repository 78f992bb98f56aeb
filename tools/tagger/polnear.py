"""What does PolNeAR hold? Articles with the places of every source, cue and content, as the first annotator marked them."""

from __future__ import annotations

import re
import tarfile
from dataclasses import dataclass
from pathlib import Path

LABELS = {"Source": "speaker", "Cue": "cue", "Content": "content"}
Span = tuple[int, int]


@dataclass(frozen=True)
class Marked:
    """One attribution; each part is a tuple of places, as it may be broken."""

    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True)
class Article:
    """A news text with its attributions."""

    name: str
    text: str
    marked: tuple[Marked, ...]

    def spans(self, label: str) -> set[Span]:
        """The places of a label, cut where a paragraph ends."""
        return {
            piece
            for one in self.marked
            for begin, end in getattr(one, label)
            for piece in cut_lines(self.text, begin, end)
        }


def read_part(folder: Path, part: str) -> list[Article]:
    """The articles of a part ("train", "dev") of the corpus, by name."""
    texts: dict[str, str] = {}
    marks: dict[str, dict[str, str]] = {}
    with tarfile.open(folder / f"polnear-{part}.tar.gz") as archive:
        for member in archive:
            held = archive.extractfile(member) if member.isfile() else None
            name = Path(member.name).stem
            if held is None:
                continue
            if member.name.endswith(".txt"):
                texts[name] = held.read().decode("utf-8")
            elif member.name.endswith(".ann"):
                article, _, annotator = name.rpartition("_")
                marks.setdefault(article, {})[annotator] = held.read().decode("utf-8")
    return [Article(name, texts[name], _read_marks(held[min(held)])) for name, held in sorted(marks.items())]


def _read_marks(lines: str) -> tuple[Marked, ...]:
    places: dict[str, list[Span]] = {}
    found = []
    for line in lines.splitlines():
        if place := re.match(r"(T\d+)\t\S+ ([\d ;]+)\t", line):
            pieces = [piece.split() for piece in place[2].split(";")]
            places[place[1]] = [(int(begin), int(end)) for begin, end in pieces]
        elif re.match(r"E\d+\t", line):
            parts: dict[str, set[Span]] = {label: set() for label in LABELS.values()}
            for pair in line.split("\t")[1].split():
                kind, key = pair.split(":")
                label = LABELS.get(re.sub(r"\d+$", "", kind))
                if label:
                    parts[label].update(places.get(key, []))
            found.append(Marked(*(tuple(sorted(parts[label])) for label in ("speaker", "cue", "content"))))
    return tuple(found)


def cut_lines(text: str, begin: int, end: int) -> list[Span]:
    """A place, cut at the ends of lines, without the blanks around each piece."""
    pieces = []
    for found in re.finditer(r"[^\n]+", text[begin:end]):
        line = found.group()
        if line.strip():
            left = begin + found.start() + len(line) - len(line.lstrip())
            pieces.append((left, left + len(line.strip())))
    return pieces


def cut_paragraphs(text: str) -> list[Span]:
    """The places of the paragraphs: lines with something on them."""
    return cut_lines(text, 0, len(text))
