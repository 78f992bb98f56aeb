"""The compiled kernels and their plain twins give the same answers."""

from __future__ import annotations

import random
import unicodedata
from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.shapes import ArchiveFormatError
from stemma.text.engine import Engine
from stemma.text.index.segment import PlainSegment
from stemma.text.kernel.library import load
from stemma.text.kernel.page import make_page
from stemma.text.native import NativeEngine, NativeText
from stemma.text.plain import PlainEngine, PlainText

library = load()
pytestmark = pytest.mark.skipif(library is None, reason="this platform has no compiled kernels")
NATIVE = NativeEngine(library)
PLAIN = PlainEngine()

words = st.sampled_from(
    [
        "the",
        "river",
        "rose",
        "above",
        "old",
        "bridge",
        "on",
        "monday",
        "said",
        "he",
        "not",
        "12",
        "1.5",
        "“quoted”",
        "café",
    ]
)
prose = st.lists(words, max_size=120).map(" ".join)
any_text = st.text(max_size=200)
script = st.text(
    alphabet=st.sampled_from(
        "aé ßİıﬁ\u0301\u0308\u200d\u0640قَالَ مِ北京かが\u3099ﾀﾞ한ᄀ\u1161กิ์हिन्दीבְּ㈠㊀ŁØ٣７ \n.,'’“”-—\ud800"
    ),
    max_size=60,
)
spans = st.lists(st.tuples(st.integers(0, 80), st.integers(0, 30)), max_size=4)


def same_text(text: str, left_out: list[tuple[int, int]]) -> None:
    one, other = NATIVE.prepare(text, left_out), PLAIN.prepare(text, left_out)
    assert (one.words, one.seeds) == (other.words, other.seeds)
    assert [one.span(n, n + 1) for n in range(one.words)] == [other.span(n, n + 1) for n in range(other.words)]
    assert one.seed_list() == [tuple(seed) for seed in other.seed_list]
    assert one.postings(7) == other.postings(7)


@settings(max_examples=300)
@given(st.one_of(prose, any_text, script), spans)
def test_a_text_is_cut_into_the_same_words_and_seeds(text: str, lengths: list[tuple[int, int]]) -> None:
    same_text(text, [(begin, begin + length) for begin, length in lengths])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(prose, any_text, script), max_size=6), st.integers(0, 1 << 20))
def test_many_texts_give_the_postings_that_each_gives_alone(texts: list[str], number: int) -> None:
    data, spans = bytearray(b"head"), array("Q")
    for text in texts:
        begin = len(data)
        data += text.encode("utf-8", "surrogatepass")
        spans.extend((begin, len(data)))
        data += b"\n"
    for engine in (NATIVE, PLAIN):
        postings, counts = engine.post_texts(bytes(data), spans, number)
        assert sum(counts) == len(postings)
        for at, text in enumerate(texts):
            begin = sum(counts[:at])
            own = sorted(set(postings[begin : begin + counts[at]]))
            assert own == list(PLAIN.prepare(text).postings(number + at))


said = st.text(alphabet=st.sampled_from("ab 9.,!…\n\n\t\u2003é北\ud800\"\"''‘’‚“”„«»‹›「」『』"), max_size=60)


@settings(max_examples=1500, deadline=None)
@given(st.one_of(said, any_text, script, prose))
def test_quotations_are_found_alike(text: str) -> None:
    assert NATIVE.find_quotations(text) == PLAIN.find_quotations(text)


@pytest.mark.parametrize("size", [4_998, 4_999, 5_000, 5_001])
def test_a_long_quotation_ends_where_it_does_for_both(size: int) -> None:
    for text in (f'"{"x" * size}" "y"', f'"{"x" * size}\n\n"y" z', '"a ' * 20, f'"{" " * size}"'):
        assert NATIVE.find_quotations(text) == PLAIN.find_quotations(text)


def test_every_character_is_cut_alike_alone_and_beside_others() -> None:
    known = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) not in ("Cn", "Co", "Cs")]
    for begin in range(0, len(known), 4000):
        some = known[begin : begin + 4000]
        same_text(" ".join(some), [])
        same_text(" ".join(f"a{char}b1 가{char} 北{char}" for char in some), [])


def test_no_page_of_characters_is_too_large_for_its_room() -> None:
    for number in {code >> 8 for code in range(0x110000) if len(unicodedata.normalize("NFKD", chr(code))) > 1}:
        make_page(number)


@pytest.mark.parametrize("text", ["", "word", "a " * 100_000, "x" * 100_000, "e" + "\u0301" * 1000, "\ud800" * 50])
def test_strange_texts_are_cut_alike(text: str) -> None:
    same_text(text, [])


