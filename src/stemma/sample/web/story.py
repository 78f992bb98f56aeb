"""What is a page of the sample web made of: an invented text of its own, or a report with what was done to it?"""

from __future__ import annotations

from dataclasses import dataclass, field

from stemma.sample.correction import FERRY_RIGHT, FERRY_WRONG
from stemma.sample.report import paragraphs_of


@dataclass(frozen=True, slots=True)
class Story:
    """A page: ``report`` (a file of the sample newsroom) as it is told here, or only ``own`` paragraphs.

    ``take`` cuts the report's paragraphs, ``changes`` are (old, new) runs of words, ``inserted`` puts a paragraph
    before the one of that number, ``more`` names a second report and which of its paragraphs follow. ``credit`` is
    HTML that is put below; ``{link}`` in it never occurs: addresses are written out.
    """

    path: str
    headline: str
    report: str | None = None
    byline: str = ""
    take: tuple[int, int | None] = (0, None)
    changes: tuple[tuple[str, str], ...] = ()
    inserted: tuple[tuple[int, str], ...] = ()
    own: tuple[str, ...] = ()
    more: tuple[str, int, int] | None = None
    credit: str = ""
    canonical: str = ""
    lang: str = "en"
    is_old_version: bool = False
    is_typed_plain: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """A little site: ``folder`` also names its look; ``trick`` says what it does with reports; ``watched`` is its front page or feed."""

    folder: str
    name: str
    contact: str
    trick: str
    stories: tuple[Story, ...]
    watched: str = "/"
    encoding: str = "utf-8"
    robots: str = ""
    front_lines: tuple[str, ...] = field(default=())


_PLAIN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "«": '"', "»": '"', "–": "-", "—": "-", "…": "..."}
)


def paragraphs_of_story(story: Story) -> list[str]:
    """The paragraphs as the page has them. ValueError where a change names words that the report has not."""
    paragraphs: list[str] = []
    if story.report is not None:
        paragraphs = paragraphs_of(story.report)
        if story.report == "ferry.txt" and not story.is_old_version:
            paragraphs = _changed(paragraphs, FERRY_WRONG, FERRY_RIGHT)
        paragraphs = paragraphs[slice(*story.take)]
    for old, new in story.changes:
        paragraphs = _changed(paragraphs, old, new)
    paragraphs = [one for one in paragraphs if one.strip()]
    for place, text in sorted(story.inserted, reverse=True):
        paragraphs.insert(place, text)
    paragraphs += story.own
    if story.more is not None:
        name, begin, end = story.more
        paragraphs += paragraphs_of(name)[begin:end]
    return [one.translate(_PLAIN) for one in paragraphs] if story.is_typed_plain else paragraphs


def headline_of_story(story: Story) -> str:
    """The headline as the page has it."""
    return story.headline.translate(_PLAIN) if story.is_typed_plain else story.headline


def _changed(paragraphs: list[str], old: str, new: str) -> list[str]:
    if sum(one.count(old) for one in paragraphs) != 1:
        raise ValueError(f"{old!r} does not stand once in these paragraphs")
    return [one.replace(old, new) for one in paragraphs]
