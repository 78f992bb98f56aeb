"""Where do quotation marks overrule the tagger? A part that cuts through a quotation is put right by its marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stemma.reading.statements.part import Part
from stemma.reading.statements.quote import Quotation

_MARK_CHARS = 3  # a mark, or two single ones, and a blank
_ENDS = ".?!…"


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
