"""The labelled texts: whole ones, and pages whose prose is filled in (`~~~`), with each mention's role."""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stemma.reading.annotate import lay
from stemma.reading.credits.model.feature import Ground, features_of
from stemma.reading.credits.model.mention import Mention, find_mentions
from stemma.reading.credits.model.party import ROLES
from stemma.shapes import Document

_PROSE = re.compile(r"(?m)^~~~[ \t]*$")
NONE = 0


@dataclass(slots=True)
class Example:
    """One text with its mentions, their features and their labels: 0 none, else the place in ``ROLES`` and one."""

    row: dict[str, Any]
    ground: Ground
    mentions: list[Mention]
    features: list[list[str]]
    labels: list[int]


def load_rows(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """The texts of JSON lines; prose is filled in where a text leaves room for it, always the same."""
    rows = [json.loads(line) for path in paths for line in path.read_text("utf-8").split("\n") if line]
    prose = _prose([row for row in rows if not _PROSE.search(row["text"])])
    return [_filled(row, prose, random.Random(row["id"])) if _PROSE.search(row["text"]) else row for row in rows]


def _prose(rows: Sequence[dict[str, Any]]) -> dict[str, list[str]]:
    """Paragraphs without a credit, by language."""
    kept: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        text, at = row["text"], 0
        for part in re.split(r"\n\s*\n", text):
            begin = text.find(part, at)
            at = begin + len(part)
            free = not any(p["begin"] < at and begin < p["end"] for hop in row["hops"] for p in hop["printed"])
            if len(part) > 150 and free and "\n" not in part and part[-1] in '.。”"»':
                kept[row["lang"]].append(part)
    return kept


def _filled(row: dict[str, Any], prose: dict[str, list[str]], chance: random.Random) -> dict[str, Any]:
    text, new, at = row["text"], "", 0
    moves: list[tuple[int, int]] = []
    for found in _PROSE.finditer(text):
        pool = prose.get(row["lang"]) or prose["en"]
        body = "\n\n".join(chance.sample(pool, min(len(pool), chance.choice((1, 1, 2, 2, 3)))))
        before = "\n" if found.start() and text[: found.start()][-2:] != "\n\n" and chance.random() < 0.8 else ""
        after = "\n" if text[found.end() : found.end() + 2] != "\n\n" and chance.random() < 0.8 else ""
        new += text[at : found.start()] + before + body + after
        moves.append((found.start(), len(before + body + after) - (found.end() - found.start())))
        at = found.end()

    def moved(place: int) -> int:
        return place + sum(by for begin, by in moves if begin < place)

    hops = [
        {**hop, "printed": [{**p, "begin": moved(p["begin"]), "end": moved(p["end"])} for p in hop["printed"]]}
        for hop in row["hops"]
    ]
    return {**row, "text": new + text[at:], "hops": hops}


def make_example(row: dict[str, Any]) -> Example:
    """The text as the reader sees it, without what its rules for credits say."""
    laid = lay(Document(text=row["text"], format="plain"))
    ground = laid.credit_ground()
    mentions = find_mentions(ground.words, ground.agencies)
    spans = {(p["begin"], p["end"]): ROLES.index(hop["role"]) + 1 for hop in row["hops"] for p in hop["printed"]}
    labels = [
        next((spans[span] for span in _spans(row["text"], mention, ground) if span in spans), NONE)
        for mention in mentions
    ]
    return Example(row, ground, mentions, [list(dict.fromkeys(features_of(m, ground))) for m in mentions], labels)


def _spans(text: str, mention: Mention, ground: Ground) -> Iterator[tuple[int, int]]:
    begin, end = ground.words[mention[0]].begin, ground.words[mention[1] - 1].end
    while text[begin:end].endswith(("'s", "’s")):
        end -= 2
    yield begin, end
    yield begin, end - (text[end - 1] == ".")
    yield begin, end + (text[end : end + 1] == ".")
