"""How are more texts made where a corpus has too few? From its sentences, mixed, with words replaced."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.generator.change import substitute_words
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

    sentences: dict[str, Sequence[str]]
    vocabulary: dict[str, Sequence[str]]
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

    def make(self, words: int, rng: random.Random) -> Text:
        """A text of about so many words of one language, a blank line after every second or third sentence."""
        group = rng.choice(list(self.sentences))
        sentences, vocabulary = self.sentences[group], self.vocabulary[group]
        pieces: list[str] = []
        held, in_paragraph = 0, 0
        while held < words:
            sentence = substitute_words(rng.choice(sentences), self.share, vocabulary, rng)
            if pieces:
                pieces.append("\n\n" if in_paragraph >= rng.randint(2, 3) else " ")
                in_paragraph = 0 if pieces[-1] != " " else in_paragraph
            pieces.append(sentence)
            in_paragraph += 1
            held += len(sentence.split())
        return Text("", "".join(pieces), group)


def words_in_use(texts: Iterable[str]) -> list[str]:
    """Every word as often as it is used, marks at its ends left out: a word drawn from it is as common as in the texts."""
    stripped = (
        word.strip(".,;:!?\"'()<>\u201c\u201d\u2018\u2019\u00ab\u00bb\u201e\u060c")
        for text in texts
        for word in text.split()
    )
    return [word.lower() for word in stripped if word]
