"""How does a page's markup become a tree of what its readers can see?"""

from __future__ import annotations

import re
from typing import Any

from stemma.reading.charset import mend_text
from stemma.reading.html.tame import tame
from stemma.shapes import InputError

MOST_STYLE_CHARS = 1_000
_UNSEEN_TAGS = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "embed",
        "applet",
        "svg",
        "canvas",
        "audio",
        "video",
        "map",
        "datalist",
        "select",
        "button",
        "input",
        "textarea",
        "head",
        "title",
        "frameset",
        "noframes",
        "meter",
        "progress",
        "dialog",
    ]
)
_UNSEEN_STYLE = re.compile(
    r"display\s?:\s?none|visibility\s?:\s?(?:hidden|collapse)|font-size\s?:\s?0(?:px|em|rem|pt|%)?\s?(?:;|!|$)"
    r"|(?:left|top|text-indent)\s?:\s?-\d{3,}|clip\s?:\s?rect\(\s?[01](?:px)?[\s,]+[01]",
    re.IGNORECASE,
)
# Names that the common frameworks give to text for screen readers alone.
_UNSEEN_CLASSES = frozenset(
    [
        "sr-only",
        "visually-hidden",
        "visuallyhidden",
        "screen-reader-text",
        "screen-reader-only",
        "screenreader",
        "screenreader-only",
        "u-hidden",
        "is-hidden",
        "a11y-hidden",
        "assistive-text",
        "offscreen",
    ]
)
_DECLARATION = re.compile(r"\A\s{0,99}<\?xml[^>]{0,500}>")


def parse(markup: str, name: str) -> tuple[Any, tuple[str, ...]]:
    """The tree as the page was written, and what was stepped over. InputError where there is no markup to parse."""
    tree, _, errors = parse_tamed(markup, name)
    return tree, errors


def parse_tamed(markup: str, name: str) -> tuple[Any, str, tuple[str, ...]]:
    """As `parse`, with the markup that was parsed: its excesses are cut."""
    from lxml import etree
    from lxml import html as lxml_html

    text, errors = tame(_DECLARATION.sub("", mend_text(markup)))
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    try:
        tree = lxml_html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise InputError(f"{name} has no markup that can be read ({str(error)[:100]}); save the page again.") from error
    last = parser.error_log.last_error
    if last is not None and last.type_name == "ERR_RESOURCE_LIMIT":
        errors += ("The page's markup went past the parser's limits; what follows was not read.",)
    return tree, text, errors


def drop_unseen(tree: Any) -> None:
    """Empties every element that the page's readers are not shown; where it stood, and what follows it, stays."""
    from lxml import etree

    walk = etree.iterwalk(tree, events=("start",))
    for _, element in walk:
        if not isinstance(element.tag, str):
            continue
        if is_unseen(element):
            walk.skip_subtree()
            element.clear(keep_tail=True)


def is_unseen(element: Any) -> bool:
    """Whether this element by itself hides its text."""
    tag = element.tag.lower()
    if tag in _UNSEEN_TAGS:
        return not (tag == "dialog" and element.get("open") is not None)
    hidden = element.get("hidden")
    if hidden is not None and tag not in ("html", "body"):
        return bool(hidden.strip().lower() != "until-found")
    style = element.get("style")
    if style and tag not in ("html", "body") and _UNSEEN_STYLE.search(style[:MOST_STYLE_CHARS]):
        return True
    classes = (element.get("class") or "")[:MOST_STYLE_CHARS].lower().split()
    if "d-none" in classes:  # Bootstrap's; "d-md-block" beside it shows the element on wider screens
        return not any(name.startswith("d-") and name != "d-none" and "print" not in name for name in classes)
    return not _UNSEEN_CLASSES.isdisjoint(classes)
