"""Which blocks of a page belong to its frame (menus, teasers, boxes), and which are an article's own notes?

Told by tags, by the names that pages give their elements, by links, and by how a note begins. A judgement of an element
holds for all within it, so each element is judged once, however deep the page is nested.
"""

from __future__ import annotations

import re
from typing import Any

from stemma.reading.html.block import Block

MOST_NOTE_CHARS = 1_200
_NOTE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:credits?|by-?line|author(?:s|-?name)?|attribution|sources?|copyright|corrections?|corrected|errat(?:um|a)|clarification|"
    r"republish(?:ed|ing)?|republication|repub|syndicat(?:ed|ion)|licen[cs]e|rights|editors?-?note|note|disclaimer|dateline|sign-?off|"
    r"caption|wp-caption-text|provenance|origin|originally|agency|tagline|contributors?|creditline|credit-line|copy-?right|update-?note)"
    r"(?:$|[\s_-])"
)
_FURNITURE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:related|share|sharing|social|newsletter|promo|advert(?:isement)?|ads?|sponsor(?:ed)?|comments?|respond|subscribe|subscription|"
    r"recommend(?:ed|ations)?|trending|popular|sidebar|widget|breadcrumbs?|menu|nav(?:bar|igation)?|cookies?|paywall|banner|toolbar|teasers?|"
    r"read-?more|more-?(?:from|on|stories|news)|signup|pagination|pager|toc|skip-?link|login|search|consent|gdpr|rating|reactions?|tags?|taglist)"
    r"(?:$|[\s_-])"
)
_FURNITURE_ROLES = ("navigation", "complementary", "search", "banner")
_FURNITURE_TAGS = frozenset(("nav", "aside", "menu"))
_FAR_TAGS = frozenset(("body", "html"))
# How a note begins or what it says, in the languages of the desk; only short blocks of the article's region are asked.
_NOTE_WORDS = re.compile(
    r"^\W{0,3}(?:source|sources|quelle|quellen|fuente|fuentes|fonte|bron|источник|المصدر|مصدر|credit|credits|photo|foto|bild|image|picture|صورة|"
    r"©|\(c\)\s|copyright|correction|corrections|clarification|korrektur|berichtigung|corrección|rectificación|"
    r"fe de errores|correctif|erratum|تصحيح|"
    r"editor.?s.? note|note|nota|anmerkung|hinweis|submitted by|eingesandt|enviado por|"
    r"reporting by|written by|additional reporting|edited by|by |von |por )"
    r"|republi|re-publi|nachdruck|weiterverbreit|erschien zuerst|zuerst erschienen|publicado originalmente|publicó originalmente|reproduc|"
    r"creative commons|\bCC[ -]BY|first published|originally (?:published|appeared|reported)|first appeared|this (?:article|story|report) "
    r"(?:was|is|has been|first|originally)|dieser (?:text|artikel|beitrag)|diese meldung|este (?:artículo|texto|reportaje)|cet article|"
    r"updated? (?:on|at|to)|was corrected|wurde korrigiert|earlier version|frühere(?:n|r)? (?:version|fassung)|versión anterior|"
    r"إعادة نشر|نُشر|نشر هذا|contributed to this|courtesy of|do not necessarily|sole responsibility|with permission",
    re.IGNORECASE,
)


class Frame:
    """The judgements on one page's blocks. ``region`` is the element that holds the article; None judges the whole page.

    ``sound`` are elements known to hold the article, which no name makes furniture.
    """

    def __init__(self, region: Any, sound: frozenset[Any] = frozenset()) -> None:
        self._region = region
        self._sound = sound
        self._within: dict[Any, bool] = {}
        self._furniture: dict[Any, bool] = {}
        self._notes: dict[Any, bool] = {}
        self._articles: dict[Any, bool] = {}

    def is_within(self, block: Block) -> bool:
        """Whether the block stands in the region."""
        return self._judge(block.element, self._within, lambda element: element is self._region, None)

    def is_furniture(self, block: Block) -> bool:
        """Whether the block belongs to the page's frame rather than to the article."""
        if block.link_share > 0.8 and not self.is_note(block):
            return True
        return self._judge(block.element, self._furniture, self._is_furniture_element, self._region)

    def is_note(self, block: Block) -> bool:
        """Whether the block is named or worded as a credit, a caption, a correction, a notice of rights."""
        if len(block.text) > MOST_NOTE_CHARS:
            return False
        named = self._judge(block.element, self._notes, self._is_note_element, self._region)
        return named or bool(_NOTE_WORDS.search(block.text))

    def _judge(self, element: Any, known: dict[Any, bool], test: Any, stop: Any) -> bool:
        """Whether ``test`` holds for the element or one around it, below ``stop`` and the body."""
        path, at, found = [], element, False
        while at is not None and at is not stop and (at.tag not in _FAR_TAGS or stop is None):
            if at in known:
                found = known[at]
                break
            path.append(at)
            at = at.getparent()
        for up in reversed(path):
            found = found or test(up)
            known[up] = found
        return found

    def _is_furniture_element(self, element: Any) -> bool:
        if element.tag in _FAR_TAGS or element in self._sound:
            return False
        names = names_of(element)
        if element.tag in _FURNITURE_TAGS or element.get("role") in _FURNITURE_ROLES:
            return True
        if element.tag in ("header", "footer") and not self._is_in_article(element) and not _NOTE_NAMES.search(names):
            return True
        return bool(_FURNITURE_NAMES.search(names))

    def _is_note_element(self, element: Any) -> bool:
        if element.tag in _FAR_TAGS:
            return False
        if element.tag in ("figcaption", "address", "caption"):
            return True
        return (element.tag == "footer" and self._is_in_article(element)) or bool(_NOTE_NAMES.search(names_of(element)))

    def _is_in_article(self, element: Any) -> bool:
        return self._judge(element, self._articles, lambda up: up.tag == "article" or up.get("role") == "article", None)


def names_of(element: Any) -> str:
    """The names an element goes by, in lower case."""
    parts = (element.get(name) or "" for name in ("class", "id", "itemprop", "rel"))
    return " ".join(part[:500] for part in parts if part).lower()
