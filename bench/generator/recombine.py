"""How are more texts made where a corpus has too few? From its sentences, mixed, with words replaced."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bench.source import Text, cut_sentences

# The share of words replaced. The fewer sentences there are, the oftener each comes back, so the more of it must go:
# two texts keep the same word of a shared sentence in (1 - share)^2 of all places, eight words running in the eighth
# power of that. At 0.5 that is one place in 65,000, at 0.65 one in 20 million.
_SHARE = 0.5
_SHARE_OF_FEW = 0.65
_FEW_SENTENCES = 20_000
_LEAST_GROUP = 50  # sentences; a language with fewer is left out
_LONGEST_CHARS = 400


@dataclass(frozen=True)
class Mixture:
    """The sentences and the words of each language of a corpus."""

    sentences: Mapping[str, Sequence[str]]
    vocabulary: Mapping[str, Sequence[str]]
    share: float

    @classmethod
    def of(cls, texts: Iterable[Text]) -> Mixture:
        """The mixture of a corpus; texts whose language is not told are one language. ValueError where there is too little."""
        sentences: dict[str, list[str]] = {}
        for one in texts:
            cut = (one.text[begin:end] for begin, end in cut_sentences(one.text))
            sentences.setdefault(one.group, []).extend(
                piece for piece in cut if len(piece.split()) >= 4 and len(piece) <= _LONGEST_CHARS
            )
        kept = {group: found for group, found in sorted(sentences.items()) if len(found) >= _LEAST_GROUP}
        if not kept:
            raise ValueError(f"The corpus has no language with {_LEAST_GROUP} sentences; give more texts.")
        words = {group: words_in_use(found) for group, found in kept.items()}
        few = min(map(len, kept.values())) < _FEW_SENTENCES
        return cls(kept, words, _SHARE_OF_FEW if few else _SHARE)

    def make(self, words: int, rng: random.Random, group: str | None = None) -> Text:
        """A text of about so many words of one language, in paragraphs of three sentences."""
        if group is None:
            group = rng.choice(list(self.sentences))
        sentences, vocabulary = self.sentences[group], self.vocabulary[group]
        draw, share = rng.random, self.share
        many, count = len(vocabulary), len(sentences)
        pieces: list[str] = []
        held = number = 0
        while held < words:
            # word by word between spaces: quick, since a million texts are made so
            made = [
                word if draw() >= share else _dress(word, vocabulary[int(draw() * many)])
                for word in sentences[int(draw() * count)].split(" ")
            ]
            number += 1
            held += len(made)
            made[0] = made[0][:1].upper() + made[0][1:]
            pieces += [" ".join(made), " " if number % 3 else "\n\n"]
        return Text("", "".join(pieces[:-1]), group)


def _dress(word: str, other: str) -> str:
    """The other word with the marks that stand around the first: quotations stay quotations."""
    if word.isalnum():
        return other
    before, after = _marks_around(word)
    return f"{before}{other}{after}"


@lru_cache(maxsize=1 << 16)
def _marks_around(word: str) -> tuple[str, str]:
    letters = [place for place, letter in enumerate(word) if letter.isalnum()]
    return (word[: letters[0]], word[letters[-1] + 1 :]) if letters else (word + " ", "")


def words_in_use(texts: Iterable[str]) -> list[str]:
    """Every word as often as it is used, marks at its ends left out: a word drawn from it is as common as in the texts."""
    stripped = (
        word.strip(".,;:!?\"'()<>\u201c\u201d\u2018\u2019\u00ab\u00bb\u201e\u060c")
        for text in texts
        for word in text.split()
    )
    return [word.lower() for word in stripped if word]
