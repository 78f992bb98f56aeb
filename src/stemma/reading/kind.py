"""Is an item an article, a speech or a comment? Told by the label that stands over it, never by its tone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stemma.shapes import ItemKind

_COMMENT = re.compile(
    r"^\s*(?:\[|\()?(?:opinion|op-ed|comment|commentary|editorial|viewpoint|letter to the editor|"
    r"letters?|column|analysis and opinion|guest (?:column|post|essay)|essay|kommentar|meinung|"
    r"gastbeitrag|leitartikel|leserbrief|opinión|columna|tribuna|carta al director|tribune|"
    r"point de vue|éditorial|мнение|комментарий|колонка|رأي|مقال رأي|تعليق|افتتاحية)(?:\]|\))?\s?(?:[:|"
    r"–—]|$)",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"^\s*(?:speech|address|remarks|statement|keynote(?: speech| address)?|lecture|sermon|eulogy|"
    r"toast|transcript|rede|ansprache|discours|allocution|discurso|alocución|речь|выступление|"
    r"обращение|كلمة|خطاب)\s?(?:[:|–—]|by\b|of\b|to\b|at\b|von\b|vor\b|de\b|du\b|del\b|президента|"
    r"$)"
    r"|\b(?:full text|text|transcript|full transcript)\b(?: of)?(?: the| a| his| her| \w+[’']s){0,2} "
    r"(?:\w+ )?(?:speech|address|remarks|lecture|statement)\b|\b(?:speech|address|remarks) "
    r"(?:delivered|given) (?:by|at)\b|\b(?:rede im wortlaut|discours intégral|discurso íntegro|"
    r"texto íntegro del discurso|полный текст (?:речи|выступления)|النص الكامل ل(?:كلمة|خطاب))",
    re.IGNORECASE,
)


def tell_kind(headline: str, first_lines: Sequence[str]) -> ItemKind:
    """The kind told by the headline or a label line above the body; an article where nothing else is told."""
    labels = [headline, *(line for line in first_lines if len(line) <= 120)]
    if any(_SPEECH.search(label[:300]) for label in labels):
        return "speech"
    if any(_COMMENT.match(label[:300]) for label in labels):
        return "comment"
    return "article"
