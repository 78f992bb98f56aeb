"""What of a page's markup could make a parser slow or blind? It is taken out before parsing, in one pass over the text.

Measured with libxml2 2.14: 100,000 attributes on one tag take 9 s (quadratic), and everything after the 2,048th level
of nesting is dropped without a word. Real pages stay under 60 attributes and 100 levels.
"""

from __future__ import annotations

import re

MOST_TAG_CHARS = 100_000  # pictures and scripts' data written into attributes take up to 60,000 in real pages
MOST_ATTRIBUTES = 200
MOST_LEVELS = 200
MOST_TAGS = 200_000
# resiliparse takes time in the square of both: 3,000 levels 0.13 s; 10 MB of tags of 8,000 bytes each some 12 s here.
_MOST_OPEN = 3_000
_PIECE_BYTES = 4_096
_LONG_TAG = re.compile(rb"""<[A-Za-z][A-Za-z0-9:-]{0,40}((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)""")
_VALUE = re.compile(rb"""=\s?(?:"[^"]*"|'[^']*')""")
# A tag, whether it is closed or runs into the next one. Quotes may hide "<" and ">"; however they are laid, each start
# scans past at most three others, so the whole is linear.
_TAG = re.compile(
    r"""<!--|<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)(>|(?=[<"'])|\Z)""", re.DOTALL
)
_RAW_TAGS = frozenset(("script", "style", "textarea", "title", "xmp", "noembed", "noframes"))
_RAW_END = {name: re.compile(f"</{name}", re.IGNORECASE) for name in _RAW_TAGS}
_KEPT_ATTRIBUTE = re.compile(
    r"""\s(href|src|class|id|rel|lang|dir|type|content|name|property|style|hidden)\s?=\s?"""
    r"""("[^"]{0,2000}"|'[^']{0,2000}'|[^\s"'>]{1,2000})""",
    re.IGNORECASE,
)
# Tags that have no end tag, or whose end the parser supplies when the next of their kind begins.
_NOT_COUNTED = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "th",
        "tr",
        "dd",
        "dt",
        "option",
        "a",
        "thead",
        "tbody",
        "tfoot",
        "html",
        "head",
        "body",
        "script",
        "style",
        "title",
        "textarea",
    ]
)


def tame(markup: str) -> tuple[str, tuple[str, ...]]:
    """The markup with its excesses cut, and a sentence for each kind of excess. Text is never cut, only tags.

    Linear: one scan; over 200,000 tags, the rest of the tags are given up and their text is kept.
    """
    scan = _Scan(markup)
    while scan.step():
        pass
    return scan.result()


def may_be_wild(data: bytes) -> bool:
    """Whether a page could be nested so deep, or have tags so long, that `tame` should look at it; far quicker than that.

    The depth is bounded from above by counting tags that open and tags that close, a piece at a time; tags without an
    end count as open, so that an ordinary page of thousands of them is looked at too. A tag of two pieces' length
    leaves one piece at least without the end of a tag, while the last tag begun before it has not ended.
    """
    level, opened, ended = 0, -1, -1
    for at in range(0, len(data), _PIECE_BYTES):
        stop = at + _PIECE_BYTES
        tags, ends = data.count(b"<", at, stop), data.count(b"</", at, stop)
        if level + tags - ends > _MOST_OPEN:
            return True
        level = max(0, level + tags - 2 * ends)
        last = data.rfind(b">", at, stop)
        if last < 0 and opened > ended and (tag := _LONG_TAG.match(data, opened)):
            if len(_VALUE.sub(b" ", tag.group(1)).split(None, MOST_ATTRIBUTES)) > MOST_ATTRIBUTES:
                return True
            ended = tag.end()
        ended = max(ended, last)
        opened = max(opened, data.rfind(b"<", at, stop))
    return False


class _Scan:
    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.pieces: list[str] = []
        self.kept_to = self.at = 0
        self.tags = self.level = self.deep = self.long = 0
        self.opened: dict[str, int] = {}
        self.dropped: dict[str, int] = {}

    def step(self) -> bool:
        """Goes past the next tag, comment or raw text; false at the end."""
        found = _TAG.search(self.markup, self.at)
        if found is None:
            return False
        if found.group(2) is None:
            return self._pass_comment(found.start())
        self.tags += 1
        ends, name, rest = found.group(1), found.group(2).lower(), found.group(3)
        new = self._shorter(found, ends, name, rest)
        if name not in _NOT_COUNTED and not rest.endswith("/"):
            new = self._count(ends, name, new)
        if self.tags > MOST_TAGS and name not in _RAW_TAGS:
            new = " "
        self.at = found.end()
        if new is not None:
            self._put(found.start(), found.end(), new)
        if name in _RAW_TAGS and not ends:
            closing = _RAW_END[name].search(self.markup, self.at)
            self.at = closing.start() if closing else len(self.markup)
        return True

    def result(self) -> tuple[str, tuple[str, ...]]:
        self.pieces.append(self.markup[self.kept_to :])
        return "".join(self.pieces), _notes(self.deep, self.long, self.tags)

    def _pass_comment(self, begin: int) -> bool:
        end = self.markup.find("-->", begin + 2)
        self.at = len(self.markup) if end < 0 else end + 3
        self._put(begin, self.at, "")
        return end >= 0

    def _shorter(self, found: re.Match[str], ends: str, name: str, rest: str) -> str | None:
        is_closed = found.group(4) == ">"
        is_long = (
            len(rest) > MOST_TAG_CHARS
            or rest.count("=") > MOST_ATTRIBUTES
            or len(rest.split(None, MOST_ATTRIBUTES)) > MOST_ATTRIBUTES
        )
        if not is_long:
            return None
        self.long += 1
        return f"<{ends}{name}{_few_attributes(rest)}>" if is_closed else f"<{ends}{name}>"

    def _count(self, ends: str, name: str, new: str | None) -> str | None:
        if not ends:
            if self.level >= MOST_LEVELS:
                self.dropped[name] = self.dropped.get(name, 0) + 1
                self.deep += 1
                return "\n"
            self.level += 1
            self.opened[name] = self.opened.get(name, 0) + 1
        elif self.dropped.get(name):
            self.dropped[name] -= 1
            return "\n"
        elif self.opened.get(name):
            self.opened[name] -= 1
            self.level -= 1
        return new

    def _put(self, begin: int, end: int, new: str) -> None:
        self.pieces.append(self.markup[self.kept_to : begin])
        self.pieces.append(new)
        self.kept_to = end


def _notes(deep: int, long: int, tags: int) -> tuple[str, ...]:
    said = (
        (deep, f"{deep} elements nested more than {MOST_LEVELS} deep were read without their tags."),
        (long, f"{long} tags with too many or too long attributes were read without most of them."),
        (tags > MOST_TAGS, f"The page has over {MOST_TAGS} tags; the text after them was read without its structure."),
    )
    return tuple(sentence for holds, sentence in said if holds)


def _few_attributes(rest: str) -> str:
    kept: dict[str, str] = {}
    for found in _KEPT_ATTRIBUTE.finditer(rest[: MOST_TAG_CHARS * 2]):
        kept.setdefault(found.group(1).lower(), found.group(2))
    return "".join(f" {name}={value}" for name, value in kept.items())
