"""Which blocks inside an article are no part of its body: calls to subscribe, links to other reports, sign-offs, captions, bylines?"""

from __future__ import annotations

import re
from typing import Any

from stemma.reading.captions import is_caption as is_caption_line
from stemma.reading.html.block import Block
from stemma.reading.html.frame import names_of

MOST_PROMOTION_CHARS = 270
MOST_NOTE_CHARS = 400
CHARS_OF_WORD = 6  # scripts without blanks count like the others: a letter of theirs weighs a sixth of a word
FEWEST_WORDS = 8  # from here on a block is taken for prose
_PROMOTIONS = (
    r"follow (?:us|me|him|her|them|the |\w+ ).{0,80}\b(?:twitter|facebook|instagram|youtube|social)|follow (?:us|me|him|her|them)\b",
    r"sign(?:ing)? up\b|subscri(?:be|ption)\b|newsletter|click here|get the (?:latest|best|day)|download (?:the|our)\b.{0,30}\bapp\b",
    r"read (?:more|also|next|the full)\b|also read\b|related\b|see also\b|more (?:from|on|about)\b|also on\b|recommended|don.t miss\b",
    r"you (?:may|might) (?:also )?(?:like|enjoy|be interested)|popular (?:on|in)\b|most (?:read|popular)|top stories",
    r"share (?:this|it|on)\b|like this (?:story|article|post)|have a (?:tip|story)|leave a (?:comment|reply)|tell us\b|let us know",
    r"join (?:us|our|the (?:conversation|discussion))|advert(?:isement)?s?\b|sponsored|listen to\b|watch (?:the|this|more|now)",
    r"scroll (?:down|for)|story continues|filed under|tags?\s?:|posted in|categories|comments?$|no comments|support (?:us|our)\b|donate\b",
    r"lesen sie (?:auch|mehr)|mehr (?:zum|zu)\b|auch interessant|das könnte sie|folgen sie|abonnieren|anzeige$",
    r"lire aussi|à lire|voir aussi|suivez|abonnez|inscrivez|partager|leggi anche|iscriviti|seguici|condividi",
    r"lea (?:también|además|más)|te puede interesar|síguenos|suscr[ií]b|compart|leia (?:também|mais)|veja (?:também|mais)|siga\b|assine\b",
    r"inscreva|lees ook|læs også|läs också|czytaj też|читайте также|подпис|اقرأ أيضا|تابعونا|okumaya devam",
)
_OPENS_PROMOTION = re.compile(rf"(?=\W{{0,3}}(?:{'|'.join(_PROMOTIONS)}))", re.IGNORECASE)
_PROMOTION = re.compile(rf"(?:^|[\[(*»>\s])(?:{'|'.join(_PROMOTIONS)})", re.IGNORECASE)
_SIGN_OFF = re.compile(
    r"\W{0,3}(?:(?:reporting|editing|written) by|additional reporting|sources?\s?:|quellen?\s?:|fontes?\s?:|fuentes?\s?:|"
    r"(?:photo|image|foto|bild)\b.{0,20}:|©|\(c\)\s|copyright\b|(?:updated?|published|posted)\b.{0,40}\d|corrections?\b|first published|"
    r"editor.s? note|this (?:article|story) (?:was|is|has|orig|first)|est[ea] (?:artigo|artículo|texto) (?:foi|fue|se))",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\bcontributed (?:to this|report)|all rights reserved|\bcan be reached at|\bwriters? [\w ,.]+ contributed",
    re.IGNORECASE,
)
_SIGNED_HINTS = ("contributed", "ights reserved", "reached at")
_OF_READERS = re.compile(
    r"\d{1,5} (?:comments?|responses?|replies|thoughts?|kommentare?|comentarios?|commentaires?|commenti|комментари)\b"
    r"|[^\n]{2,90}\b(?:says|said|wrote|schreibt|dice|dit|sagt)\s?:$",
    re.IGNORECASE,
)
_CAPTION_NAMES = re.compile(r"caption|credit")
_CAPTION_END = re.compile(
    r"\((?:image|photo|picture|pic|credit|foto|bild|source|quelle)s?\s?[:/][^()]{0,80}\)\s*$", re.IGNORECASE
)
_BYLINE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author|dateline|publish(?:ed)?(?:-?(?:on|date|time))?|post-?meta|entry-?meta|article-?meta|time-?stamp|"
    r"bio|disclaimer|postinfo)"
)


def weigh_words(text: str) -> int:
    """How much text it is, in words of six letters."""
    return len(text) // CHARS_OF_WORD


def is_promotion(block: Block) -> bool:
    """Whether the block calls on readers to follow, subscribe, share or read something else."""
    if len(block.text) > MOST_PROMOTION_CHARS:
        return False
    if _OPENS_PROMOTION.match(block.text):
        return True
    is_likely = weigh_words(block.text) <= 12 or block.link_share > 0.35
    return is_likely and bool(_PROMOTION.search(block.text))


def is_sign_off(block: Block) -> bool:
    """Whether the block says who helped, when it was changed or whose it is, rather than telling the news."""
    if len(block.text) > MOST_NOTE_CHARS:
        return False
    if _SIGN_OFF.match(block.text):
        return True
    low = block.text.lower()
    return any(hint in low for hint in _SIGNED_HINTS) and bool(_SIGNED.search(block.text))


def begins_comments(block: Block) -> bool:
    """Whether what readers wrote under the report begins here: "34 responses", "A. Reader on 3 May said:"."""
    return len(block.text) <= 100 and bool(_OF_READERS.match(block.text))


def is_caption(block: Block) -> bool:
    """Whether the block stands under a picture, by its elements' tags and names or by its own words."""
    if any(at.tag in ("figure", "figcaption") or _CAPTION_NAMES.search(names_of(at)) for at in around(block, 4)):
        return True
    return is_worded_as_caption(block)


def is_worded_as_caption(block: Block) -> bool:
    """Whether the block's own words say that it stands under a picture: "(Image: A. Artist)", "FILE PHOTO: …"."""
    if len(block.text) > MOST_NOTE_CHARS:
        return False
    is_credited = block.text[-1:] == ")" and bool(_CAPTION_END.search(block.text))
    return is_credited or is_caption_line(block.text, None)


def is_in_byline(block: Block) -> bool:
    """Whether the block stands in an element named for authors, dates or what is told of them."""
    return any(_BYLINE_NAMES.search(names_of(at)) for at in around(block, 3))


def is_quoted(block: Block) -> bool:
    """Whether the block stands in a quotation of another text, as embedded messages do."""
    return any(at.tag == "blockquote" for at in around(block, 3))


def around(block: Block, steps: int) -> list[Any]:
    """The block's element and those around it, at most ``steps`` in all."""
    found: list[Any] = []
    at = block.element
    while at is not None and len(found) < steps:
        found.append(at)
        at = at.getparent()
    return found