def changed(text: str, chance: random.Random) -> str:
    """The text with words changed, cut, put in, and sentences moved about."""
    parts = [part.split() for part in text.split(".")]
    chance.shuffle(parts) if chance.random() < 0.3 else None
    flat = [word for part in parts for word in part]
    made: list[str] = []
    for word in flat:
        draw = chance.random()
        made += [] if draw < 0.05 else [word, "new"] if draw < 0.1 else [word[::-1]] if draw < 0.18 else [word]
    begin = chance.randrange(len(made) // 2 + 1)
    return " ".join(made[begin : begin + chance.randrange(len(made) + 1)])


def corpus(seed: int) -> list[str]:
    """Reports of few words, so that they share stock phrases, some of them copies of one another."""
    chance = random.Random(seed)
    vocabulary = [f"w{n}" for n in range(chance.choice((12, 60, 400)))]
    stock = " ".join(chance.choices(vocabulary, k=14))
    reports: list[str] = []
    for _ in range(chance.randint(1, 12)):
        text = " ".join(
            chance.choice(vocabulary) + ("." if chance.random() < 0.1 else "") for _ in range(chance.randint(0, 90))
        )
        if chance.random() < 0.5:
            text = f"{text}. “{stock}” {text[:40]}"
        reports.append(chance.choice(reports) if reports and chance.random() < 0.2 else text)
    return reports


def index(engine: Engine, reports: list[str]) -> bytearray:
    postings, names = array("Q"), array("I")
    for number, text in enumerate(reports):
        postings.extend(engine.prepare(text).postings(number))
        names.extend((number + 1, number // 2 + 1))
    return engine.write_segment(postings, names)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 1 << 30))
def test_pages_find_and_match_the_same(seed: int) -> None:
    chance = random.Random(seed)
    reports = corpus(seed)
    page = changed(" ".join(chance.choices(reports, k=2)), chance)
    answers = []
    for engine in (NATIVE, PLAIN):
        half = len(reports) // 2
        data = [index(engine, reports[:half]), index(engine, reports)]
        segments = [engine.open_segment(one) for one in data]
        prepared = engine.prepare(page)
        found = engine.search(segments, prepared, len(reports))
        matched = [
            engine.match(segments, prepared, engine.prepare(reports[one.document - 1]), len(reports), 0.0)
            for one in found
        ]
        alone = [engine.match((), prepared, engine.prepare(text), 1, 0.0) for text in reports]
        few = engine.search(segments, prepared, len(reports), 3, 0.5)
        told = []
        for text, likeness in zip(reports, alone, strict=True):
            given = (prepared, engine.prepare(text), likeness.passages if likeness else ())
            told.append((engine.place(*given), engine.measure(*given, ()), engine.measure(*given, [(0, 40), (50, 99)])))
        answers.append(([bytes(one) for one in data], found, matched, alone, [one[:3] for one in few], told))
    native, plain = answers
    assert native[0] == plain[0]
    assert [one[:3] for one in native[1]] == [one[:3] for one in plain[1]]
    assert native[4:] == plain[4:]
    for ours, theirs in zip(native[2] + native[3], plain[2] + plain[3], strict=True):
        assert (ours is None) == (theirs is None)
        if ours and theirs:
            assert ours.passages == theirs.passages
            assert (ours.weight, ours.fidelity) == pytest.approx((theirs.weight, theirs.fidelity), abs=1e-6)


@pytest.mark.parametrize("seed", range(6))
def test_what_very_many_documents_hold_is_searched_the_same(seed: int) -> None:
    chance = random.Random(seed)
    footer = " ".join(f"f{chance.randrange(300)}" for _ in range(60))
    spread = " ".join(f"s{chance.randrange(300)}" for _ in range(120))
    reports = [" ".join(f"r{n}x{m}" for m in range(20)) + f" {footer}" for n in range(90)]
    reports += [changed(spread, chance) if chance.random() < 0.3 else spread for _ in range(80)]
    page = f"{reports[3][:90]} {footer} {spread}"
    answers = []
    for engine in (NATIVE, PLAIN):
        segment = engine.open_segment(index(engine, reports))
        prepared = engine.prepare(page)
        found = engine.search([segment], prepared, len(reports), 4, 0.5)
        report = engine.prepare(reports[100])
        matched = engine.match([segment], prepared, report, len(reports), 0.0)
        assert matched is not None
        answers.append(([one[:3] for one in found], matched.passages, round(matched.weight, 6)))
    assert answers[0] == answers[1]
    assert len(answers[0][0]) > 90  # the footer's and the spread text's


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1 << 30), st.sets(st.integers(1, 12)))
def test_segments_are_merged_the_same(seed: int, gone: set[int]) -> None:
    made = []
    for engine in (NATIVE, PLAIN):
        parts = []
        for part in range(3):
            postings, names = array("Q"), array("I")
            for number, text in enumerate(corpus(seed + part)[:4]):
                postings.extend(engine.prepare(text).postings(number))
                document = 3 * number + part + 1
                names.extend((document, 0 if document in gone else 1 + document // 4))
            parts.append(engine.write_segment(postings, names))
        segments = [engine.open_segment(one) for one in parts]
        documents, postings_left, size = engine.measure_merged(segments)
        into = bytearray(size)
        engine.merge_segments(segments, into, documents, postings_left)
        made.append(bytes(into))
        assert not gone & {document for _, document, _ in PlainSegment(into).living()}
    assert made[0] == made[1]


@pytest.mark.parametrize("engine", [NATIVE, PLAIN])
def test_bytes_that_are_no_segment_are_refused(engine: Engine) -> None:
    whole = index(engine, ["the river rose above the old bridge on monday and fell"])
    for data in (bytearray(), bytearray(b"STEMSEG2"), whole[:-1], bytearray(b"x") + whole[1:], whole + b"\0"):
        with pytest.raises(ArchiveFormatError, match="damaged"):
            engine.open_segment(bytearray(data))


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_damaged_segment_does_no_harm(data: st.DataObject) -> None:
    text = "the river rose above the old bridge on monday and fell again on tuesday after the rain had gone"
    whole = index(NATIVE, [text, text[20:], text[:60]])
    at = data.draw(st.integers(64, len(whole) - 1))
    whole[at] = data.draw(st.integers(0, 255))
    NATIVE.search([NATIVE.open_segment(whole)], NATIVE.prepare(text), 3)
    PLAIN.search([PLAIN.open_segment(whole)], PLAIN.prepare(text), 3)


def test_types() -> None:
    assert isinstance(NATIVE.prepare("a"), NativeText)
    assert isinstance(PLAIN.prepare("a"), PlainText)
