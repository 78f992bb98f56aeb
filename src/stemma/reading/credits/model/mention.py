"""Which runs of words may be the name of a party? Many more than are: the model chooses among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from stemma.reading.agency import AgencyTable
from stemma.reading.credits.model.word import Word
from stemma.reading.table import read_table

Mention = tuple[int, int]  # the first of its words, and the one after its last
MOST_WORDS = 9
MOST_OF_LINE = 60  # mentions of one line
_SMALL = frozenset(
    read_table(
        """of the and for de la le les el los las du des del della dello di da do dos von van der den dem und et y e in im on
        a à au aux für pour para & zu zur zum am an bei sur en al i"""
    )
)
_ARTICLES = frozenset(read_table("the die der das la le el il les los las an a"))
_JOINS = frozenset("&'’-–/.·+!")
_ENDS = frozenset('|·•/–—-,:;()[]{}<>*_~»«“”„"›→+=（）【】：，、'.replace("-", "")) | {"--", "-", ". "}
_HAN_HEADS = frozenset(["AGN", "ORGN", "NETN", "EDIT"])
_LEADS = frozenset(read_table("VIA SUBMIT BY FROM PASS AGAIN PUB SOURCE WRITE TRANSL PERM"))


def find_mentions(words: Sequence[Word], agencies: AgencyTable) -> list[Mention]:
    """Mentions in the order of their places; a name may be inside another."""
    found: set[Mention] = set()
    begin = 0
    while begin < len(words):
        end = begin
        while end < len(words) and words[end].line == words[begin].line:
            end += 1
        kept: dict[Mention, None] = {}
        for mention in _of_line(words, begin, end, agencies):
            kept.setdefault(mention)
            if len(kept) >= 4 * MOST_OF_LINE:
                break
        found.update(kept)
        begin = end
    return sorted(found)


def _of_line(words: Sequence[Word], begin: int, end: int, agencies: AgencyTable) -> Iterator[Mention]:
    yield from known_agencies(words, begin, end, agencies)
    at = begin
    while at < end:
        word = words[at]
        if word.shape == "web" and ("@" not in word.text or word.text[0] == "@"):
            yield at, at + 1
        if word.shape == "low" and not word.kinds and at + 1 < end and words[at + 1].text[:1].isdigit():
            yield at, at + 2  # "kiosk 9"
        if _is_name_word(word):
            stop = _run(words, at, end)
            yield from _cuts(words, at, stop)
            yield from _longer(words, at, stop, end)
            at = stop
        else:
            at += 1
    yield from _segments(words, begin, end)
    yield from _after_cues(words, begin, end)


def _is_name_word(word: Word) -> bool:
    return word.shape in ("cap", "up") or (word.shape == "han" and set(word.kinds) <= _HAN_HEADS)


def _run(words: Sequence[Word], begin: int, end: int) -> int:
    """Where the run of words with capitals and the small words between them ends that begins here."""
    at = stop = begin + 1
    while at < end and at - begin < 14:
        word = words[at]
        if (
            _is_name_word(word)
            or (word.shape == "num" and stop == at and len(word.text) <= 4)
            or (word.text == "." and _is_abbreviated(words[at - 1], word))
        ):
            stop = at = at + 1
        elif word.low in _SMALL or _is_glue(words, at, end):
            at += 1
        else:
            break
    return stop


def _is_abbreviated(before: Word, dot: Word) -> bool:
    return dot.begin == before.end and (len(before.text) <= 2 or before.low in ("inc", "ltd", "bros", "corp", "dept"))


def _is_glue(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a mark joins the words on both its sides, with no blank between ("Smith/Jones", "A-B"), or is an apostrophe."""
    word = words[at]
    if word.shape != "mark" or word.text not in _JOINS or word.text == ".":
        return False
    if word.text in "'’" and word.begin == words[at - 1].end and at + 1 < end and _is_name_word(words[at + 1]):
        return True  # "Growers' Corner"
    return word.begin == words[at - 1].end and at + 1 < end and words[at + 1].begin == word.end


