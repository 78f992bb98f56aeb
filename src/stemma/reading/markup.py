"""How is XML from outside parsed: no entities, no network, no external definitions, a bounded tree?"""

from __future__ import annotations

import re
from typing import Any

from stemma.reading.charset import declared_in_markup, decode
from stemma.shapes import InputError

MOST_ATTRIBUTES = 500  # libxml2 and expat compare each with all others: 30,000 took 10 s here
MOST_TAG_CHARS = 2_000
_TAG = re.compile(r"""<[A-Za-z_:](?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+""")
_ATTRIBUTE = re.compile(r"""=\s?["']""")
_LXML_PLACE = re.compile(r"\s?\(<[a-z]{1,20}>, line \d{1,9}\)$")  # lxml's name for what has no file
_DECLARATION = re.compile(r"\A\s{0,999}<\?xml[^>]{0,500}>")
_ROOT = re.compile(
    rb"\A(?:\s|\xef\xbb\xbf|<\?[^>]{0,2000}>|<!--.{0,4000}?-->){0,50}+(?:<!DOCTYPE\s{1,99}|<)([A-Za-z_][\w.:-]{0,60})",
    re.DOTALL | re.IGNORECASE,
)


def root_name(head: bytes) -> str:
    """The name of the outermost element (or of the doctype) without its prefix; empty where none begins the bytes."""
    found = _ROOT.match(head[:16_384].replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff"))
    return found.group(1).decode("ascii", "replace").rpartition(":")[2] if found else ""


def xml_text(data: bytes, charset: str | None, name: str) -> tuple[str, tuple[str, ...]]:
    """The document as text without its XML declaration. InputError where it defines entities of its own, or is
    made to be slow to parse."""
    decoded = decode(data, (charset, declared_in_markup(data)))
    refuse_entities(decoded.text, name)
    for found in _TAG.finditer(decoded.text):
        if found.end() - found.start() > MOST_TAG_CHARS and len(_ATTRIBUTE.findall(found.group())) > MOST_ATTRIBUTES:
            raise InputError(
                f"{name} has a tag of over {MOST_ATTRIBUTES} attributes, which no feed or item has; it was not read."
            )
    return _DECLARATION.sub("", decoded.text), decoded.errors


def refuse_entities(text: str, name: str) -> None:
    """InputError where an XML text defines entities of its own: expanded, they can be any size and any file."""
    if "<!ENTITY" in text.upper():
        raise InputError(f"{name} defines entities of its own, which Stemma does not expand; send it without a DTD.")


def parse_xml(text: str, name: str, *, recover: bool = False) -> Any:
    """The tree of an XML text. InputError where it is not well-formed (with ``recover``, where nothing is left of it)."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover,
        remove_comments=True, remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        why = _LXML_PLACE.sub("", str(error))[:120]
        raise InputError(f"{name} is not well-formed XML ({why}); ask its sender for a valid file.") from error
    if root is None:
        raise InputError(f"{name} has no element that could be read; ask its sender for a valid file.")
    return root


def local(element: Any) -> str:
    """The element's name without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Any, name: str) -> list[Any]:
    """The direct children of that local name."""
    return [child for child in element if local(child) == name]


def first_text(element: Any, *path: str) -> str:
    """The words of the first element found by walking local names down; empty where the walk ends."""
    at = [element]
    for name in path:
        at = [child for one in at for child in children(one, name)]
    return next((text for one in at if (text := " ".join("".join(one.itertext()).split()))), "")
