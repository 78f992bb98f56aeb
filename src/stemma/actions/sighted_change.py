"""What changed in a copy between two sightings? Pure: two Matches in, kinds of change out."""

from __future__ import annotations

from collections.abc import Iterator

from stemma.record.models.copy import ChangeKind, CreditState
from stemma.shapes import Match

_LINK_DUTIES = {"link", "link_sources"}
# What a reader sees of a credit. Altered words and corrections not carried are failings of another kind, shown as such.
_CREDIT_DUTIES = {"credit", "cite_sources", "licence", "non_endorsement"} | _LINK_DUTIES


def credit_state_of(match: Match) -> CreditState:
    """The duties of credit in one word. A short quotation owes nothing."""
    states = {check.state for check in match.credit if check.duty in _CREDIT_DUTIES}
    if match.match_kind == "quotation" or not states:
        return CreditState.NOT_DUE
    if "missing" in states:
        return CreditState.MISSING
    return CreditState.KEPT if states == {"kept"} else CreditState.CANNOT_TELL


def changes_between(before: Match, after: Match, current: int) -> Iterator[tuple[ChangeKind, str]]:
    """Every change, the weightiest first; ``current`` is the number of the report's current version."""
    if before.version != after.version and after.version == str(current):
        yield ChangeKind.CORRECTED, f"version {before.version} before, {after.version} now"
    lost, gained = _moved(before, after, links=False)
    if lost:
        yield ChangeKind.CREDIT_LOST, ", ".join(lost)
    if gained:
        yield ChangeKind.CREDIT_GAINED, ", ".join(gained)
    lost, gained = _moved(before, after, links=True)
    if lost:
        yield ChangeKind.LINK_LOST, ", ".join(lost)
    if gained:
        yield ChangeKind.CREDIT_GAINED, ", ".join(gained)
    changed = _changed_quotes(after) - _changed_quotes(before)
    if before.version == after.version and changed:
        yield ChangeKind.QUOTE_CHANGED, f"{len(changed)} quotation{'s' if len(changed) > 1 else ''}"
    if before.version == after.version and not changed and _gist(before) != _gist(after):
        yield ChangeKind.EDITED, _tell_edit(before, after)


def _moved(before: Match, after: Match, *, links: bool) -> tuple[list[str], list[str]]:
    duties = _LINK_DUTIES if links else _CREDIT_DUTIES - _LINK_DUTIES
    was, now = ({(c.duty, c.target): c.state for c in m.credit if c.duty in duties} for m in (before, after))
    both = [key for key in was if key in now]
    names = {key: _name_duty(*key) for key in both}
    lost = [names[key] for key in both if was[key] == "kept" and now[key] == "missing"]
    gained = [names[key] for key in both if was[key] == "missing" and now[key] == "kept"]
    return lost, gained


def _name_duty(duty: str, target: str | None) -> str:
    """The party that is named no more; the duty itself too where its target is an address, or none."""
    said = duty.replace("_", " ")
    if not target:
        return said
    return f"{said} {target}" if target.startswith(("http://", "https://")) else target


def _tell_edit(before: Match, after: Match) -> str:
    """Of which kinds the new edits are, and the kept share where it moved."""
    known = set(_edits(before))
    kinds = ", ".join(dict.fromkeys(kind for kind, place, words in _edits(after) if (kind, place, words) not in known))
    was, now = f"{before.kept_share:.0%}", f"{after.kept_share:.0%}"
    shares = "" if was == now else f"{was} kept before, {now} now"
    return "; ".join(part for part in (kinds, shares) if part) or "an earlier change was undone"


def _edits(match: Match) -> tuple[tuple[str, tuple[int, int], str], ...]:
    return tuple((edit.kind, edit.report, edit.page_text) for edit in match.edits)


def _changed_quotes(match: Match) -> set[tuple[tuple[int, int], str]]:
    return {(d.report, "".join(e.page_text for e in d.edits)) for d in match.drift if d.state == "changed"}


def _gist(match: Match) -> tuple[object, ...]:
    return match.match_kind, round(match.kept_share, 3), round(match.own_share, 3), _edits(match)
