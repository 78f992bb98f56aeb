"""How does the provenance rail become HTML? Bands, letters and evidence beside the text; no script, no inline style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from stemma.look.legible import legible
from stemma.look.letter import PERHAPS, UNKNOWN, Chains, Letter, letter_for, letters_of
from stemma.look.mark import Mark, Marked
from stemma.look.rail import Paragraph, Run, Stretch, lay_out
from stemma.look.word import mark_label, word
from stemma.shapes import Blamed, Drift, Span


def rail_html(text: str, blame: Sequence[Blamed], hops: Chains, marks: Iterable[Mark], anchor: str) -> SafeString:
    """The paragraphs of a text with its rail; the frame around them is the template's."""
    marked = Marked(marks)
    paragraphs = lay_out(text, blame, letters_of(hops))
    return _safe("".join(_paragraph(text, paragraph, marked, anchor) for paragraph in paragraphs))


def text_html(text: str, marks: Iterable[Mark]) -> SafeString:
    """The paragraphs of a text without a rail."""
    marked = Marked(marks)
    return _safe("".join(_paragraph(text, paragraph, marked, None) for paragraph in lay_out(text, (), {})))


def words_html(text: str, begin: int, end: int, marks: Iterable[Mark]) -> SafeString:
    """A run of a text in one line, with its marks."""
    return _safe("".join(_pieces(text, begin, end, Marked(marks))))


def drift_html(drift: Drift, report_text: str, page_text: str) -> tuple[SafeString, SafeString]:
    """A quotation as the report has it and as the page has it, with what differs marked; empty where there is none."""
    was = [Mark(*edit.report, "edit_cut", word(edit.kind, "edit")) for edit in drift.edits]
    now = [Mark(*edit.page, "edit_added", word(edit.kind, "edit")) for edit in drift.edits]
    return (
        words_html(report_text, *_within(drift.report, report_text), was),
        words_html(page_text, *_within(drift.page, page_text), now) if drift.page else SafeString(""),
    )


def name_of(letter: Letter) -> str:
    """What a letter stands for, in words."""
    if letter.hop is not None:
        return legible(letter.hop.name)
    if letter == PERHAPS:
        return _("perhaps added")
    return _("unknown") if letter == UNKNOWN else pgettext("whose words", "this page")


def letters_in(blame: Iterable[Blamed], hops: Chains) -> list[Letter]:
    """Every letter that the rail of these sentences shows, hops first, without doubles."""
    letters = letters_of(hops)
    shown = dict.fromkeys(letter_for(blamed, letters) for blamed in blame)
    chain = [letter for letter in dict.fromkeys(letters.values()) if letter in shown]
    return chain + [letter for letter in shown if letter.hop is None]


def letter_html(letter: Letter) -> SafeString:
    """The letter on its hue and pattern, with its meaning for who cannot see it."""
    return format_html(
        '<span class="sign hue-{}" title="{}"><b>{}</b></span>', letter.hue, name_of(letter), letter.sign
    )


def _paragraph(text: str, paragraph: Paragraph, marked: Marked, anchor: str | None) -> str:
    runs = "".join(_run(text, run, marked, anchor) for run in paragraph.runs)
    return f'<p class="para{" tight" if paragraph.is_tight else ""}">{runs}</p>'


def _run(text: str, run: Run, marked: Marked, anchor: str | None) -> str:
    inner = "".join(_stretch(text, stretch, run.letter, marked, anchor) for stretch in run.stretches)
    if run.letter is None:
        return f'<span class="run">{inner}</span>'
    sign = escape(run.letter.sign)
    name = f' <bdi class="name">{escape(name_of(run.letter))}</bdi>' if run.is_new else ""
    new = " new" if run.is_new else ""
    return f'<span class="run hue-{run.letter.hue}{new}"><span class="who" aria-hidden="true"><b>{sign}</b>{name}</span>{inner}</span>'


def _stretch(text: str, stretch: Stretch, letter: Letter | None, marked: Marked, anchor: str | None) -> str:
    parts: list[str] = []
    for index, sentence in enumerate(stretch.sentences):
        if sentence.gap == "space" or (sentence.gap == "none" and index):
            parts.append(" " if sentence.gap == "space" else "")
        words = "".join(_pieces(text, sentence.begin, sentence.end, marked))
        if anchor is None or letter is None:
            parts.append(words)
            continue
        name = f"{anchor}{sentence.number}"
        band = _band(name, letter, stretch.evidence) if index == 0 else '<i class="tick"></i>'
        parts.append(f'<span class="s" id="{escape(name)}">{band}{words}</span>')
    inner = "".join(parts)
    lead = " " if inner.startswith(" ") else ""
    return f'{lead}<span class="stretch">{inner.removeprefix(" ")}</span>' if letter else lead + inner.removeprefix(" ")


def _band(name: str, letter: Letter, evidence: str) -> str:
    said = legible(evidence) or _("No evidence was written down.")
    return (
        f'<a class="band" href="#{escape(name)}"><span class="evidence"><b>{escape(letter.sign)}</b> '
        f'<bdi class="name">{escape(name_of(letter))}</bdi><span class="said">{escape(said)}</span></span></a>'
    )


def _pieces(text: str, begin: int, end: int, marked: Marked) -> Iterator[str]:
    for piece in marked.pieces(begin, end):
        words = escape(legible(text[piece.begin : piece.end]))
        if not piece.marks:
            yield words
            continue
        kinds = list(dict.fromkeys(mark.kind for mark in piece.marks))
        classes = " ".join(f"mark-{kind}" for kind in kinds)
        yield f'<mark class="{classes}" title="{escape(_title_of(piece.marks))}">{words}</mark>'


def _within(span: Span, text: str) -> Span:
    return max(span[0], 0), min(span[1], len(text))


def _title_of(marks: Iterable[Mark]) -> str:
    titles = (
        f"{mark_label(mark.kind)}: {legible(mark.label)}" if mark.label else mark_label(mark.kind) for mark in marks
    )
    return " · ".join(dict.fromkeys(titles))


def _safe(html: str) -> SafeString:
    """HTML of this module: every part that was given has been escaped where it was put in."""
    return SafeString(html)
