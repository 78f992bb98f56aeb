"""Where is the tagger overruled? Quotation marks put its parts right, and a sure rule stands where it found less than a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stemma.reading.statements.draft import Draft
from stemma.reading.statements.part import LABELS, Part
from stemma.reading.statements.quote import Quotation
from stemma.reading.statements.token import Token
from stemma.shapes import Span

_MARK_CHARS = 3  # a mark, or two single ones, and a blank
_ENDS = ".?!…"
# On a twelfth of PolNeAR's training part such rules were as often right as a tagger that had found less than a whole.
SURE = 0.85
_RELATIVE = re.compile(r",?\s(?:who|whose)\b")
_NOT_TO = re.compile(r"(?:[\w’'-]+ ){1,3}(?=not to )")
_ASKING = re.compile(
    r"\b(?:ask|asks|asked|asking|tell|tells|told|telling|warn|warns|warned|warning)\W*$", re.IGNORECASE
)
_NO_SAYING = re.compile(r"\bf(?:i|ou)nd\w*\s(?:no\s)?fault\b", re.IGNORECASE)


def is_surer(text: str, tokens: Sequence[Token], drafts: Sequence[Draft], parts: Sequence[Part]) -> bool:
    """Whether the rules' statements of a sentence stand in place of the tagger's parts of it."""
    if min(draft.sure for draft in drafts) < SURE:
        return False
    if len({part.label for part in parts}) < len(LABELS):
        return True
    ruled = {label: _spans_of(tokens, drafts, label) for label in LABELS}
    tagged = {label: {(part.begin, part.end) for part in parts if part.label == label} for label in LABELS}
    if all(tagged[label] <= ruled[label] for label in LABELS):
        return True  # "The port, Calder said, is open": the tagger left out a piece
    if ruled["content"] != tagged["content"]:
        return all(_is_direct(tokens, draft) for draft in drafts)
    longer = ruled["speaker"] - tagged["speaker"]
    shorter = dict(tagged["speaker"] - ruled["speaker"])
    return ruled["cue"] == tagged["cue"] and any(
        begin in shorter and _RELATIVE.match(text, shorter[begin], end) for begin, end in longer
    )


def _spans_of(tokens: Sequence[Token], drafts: Sequence[Draft], label: str) -> set[Span]:
    return {
        (tokens[first].begin, tokens[past - 1].end)
        for draft in drafts
        for first, past in getattr(draft, label)
        if first < past
    }


def _is_direct(tokens: Sequence[Token], draft: Draft) -> bool:
    """Whether a rule's statement is direct, with a speaker beside its quotation marks."""
    return bool(draft.speaker) and all(end - begin == 1 and tokens[begin].kind == "q" for begin, end in draft.content)


def leave_out(text: str, parts: Sequence[Part]) -> list[Part]:
    """The parts without what is no saying ("found no fault"), and without who is asked "not to" do a thing."""
    if not parts:
        return []
    idle = [found.span() for found in _NO_SAYING.finditer(text, parts[0].begin, parts[-1].end)]
    kept = []
    for part in parts:
        if any(part.begin < end and part.end > begin for begin, end in idle):
            continue
        asked = _NOT_TO.match(text, part.begin, part.end) if part.label == "content" else None
        if asked and _ASKING.search(text, max(0, part.begin - 12), part.begin):
            part = part._replace(begin=asked.end())
        kept.append(part)
    return kept


def keep_quotations(text: str, parts: Sequence[Part], quotations: Sequence[Quotation]) -> list[Part]:
    """The parts with each content ended where the quotation it opens with ends, and with the marks that belong to it."""
    kept = list(parts)
    for quotation in quotations:
        kept = [piece for part in kept for piece in _fit(text, part, quotation)]
    return kept


def _fit(text: str, part: Part, quotation: Quotation) -> Iterator[Part]:
    begin, end = part.begin, part.end
    if part.label != "content" or end <= quotation.begin or begin >= quotation.end:
        yield part
        return
    if 0 < begin - quotation.begin < _MARK_CHARS and end >= quotation.end - _MARK_CHARS:
        begin = quotation.begin
    if quotation.is_closed and begin <= quotation.begin and 0 < quotation.end - end < _MARK_CHARS:
        end = quotation.end
    if begin == quotation.begin and end > quotation.end and _is_whole(text, quotation):
        yield part._replace(begin=begin, end=quotation.end)
        rest = _next_mark(text, quotation.end, end)
        if rest < end:
            yield part._replace(begin=rest, end=end)
        return
    yield part._replace(begin=begin, end=end)


def _is_whole(text: str, quotation: Quotation) -> bool:
    """Whether nothing that was said goes on after a quotation: it ends with a comma, or with its sentence."""
    inside = text[quotation.begin : quotation.end].rstrip("”“\"»«’'」』 \u00a0")[-1:]
    after = text[quotation.end : quotation.end + 3].lstrip()[:1]
    return inside == "," or (inside in _ENDS and (after.isupper() or not after.isalnum()))


def _next_mark(text: str, begin: int, end: int) -> int:
    return next((at for at in range(begin, end) if text[at] in '“"„«'), end)
