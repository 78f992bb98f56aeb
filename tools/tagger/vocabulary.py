"""What does the model's file say of each known word? Nine numbers, from the corpus, the plain texts, WordNet and the lexicon."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tools.tagger.meaning import Meanings
from tools.tagger.polnear import Article, cut_paragraphs
from tools.tagger.vector import choose_words, make_clusters, make_vectors

from stemma.reading.statements.tagger.column import part_number
from stemma.reading.statements.tagger.word import cut_words

SMALL, LARGE = 64, 320  # clusters
FIRST_WORD = 2  # 0 is no word, 1 an unknown one
# Helpers of a cue rather than cues: at most a weak sign of one.
_HELPERS = [
    "be",
    "have",
    "do",
    "will",
    "would",
    "could",
    "not",
    "to",
    "that",
    "by",
    "the",
    "of",
    "on",
    "in",
    "for",
    "about",
    "at",
]


def plain_sentences(path: Path) -> Iterator[list[str]]:
    """The words of each text of a file of JSON lines, in lower case."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = re.sub(r"\s*\n\s*", " ", json.loads(line).get("text") or "")
            yield [text[begin:end].lower() for begin, end in cut_words(text, 0, len(text))]


def corpus_sentences(articles: list[Article]) -> Iterator[list[str]]:
    """The words of each paragraph of the corpus, in lower case."""
    for article in articles:
        for begin, end in cut_paragraphs(article.text):
            yield [article.text[b:e].lower().replace("’", "'") for b, e in cut_words(article.text, begin, end)]


def cue_signs(articles: list[Article], meanings: Meanings) -> dict[str, int]:
    """How good a sign of a cue each verb's lemma, or other word, is: 3 mostly one, 2 often, 1 at times, 0 hardly ever."""
    cues: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for article in articles:
        inside = {at for begin, end in article.spans("cue") for at in range(begin, end)}
        for begin, end in cut_paragraphs(article.text):
            for first, past in cut_words(article.text, begin, end):
                low = article.text[first:past].lower().replace("’", "'")
                key = _key(low, meanings)
                total[key] += 1
                cues[key] += first in inside
    signs = {}
    for key, count in total.items():
        share = (cues[key] + 0.15) / (count + 3)  # so that a word seen once is no strong sign
        sign = 3 if share >= 0.5 else 2 if share >= 0.18 else 1 if share >= 0.06 else 0
        signs[key] = min(sign, 1) if key in _HELPERS else sign
    return signs


def _key(low: str, meanings: Meanings) -> str:
    return (meanings.verb_lemma(low) if low.isalpha() else None) or low


def make_vocabulary(
    articles: list[Article], texts: Path, meanings: Meanings
) -> tuple[dict[str, tuple[int, ...]], NDArray[np.float32]]:
    """The known words with their numbers, as `Lexicon` wants them; and the vectors of those that have one, in their order."""
    own = list(corpus_sentences(articles))
    plain = list(plain_sentences(texts))
    words = choose_words(Counter(w for s in own for w in s), Counter(w for s in plain for w in s))
    vectors = make_vectors([*own, *plain], words)
    small, large = make_clusters(vectors, SMALL), make_clusters(vectors, LARGE)
    signs = cue_signs(articles, meanings)
    number = {word: at for at, word in enumerate(words)}
    lemmas: dict[str, int] = {}
    known = {}
    for low in sorted({*words, *signs, *(word.lower() for word in meanings.tags)}):
        if not low or "\n" in low or len(low) > 40:
            continue
        lemma = meanings.verb_lemma(low) if low.isalpha() else None
        at = number.get(low)
        row = (
            FIRST_WORD + at if at is not None else 1,
            lemmas.setdefault(lemma, len(lemmas) + 1) if lemma else 0,
            part_number(meanings.tags.get(low, "")),
            part_number(meanings.tags.get(low.capitalize(), "")) if low[0].isalpha() else 0,
            meanings.verb_class(lemma),
            meanings.noun_class(low) if low.isalpha() else 0,
            int(small[at]) + 1 if at is not None else 0,
            int(large[at]) + 1 if at is not None else 0,
            signs.get(_key(low, meanings), 0),
        )
        if row != (1, 0, 0, 0, 0, 0, 0, 0, 0):
            known[low] = row
    return known, vectors
