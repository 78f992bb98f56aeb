"""What became of a report in a page, told to a person (`stemma find`)?"""

from __future__ import annotations

from collections.abc import Iterator

from stemma.cli.prose.number import percent
from stemma.cli.terminal import one_line, paint
from stemma.shapes import Blamed, CreditCheck, Document, Drift, Edit, Match, Passage

_MOST_ROWS = 20
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
        f"{_KINDS[match.match_kind]}; {percent(match.kept_share)} of the report kept, "
        f"{percent(match.own_share)} of the page is not from it; weight {match.weight:,.0f} bits"
    )


def tell_match(page: Document, report: Document, match: Match) -> Iterator[str]:
    """The lines: summary, edits that change facts first, quotations that drifted, credit check, passages, whose words."""
    first, *rest = tell_summary(page, report, match)
    yield paint(first, "cyan")
    for line in rest:
        yield f"  {line}"
    yield from _section("Edits", [_edit(edit) for edit in _ranked(match.edits)])
    yield from _section(
        "Quotations that drifted", [_drift(page, report, drift) for drift in match.drift if drift.state != "unchanged"]
    )
    yield from _section("Credit", [_credit(check) for check in match.credit])
    yield from _section("Passages", [_passage(page, passage) for passage in match.passages])
    yield from _section("Not from the report", [_blame(page, part) for part in match.blame if part.whose != "hop"])


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
    if not edit.page_text:
        told = f'cut: "{before}"'
    elif not edit.report_text:
        told = f'added: "{after}"'
    else:
        told = f'"{before}" is now "{after}"'
    return f"{edit.kind:<9}  {told}"


def _drift(page: Document, report: Document, drift: Drift) -> str:
    speaker = f"{one_line(drift.speaker_name, 40)}: " if drift.speaker_name else ""
    quoted = one_line(report.text[slice(*drift.report)], 100)
    if drift.page:
        quoted += f'" is now "{one_line(page.text[slice(*drift.page)], 100)}'
    return f'{drift.state:<9}  {speaker}"{quoted}"' + (f" ({one_line(drift.evidence, 120)})" if drift.evidence else "")


def _credit(check: CreditCheck) -> str:
    target = f" of {one_line(check.target, 60)}" if check.target else ""
    state = paint(check.state, _STATE_COLOURS.get(check.state))
    evidence = f" ({one_line(check.evidence, 120)})" if check.evidence else ""
    return f"{check.duty.replace('_', ' ')}{target}, {check.force}: {state}{evidence}"


def _passage(page: Document, passage: Passage) -> str:
    places = f"{passage.page_begin}-{passage.page_end} from {passage.report_begin}-{passage.report_end}"
    return f'{places}: "{one_line(page.text[passage.page_begin : passage.page_end], 80)}"'


def _blame(page: Document, part: Blamed) -> str:
    evidence = f"  ({one_line(part.evidence, 100)})" if part.evidence else ""
    return f'{part.whose}: "{one_line(page.text[part.begin : part.end], 80)}"{evidence}'