def _cuts(words: Sequence[Word], begin: int, stop: int) -> Iterator[Mention]:
    """A run and its parts: whole, from and to each small word, each word that does something, each kind of organisation."""
    starts, ends = [begin], [stop]
    is_short = stop - begin <= 4
    for at in range(begin, stop):
        word = words[at]
        if _is_joint(word):
            continue
        if at > begin and (is_short or words[at - 1].kinds or _is_seam(words[at - 1], word)):
            starts.append(at)
        if at + 1 < stop and (is_short or word.kinds or words[at + 1].kinds or _is_seam(words[at + 1], word)):
            ends.append(at + 1)
    for first in starts[:12]:
        if words[first].low in ("the", "an", "a"):
            continue
        for last in ends[:12]:
            if first < last <= first + MOST_WORDS:
                yield first, last


def _is_joint(word: Word) -> bool:
    return word.low in _SMALL or word.shape == "mark"


def _is_seam(beside: Word, word: Word) -> bool:
    """Whether a name can end between two words: at a small word or a mark, or where capitals begin or end."""
    return _is_joint(beside) or beside.shape != word.shape


def _longer(words: Sequence[Word], begin: int, stop: int, end: int) -> Iterator[Mention]:
    """Titles that go on without capitals: "La Petite Gazette du canal", "Les Échos de la vallée"."""
    at = stop
    while at < end and words[at].low in _SMALL and at - stop < 2:
        at += 1
    if at >= end or words[at].shape != "low" or (at == stop and (words[at].kinds or words[begin].line == 0)):
        return
    for last in (at + 1, at + 2) if at > stop else (at + 1,):
        if last <= end and words[last - 1].shape == "low":
            yield begin, last
            if words[begin].low in _ARTICLES:
                yield begin + 1, last


def known_agencies(words: Sequence[Word], begin: int, end: int, agencies: AgencyTable) -> Iterator[Mention]:
    """The names of the table of agencies, longest first at each place."""
    firsts = _first_words(agencies)
    for at in range(begin, end):
        if words[at].low.split("'")[-1] not in firsts and words[at].text.split("-")[0].lower() not in firsts:
            continue
        for stop in range(min(end, at + 6), at, -1):
            if words[at].low == "the" or words[stop - 1].shape == "mark":
                continue
            name = ("" if words[at].shape == "han" else " ").join(word.text for word in words[at:stop])
            if agencies.find(name) is not None:
                yield at, stop
                break


@lru_cache(maxsize=8)
def _first_words(agencies: AgencyTable) -> frozenset[str]:
    return frozenset(name.split()[0].lower().split("-")[0] for name in agencies.names() if name.split()) | frozenset(
        name.split()[0].lower() for name in agencies.names() if name.split()
    )


def _segments(words: Sequence[Word], begin: int, end: int) -> Iterator[Mention]:
    """What stands between two marks: odd names ("heute in auenfurt") are told by nothing else."""
    first = begin
    for at in range(begin, end + 1):
        is_end = (
            at == end
            or words[at].text in _ENDS
            or (
                words[at].shape == "mark"
                and words[at].text in ".!?"
                and (at + 1 == end or words[at + 1].sentence != words[at].sentence)
            )
        )
        if not is_end:
            continue
        if 0 < at - first <= 7 and _may_be_name(words[first:at]):
            if words[first].low not in ("the", "a", "an"):
                yield first, at
            if at - first > 1 and words[first].low in _ARTICLES | {"von", "by", "de", "di", "du", "par", "por"}:
                yield first + 1, at
        first = at + 1


def _may_be_name(segment: Sequence[Word]) -> bool:
    has_address = len(segment) > 1 and any(word.shape == "web" for word in segment)
    return not has_address and any(word.shape not in ("mark", "num") for word in segment)


def _after_cues(words: Sequence[Word], begin: int, end: int) -> Iterator[Mention]:
    """The words after one that announces a name, where they have no capitals to tell them."""
    for at in range(begin, end):
        if not (any(kind in _LEADS for kind in words[at].kinds) or words[at].text in (":", "：")):
            continue
        first = at + 1
        if first < end and words[first].text in "«“„\"「'‘‹*_[":
            first += 1
        if first < end and words[first].low in _ARTICLES:
            first += 1
        stop = first
        while stop < end and stop - first < 5 and words[stop].shape not in ("mark", "web"):
            stop += 1
            if words[first].shape in ("low", "arab", "num"):
                yield first, stop
