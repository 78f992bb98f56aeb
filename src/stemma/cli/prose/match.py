"""What became of a report in a page, told to a person (`stemma find`)?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from stemma.cli.prose.number import count_of, percent
from stemma.cli.terminal import one_line, paint
from stemma.shapes import Blamed, CreditCheck, Document, Drift, Edit, Match, Passage

_MOST_ROWS = 20
_MOST_OWN_SHARE = 0.5  # a sentence of which half or more stands in the report is the report's, whoever wrote it
# What changes the facts comes first.
_EDITS_IN_ORDER = ("number", "name", "negation", "date", "quotation", "cut", "added", "moved", "words")
_KINDS = {
    "verbatim": "word for word",
    "trimmed": "trimmed",
    "excerpt": "an excerpt",
    "edited": "edited",
    "merged": "merged with other reports",
    "quotation": "a quotation from it",
    "unrelated": "no copy: they share passages",
}
_STATE_COLOURS = {"kept": "green", "missing": "red"}


def tell_summary(page: Document, report: Document, match: Match) -> Iterator[str]:
    """One paragraph: which report, what kind of copy, how much of each."""
    version = f", version {one_line(match.version, 40)}" if match.version else ""
    yield f"{one_line(report.headline or report.id, 160)} ({one_line(match.report, 120)}{version})"
    if not match.passages:
        yield "The two share no passage."
        return
    yield (
        f"{_kind(match)}; {percent(match.kept_share)} of the report kept, "
        f"{percent(match.own_share)} of the page is not from it; weight {match.weight:,.0f} bits"
    )


def _kind(match: Match) -> str:
    has_added = any(edit.kind == "added" and not edit.report_text for edit in match.edits)
    is_whole = match.match_kind in ("verbatim", "trimmed")
    return f"{_KINDS[match.match_kind]}, with words added" if is_whole and has_added else _KINDS[match.match_kind]


def tell_match(page: Document, report: Document, match: Match) -> Iterator[str]:
    """The lines: summary, edits that change facts first, quotations that drifted, credit check, passages, whose words."""
    first, *rest = tell_summary(page, report, match)
    yield paint(first, "cyan")
    for line in rest:
        yield f"  {line}"
    yield from _section("Edits", [_edit(edit) for edit in _ranked(match.edits)])
    yield from _section(
        "Quotations that drifted",
        [_drift(page, report, drift) for drift in match.drift if drift.state != "unchanged"],
    )
    yield from _section("Credit", [_credit(check) for check in match.credit])
    yield from _section("Passages", [_passage(page, passage) for passage in match.passages])
    own = [part for part in match.blame if part.whose in ("page", "unknown") and part.share < _MOST_OWN_SHARE]
    yield from _section("Not from the report", _blamed(page, (part for part in own if not part.is_frame)))
    yield from _section("The page's own credit lines and notes", _blamed(page, (part for part in own if part.is_frame)))
    added = [part for part in match.blame if part.whose == "perhaps added"]
    yield from _section("Perhaps added on the way", _blamed(page, added))


def tell_whose(part: Blamed, report: Document, page: Document) -> str:
    """Whose a sentence is, in a few words."""
    if part.whose == "hop":
        hops = report.hops if part.report is not None else page.hops
        name = hops[part.hop].name if part.hop is not None and 0 <= part.hop < len(hops) else "the report"
        return f"{one_line(name, 60)}, {percent(part.share)} of its words" if 0 < part.share < 1 else one_line(name, 60)
    whose = {"page": "the page itself", "perhaps added": "perhaps added"}.get(part.whose, "unknown")
    return f"{whose} ({one_line(part.evidence, 120)})" if part.evidence else whose


def _section(title: str, rows: list[str]) -> Iterator[str]:
    if not rows:
        return
    yield f"  {paint(title, None, bold=True)}"
    for row in rows[:_MOST_ROWS]:
        yield f"    {row}"
    if len(rows) > _MOST_ROWS:
        yield f"    and {len(rows) - _MOST_ROWS:,} more; --json has them all"


def _ranked(edits: tuple[Edit, ...]) -> list[Edit]:
    return sorted(edits, key=lambda edit: (_EDITS_IN_ORDER.index(edit.kind), edit.page))


def _edit(edit: Edit) -> str:
    before, after = one_line(edit.report_text, 60), one_line(edit.page_text, 60)
    if edit.page_text and edit.report_text:
        return f'{edit.kind:<9}  "{before}" ' + ("moved" if edit.kind == "moved" else f'is now "{after}"')
    if edit.kind in ("cut", "added"):
        return f'{edit.kind:<9}  "{before or after}"'
    return f'{edit.kind:<9}  left out: "{before}"' if before else f'{edit.kind:<9}  put in: "{after}"'


def _drift(page: Document, report: Document, drift: Drift) -> str:
    speaker = f"{one_line(drift.speaker_name, 40)}: " if drift.speaker_name else ""
    quoted = _words(report.text[slice(*drift.report)])
    if drift.page:
        quoted += f'" is now "{_words(page.text[slice(*drift.page)])}'
    return f'{drift.state:<9}  {speaker}"{quoted}"' + (f" ({one_line(drift.evidence, 160)})" if drift.evidence else "")


def _words(quotation: str) -> str:
    """A quotation without its own marks: it is shown between ours."""
    return one_line(quotation.strip('“”„«»"‘’ '), 100)


def _credit(check: CreditCheck) -> str:
    target = f" of {one_line(check.target, 60)}" if check.target else ""
    state = paint(check.state, _STATE_COLOURS.get(check.state))
    evidence = f" ({one_line(check.evidence, 120)})" if check.evidence else ""
    return f"{check.duty.replace('_', ' ')}{target}, {check.force}: {state}{evidence}"


def _passage(page: Document, passage: Passage) -> str:
    places = f"{passage.page_begin}-{passage.page_end} from {passage.report_begin}-{passage.report_end}"
    return f'{places}: "{one_line(page.text[passage.page_begin : passage.page_end], 80)}"'


def _blamed(page: Document, parts: Iterable[Blamed]) -> list[str]:
    """Sentences that follow one another and are blamed for the same reason are one row."""
    rows: list[str] = []
    for (whose, evidence), same in groupby(parts, key=lambda part: (part.whose, part.evidence)):
        run = list(same)
        words = one_line(page.text[run[0].begin : run[-1].end], 80)
        count = f" ({count_of(len(run), 'sentence')})" if len(run) > 1 else ""
        rows.append(f'{whose}: "{words}"{count}' + (f"  ({one_line(evidence, 160)})" if evidence else ""))
    return rows
