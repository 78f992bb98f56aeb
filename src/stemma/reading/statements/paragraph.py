"""How do the paragraphs of a text hang together: who goes on speaking, which quotation is broken and goes on below?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.reading.statements import verb
from stemma.reading.statements.certain import is_surer, keep_quotations, leave_out
from stemma.reading.statements.clause import participles_in, read_sentence
from stemma.reading.statements.draft import Draft
from stemma.reading.statements.link import Said, link_parts
from stemma.reading.statements.part import Part
from stemma.reading.statements.quote import find_quotations
from stemma.reading.statements.speaker import Speakers
from stemma.reading.statements.token import Token, cut_clauses, cut_tokens
from stemma.shapes import Span, Statement
from stemma.shapes.document import StatementKind

MOST_PARAGRAPH_CHARS = 20_000  # a longer one is read in pieces of this size
FEWEST_QUOTED_WORDS = 5  # a shorter quotation without a speaker is a title or a word held at arm's length
_ELLIPSIS_END = re.compile(r"(?:…|\.\.\.)[\s”“\"’»]*$")
_ELLIPSIS_START = re.compile(r"[“\"„«‘]?\s?(?:…|\.\.\.)")
_SIGNS = re.compile(
    '[“”„«»"「『‘…:]|according to|' + "|".join(sorted({re.escape(w[:4]) for w in verb.ALL_ENGLISH if len(w) > 3})),
    re.IGNORECASE,
)
_QUOTE_MARKS = "“”„‟«»‹›「」『』\"″＂‘’‚'"


@dataclass(slots=True)
class _Open:
    """A statement being put together, as places of the text."""

    speaker: list[Span]
    cue: list[Span]
    content: list[Span]
    name: str | None
    sure: float


class Reader:
    """Reads paragraphs in order; each may go on with the statement that the one before left open."""

    def __init__(self, text: str, lang: str, author: str | None = None) -> None:
        self._text = text
        self.lang = lang if lang in verb.OTHER else "en"
        self._words = verb.ALL_ENGLISH if self.lang == "en" else verb.OTHER[self.lang]
        self._done: list[_Open] = []
        self._open: _Open | None = None  # broken off by an ellipsis or an unclosed quotation
        self._awaits_quote = False
        self.speakers = Speakers(author)

    @property
    def count(self) -> int:
        """How many statements were read so far."""
        return len(self._done)

    def read(self, begin: int, end: int, *, is_headline: bool = False, parts: Sequence[Part] | None = None) -> None:
        """Read one paragraph (or a headline) at its place; by rules alone where no ``parts`` are given."""
        if parts is not None:
            self._read(begin, end, is_headline, parts)
            return
        for start in range(begin, end, MOST_PARAGRAPH_CHARS):
            stop = min(end, start + MOST_PARAGRAPH_CHARS)
            if _SIGNS.search(self._text, start, stop) or self._open or self.lang != "en":
                self._read(start, stop, is_headline, None)
            elif not is_headline:
                self.speakers.note(self._text, start, stop, [])

    def _read(self, begin: int, end: int, is_headline: bool, parts: Sequence[Part] | None) -> None:
        text = self._text
        is_broken = bool(_ELLIPSIS_END.search(text, max(begin, end - 8), end))
        if is_broken or _ELLIPSIS_START.match(text, begin, end):
            parts = None  # the tagger reads a paragraph by itself, and this one goes on with another
        quotations = find_quotations(text, begin, end)
        tokens = cut_tokens(text, begin, end, quotations)
        if not is_headline:
            self.speakers.note(text, begin, end, [(quote.begin, quote.end) for quote in quotations])
        sentences = [(0, len(tokens))] if is_headline else cut_clauses(text, tokens, self._words)
        joined = self._join_broken(tokens, sentences, begin, end)
        before = len(self._done)
        left = sentences[1 if joined else 0 :]
        if parts is None:
            self._read_by_rules(tokens, left, joined)
        else:
            self._read_tagged(tokens, left, leave_out(text, keep_quotations(text, parts, quotations)))
        if joined and sentences:
            self._participles_of(tokens, sentences[0], joined)
        latest = self._done[-1] if len(self._done) > before else joined
        unclosed = bool(tokens) and tokens[-1].kind == "q" and text[tokens[-1].end - 1] not in '”“"»«’‘」』'
        reaches_end = latest is not None and latest.content[-1][1] >= end - 3
        self._open = (
            latest if latest is not None and reaches_end and (is_broken or unclosed) and not is_headline else None
        )
        self._awaits_quote = unclosed and not is_broken

    def _read_by_rules(self, tokens: list[Token], sentences: list[tuple[int, int]], joined: _Open | None) -> None:
        quoted = joined
        for first, last in sentences:
            drafts = read_sentence(tokens, first, last, self.lang)
            if drafts:
                for draft in drafts:
                    quoted = self._take(tokens, draft)
            else:
                quoted = self._read_lone(tokens, first, last, quoted)

    def _read_tagged(self, tokens: list[Token], sentences: list[tuple[int, int]], parts: list[Part]) -> None:
        """What the tagger found, and in its place the rules' statements where they are surer."""
        after = tokens[sentences[0][0]].begin if sentences else len(self._text)
        parts = [part for part in parts if part.begin >= after]
        found: list[tuple[int, Draft | Said]] = []
        for first, last in sentences:
            begin, end = tokens[first].begin, tokens[last - 1].end
            inside = [part for part in parts if part.begin < end and part.end > begin]
            drafts = read_sentence(tokens, first, last, self.lang)
            if drafts and is_surer(self._text, tokens, drafts, inside):
                found += [(begin, draft) for draft in drafts]
                parts = [part for part in parts if part.end <= begin or part.begin >= end]
        for said in link_parts(self._text, parts):
            found.append((min(begin for begin, _ in (*said.content, *said.cue)), said))
        first_done = len(self._done)
        for _, one in sorted(found, key=lambda pair: pair[0]):
            if isinstance(one, Draft):
                self._take(tokens, one)
            else:
                self._take_said(one, first_done)

    def _take_said(self, said: Said, first_done: int) -> None:
        """Note a statement; what has no cue goes on with a quotation before it in the paragraph."""
        before = self._done[-1] if len(self._done) > first_done else None
        is_quoted = _has_marks(self._text, said.content[:1])
        if not said.cue and not said.speaker:
            if is_quoted and before is not None and _has_marks(self._text, before.content):
                before.content += said.content
                return
            if not is_quoted:
                return
        self._add(said.speaker, said.cue, said.content, said.sure, before if said.inherits else None)

    def _join_broken(self, tokens: list[Token], sentences: list[tuple[int, int]], begin: int, end: int) -> _Open | None:
        """The open statement with what goes on in this paragraph, where it begins as one that goes on does."""
        if self._open is None or not tokens or not sentences:
            return None
        goes_on = (
            self._text[begin] in '“„«"' if self._awaits_quote else bool(_ELLIPSIS_START.match(self._text, begin, end))
        )
        if not goes_on:
            return None
        first, last = sentences[0]
        stop = tokens[last - 1].end
        if tokens[first].kind == "q" and tokens[first].end - tokens[first].begin > 3:
            stop = tokens[first].end
        elif tokens[last - 1].text in ".!?" and tokens[last - 1].kind == "p" and last - 1 > first:
            stop = tokens[last - 2].end
        self._open.content.append((begin, stop))
        return self._open

    def _participles_of(self, tokens: list[Token], sentence: tuple[int, int], joined: _Open) -> None:
        """ "…, indicating that …" in the continuation: a statement of its own by the same speaker."""
        if tokens[sentence[0]].kind == "q" or self.lang != "en":
            return
        for cut, draft in participles_in(tokens, *sentence):
            begin, stop = joined.content[-1]
            if begin < cut < stop:
                joined.content[-1] = (begin, cut)
            self._take(tokens, draft, speaker_of=joined)

    def _take(self, tokens: list[Token], draft: Draft, speaker_of: _Open | None = None) -> _Open:
        def spans(ranges: list[tuple[int, int]]) -> list[Span]:
            return [(tokens[a].begin, tokens[b - 1].end) for a, b in ranges if a < b]

        previous = speaker_of or (self._done[-1] if self._done else None)
        speaker = spans(draft.speaker)
        content = spans(draft.content)
        return self._add(speaker, spans(draft.cue), content, draft.sure, previous if draft.inherits else None)

    def _add(
        self, speaker: list[Span], cue: list[Span], content: list[Span], sure: float, same_as: _Open | None
    ) -> _Open:
        """Note a statement; its speaker is that of another one where that is given."""
        text = self._text
        if same_as is not None:
            speaker, name = list(same_as.speaker), same_as.name
        else:
            name = self.speakers.name_of(" ".join(text[b:e] for b, e in speaker), speaker[0][0]) if speaker else None
            if speaker:
                self.speakers.speak(name, speaker[0][0])
        made = _Open(speaker, cue, content, name, sure)
        self._done.append(made)
        return made

    def _read_lone(self, tokens: list[Token], first: int, last: int, quoted: _Open | None) -> _Open | None:
        """A sentence that is a quotation with no speaker of its own: it goes on with the statement before, if that was quoted."""
        inside = [n for n in range(first, last) if tokens[n].kind == "q"]
        others = sum(token.kind == "w" for token in tokens[first:last])
        if not inside or others:
            return quoted if not others else None
        span = (tokens[inside[0]].begin, tokens[inside[-1]].end)
        if quoted is not None and _has_marks(self._text, quoted.content):
            quoted.content.append(span)
            return quoted
        if len(self._text[span[0] : span[1]].split()) < FEWEST_QUOTED_WORDS:
            return None
        lone = _Open([], [], [span], self.speakers.last, 0.5)
        self._done.append(lone)
        return lone

    def statements(self) -> tuple[Statement, ...]:
        """All statements read, in the order of the text."""
        made = [
            Statement(
                _kind(self._text, one.content),
                tuple(one.speaker),
                tuple(one.cue),
                tuple(one.content),
                one.name,
                round(one.sure, 2),
            )
            for one in self._done
            if one.content
        ]
        return tuple(sorted(made, key=lambda one: min(span[0] for span in (*one.content, *one.cue))))


def _has_marks(text: str, content: list[Span]) -> bool:
    return any(text[begin] in _QUOTE_MARKS or text[end - 1] in _QUOTE_MARKS for begin, end in content)


def _kind(text: str, content: list[Span]) -> StatementKind:
    """Direct where all that was said stands in quotation marks, mixed where a part does."""
    quoted = outside = 0
    for begin, end in content:
        inside = find_quotations(text, begin, end)
        marked = sum(quote.end - quote.begin for quote in inside)
        quoted += marked
        rest = text[begin:end]
        for quote in reversed(inside):
            rest = rest[: quote.begin - begin] + rest[quote.end - begin :]
        outside += sum(char.isalnum() for char in rest)
    return "direct" if quoted and not outside else "mixed" if quoted else "reported"
