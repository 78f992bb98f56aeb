"""What do WordNet and Brill's lexicon know of a word? Its lemma as a verb, the class of its first sense, its usual part of speech."""

from __future__ import annotations

from pathlib import Path

# Forms that the endings below do not lead back.
_IRREGULAR = """
said=say says=say told=tell thought=think knew=know known=know felt=feel found=find saw=see seen=see wrote=write
written=write spoke=speak spoken=speak made=make went=go gone=go gave=give given=give took=take taken=take meant=mean
heard=hear held=hold kept=keep left=leave sought=seek brought=bring understood=understand began=begin sent=send put=put
stood=stand swore=swear sworn=swear sang=sing drew=draw fought=fight won=win lost=lose led=lead met=meet paid=pay ran=run
sold=sell set=set laid=lay has=have had=have having=have does=do did=do done=do am=be is=be are=be was=be were=be been=be
being=be got=get gotten=get built=build bought=buy came=come became=become fell=fall forgot=forget forgotten=forget
read=read showed=show shown=show taught=teach threw=throw thrown=throw chose=choose chosen=choose broke=break
broken=break grew=grow dreamt=dream bet=bet shot=shoot rose=rise forgave=forgive foresaw=foresee withdrew=withdraw
rewrote=rewrite overheard=overhear retold=retell
"""
_NOUN_ENDS = (("ies", "y"), ("men", "man"), ("ses", "s"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("s", ""))
_NOUN, _VERB = 1, 2


class Meanings:
    """Reads ``index.sense`` of WordNet and a lexicon of lines "word TAG …"."""

    def __init__(self, wordnet: Path, lexicon: Path) -> None:
        self._senses: dict[tuple[str, int], int] = {}
        for line in (wordnet / "index.sense").read_text("latin-1").splitlines():
            key, _, number, _ = line.split()
            lemma, _, rest = key.partition("%")
            kind, lexname = rest.split(":")[:2]
            if number == "1" and "_" not in lemma and int(kind) in (_NOUN, _VERB):
                self._senses[lemma, int(kind)] = int(lexname)
        self._irregular = dict(pair.split("=") for pair in _IRREGULAR.split())
        words = (line.split() for line in lexicon.read_text("utf-8").splitlines() if not line.startswith(";;;"))
        self.tags = {fields[0]: fields[1] for fields in words if len(fields) >= 2}

    def _is(self, word: str, kind: int) -> bool:
        return (word, kind) in self._senses

    def verb_lemma(self, low: str) -> str | None:
        """The verb that a word may be a form of."""
        if low in self._irregular:
            return self._irregular[low]
        if low.endswith(("ies", "ied")) and self._is(low[:-3] + "y", _VERB):
            return low[:-3] + "y"
        if low.endswith("es") and self._is(low[:-2], _VERB) and not self._is(low[:-1], _VERB):
            return low[:-2]
        if low.endswith("s") and not low.endswith("ss") and self._is(low[:-1], _VERB):
            return low[:-1]
        for suffix in ("ed", "ing"):
            if low.endswith(suffix) and len(low) > len(suffix) + 2 and (found := self._stem(low[: -len(suffix)])):
                return found
        return low if self._is(low, _VERB) else None

    def _stem(self, stem: str) -> str | None:
        plain = self._is(stem, _VERB)
        if self._is(stem + "e", _VERB) and not (plain and not stem.endswith(("c", "s", "u", "v", "z", "g"))):
            return stem + "e"
        if len(stem) > 3 and stem[-1] == stem[-2] and self._is(stem[:-1], _VERB) and not plain:
            return stem[:-1]
        return stem if plain else None

    def _noun_lemma(self, low: str) -> str | None:
        if self._is(low, _NOUN):
            return low
        for suffix, single in _NOUN_ENDS:
            if low.endswith(suffix) and self._is(low[: -len(suffix)] + single, _NOUN):
                return low[: -len(suffix)] + single
        return {"people": "person", "women": "woman", "children": "child"}.get(low)

    def verb_class(self, lemma: str | None) -> int:
        """WordNet's class of a verb's first sense, 1 to 15 (4 is communication); 0 for no verb."""
        return self._senses[lemma, _VERB] - 28 if lemma and self._is(lemma, _VERB) else 0

    def noun_class(self, low: str) -> int:
        """WordNet's class of a noun's first sense, 1 to 26; 0 for no noun."""
        lemma = self._noun_lemma(low)
        return self._senses[lemma, _NOUN] - 2 if lemma and self._is(lemma, _NOUN) else 0
