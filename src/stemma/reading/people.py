"""Who attended, and in which post? Reads lists of people: "Post Name", "Post, Name" and "Name, Post" after a bullet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stemma.reading.line import Line
from stemma.reading.post import POSTS
from stemma.shapes import Person

MOST_CHARS = 240
_BULLET = re.compile(r"(?:[•●▪◦‣∙*·–—-]|\d{1,2}[.)])\s+(?=\S)")
_END = re.compile(r"[\s,;.]*(?:[,;]\s*(?:and|und|et|y|e|и|as well as)|\s(?:and|und|et|y))?[\s,;.]*$")
_INTRO = re.compile(
    r"attend|present|particip|delegation|took part|taking part|included?|accompan|members|speakers|"
    r"guests|panel|among (?:them|those)|signed by|teilnehm|anwesend|teilgenommen|asisti|particip|"
    r"presen|участ|присутств|حضر|شارك|الحضور|consist|elected|appointed|were",
    re.IGNORECASE,
)
_POST = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, POSTS), key=len, reverse=True))})\b", re.IGNORECASE)
_CAPITAL = re.compile(r"[^\W\d_a-zà-ÿа-яё]")
_NAME_SMALL = frozenset(
    ["de", "la", "von", "van", "der", "den", "del", "da", "dos", "bin", "ibn", "al", "el", "ben", "zu", "ter", "di"]
)


def find_people(lines: Sequence[Line], told: Sequence[Person] = ()) -> tuple[Person, ...]:
    """The people of the text's lists. ``begin`` and ``end`` hold post and name; the bullet and the comma after it are out."""
    people = list(told)
    number = 0
    while number < len(lines):
        run = _run_of_bullets(lines, number)
        if not run:
            number += 1
            continue
        intro = lines[number - 1].text if number else ""
        read = [(line, _read_item(line)) for line in run]
        good = [person for _, person in read if person]
        led = intro.endswith(":") and bool(_INTRO.search(intro[-200:]))
        if (led and good) or (len(good) >= 2 and len(good) * 2 > len(run) and all(person.post for person in good)):
            people += [person for person in good if led or person.post]
        number += len(run)
    return tuple(people)


def _run_of_bullets(lines: Sequence[Line], number: int) -> list[Line]:
    run = []
    while number < len(lines) and _BULLET.match(lines[number].text):
        run.append(lines[number])
        number += 1
    return run


def _read_item(line: Line) -> Person | None:
    if len(line.text) > MOST_CHARS:
        return None
    bullet = _BULLET.match(line.text)
    at = bullet.end() if bullet else 0
    item = line.text[at:]
    item = item[: _END.search(item).start()]  # type: ignore[union-attr]  # it matches the empty end too
    begin = line.begin + at
    split = split_post_and_name(item)
    if split is None:
        return None
    post, name = split
    return Person(name, post, begin, begin + len(item))


def split_post_and_name(item: str) -> tuple[str | None, str] | None:
    """Post and name of "Post Name", "Post, Name", "Name, Post" or a bare name; None where no name is found."""
    head, comma, tail = item.rpartition(",")
    tail = tail.strip()
    if comma and _is_name(tail) and not _POST.search(tail):
        return head.strip(), tail
    first, comma, rest = item.partition(",")
    if comma and _is_name(first.strip()) and not _POST.search(first) and (_POST.search(rest) or rest.strip()):
        return rest.strip(), first.strip()
    opened = re.match(r"([^()]{3,60})\s\(([^()]{3,120})\)$", item)
    if opened and _is_name(opened[1]):
        return opened[2].strip(), opened[1].strip()
    dashed = re.split(r"\s[–—-]\s", item, maxsplit=1)
    if len(dashed) == 2 and _is_name(dashed[0]) and not _POST.search(dashed[0]):
        return dashed[1].strip(), dashed[0].strip()
    last = None
    for found in _POST.finditer(item):
        last = found
    if last is not None and (name := item[last.end() :].strip(" .")) and _is_name(name):
        return item[: last.end()].strip(), name
    words = item.split()
    for count in (3, 2):
        name = " ".join(words[-count:])
        if (
            len(words) > count
            and _is_name(name)
            and last is not None
            and last.end() <= len(item) - len(name)
            and count == 2
        ):
            return " ".join(words[:-count]), name
    return (None, item) if _is_name(item) and last is None and len(words) >= 2 else None


def _is_name(words: str) -> bool:
    parts = words.split()
    if not 1 <= len(parts) <= 5 or any(char.isdigit() for char in words):
        return False
    big = [part for part in parts if part.lower() not in _NAME_SMALL]
    return bool(big) and all(_CAPITAL.match(part) or part.lower().startswith("al-") for part in big)
