"""How is each duty of a report's terms held against a page?"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from stemma.compare.address import fold_address, printed_addresses
from stemma.compare.allowance import find_altered
from stemma.compare.creditline import has_note
from stemma.compare.cutting import cut
from stemma.compare.kind import WHOLE_KEPT_SHARE, Measures
from stemma.compare.licence import find_licence
from stemma.compare.naming import is_named
from stemma.shapes import CreditCheck, CreditState, Document, Edit, Hop, Span, Term

CANNOT_TELL: CreditState = "cannot tell from what was received"
DISCLAIMER_SHARE = 0.5
_SHINGLE_WORDS = 3


def _check(
    term: Term, state: CreditState, evidence: str, target: str | None = None, page: Span | None = None
) -> CreditCheck:
    return CreditCheck(term.duty, term.force, state, target or term.target, page, evidence)


def _check_credit(page: Document, report: Document, term: Term) -> list[CreditCheck]:
    """The report's newsroom and the origin of its words are named."""
    parties = _owed_credit(report, term)
    if not parties:
        return [_check(term, CANNOT_TELL, "The report does not say whom to credit.")]
    named = [(hop, is_named(page, hop)) for hop in parties]
    missing = list(dict.fromkeys(hop.name for hop, found in named if found is None))
    span = next((found.span for _, found in named if found and found.span), None)
    if missing:
        return [_check(term, "missing", f"Not named: {', '.join(missing)}.", page=span)]
    return [_check(term, "kept", f"Named: {', '.join(dict.fromkeys(hop.name for hop in parties))}.", page=span)]


def _owed_credit(report: Document, term: Term) -> list[Hop]:
    hops = list(report.hops)
    if term.target and not fold_address(term.target):
        wanted = cut(term.target).keys
        asked = [hop for hop in hops if cut(hop.name).keys == wanted]
        is_name = not _means_all(term.target) and wanted
        return asked or ([Hop(0, "origin", term.target)] if is_name else _parties(hops))
    origin = [hop for hop in hops if hop.role == "origin"][:1]
    newsroom = [hop for hop in hops if hop.role == "relay"] or [hop for hop in hops if hop.role == "republisher"]
    return (
        _parties(origin + newsroom[:1]) or _parties(hops)[:1] or [Hop(0, "origin", name) for name in report.authors[:1]]
    )


def _means_all(target: str) -> bool:
    return bool(re.search(r"(?i)\b(?:all|every|these|sources?|originals?|links?|us|report|article|author)\b", target))


def _parties(hops: Sequence[Hop]) -> list[Hop]:
    """Each party once, its printed forms together."""
    parties: dict[tuple[str, ...], Hop] = {}
    for hop in hops:
        key = cut(hop.name).keys
        if key and key in parties:
            known = parties[key]
            both = known.printed + hop.printed
            parties[key] = Hop(known.position, known.role, known.name, both, known.link or hop.link, known.at)
        elif key:
            parties[key] = hop
    return list(parties.values())


def _check_sources(page: Document, report: Document, term: Term) -> list[CreditCheck]:
    """Every party of the chain is named: one check for each."""
    parties = _parties(report.hops)
    if not parties:
        return [_check(term, CANNOT_TELL, "The report names no sources.")]
    checks: list[CreditCheck] = []
    for hop in parties:
        found = is_named(page, hop)
        if found is None:
            checks.append(_check(term, "missing", f"{hop.name} ({hop.role}) is not named.", hop.name))
        else:
            checks.append(
                _check(term, "kept", f"{hop.name} ({hop.role}) is named as “{found.form}”.", hop.name, found.span)
            )
    return checks


def _check_link(page: Document, report: Document, term: Term) -> list[CreditCheck]:
    """The page links to the report where it lives."""
    target = term.target if term.target and fold_address(term.target) else None
    known = [target] if target else [report.home, *(link.href for link in report.links if link.rel == "canonical")]
    addresses = [address for address in known if address]
    if not addresses:
        origin = sorted((hop for hop in report.hops if hop.link), key=lambda hop: -hop.position)
        addresses = [hop.link for hop in origin[:1] if hop.link]
    if not addresses:
        return [_check(term, CANNOT_TELL, "The address of the report is not on the record.")]
    return [_linked(page, term, addresses, addresses[0])]


def _check_source_links(page: Document, report: Document, term: Term) -> list[CreditCheck]:
    """The page links to every source whose address is known, and to whatever links the report promises."""
    checks = [_linked(page, term, [hop.link], hop.link, hop.name) for hop in _parties(report.hops) if hop.link]
    seen = {check.target for check in checks}
    for link in report.links:
        if link.state != "present" and link.text and link.text not in seen:
            seen.add(link.text)
            evidence = f"The report promises a link at “{link.text}”, and none was received with it."
            checks.append(_check(term, CANNOT_TELL, evidence, link.text))
    return checks or [_check(term, CANNOT_TELL, "No address of a source is on the record.")]


def _linked(page: Document, term: Term, addresses: Sequence[str], target: str, name: str | None = None) -> CreditCheck:
    wanted = {fold_address(address) for address in addresses} - {""}
    shown = f"{name} ({target})" if name else target
    for link in page.links:
        if link.href and fold_address(link.href) in wanted:
            span = (link.begin, link.end) if link.begin is not None and link.end is not None else None
            how = (
                "only in the page's data (rel=canonical), where no reader sees it"
                if link.rel == "canonical"
                else "linked"
            )
            return _check(term, "kept", f"{shown} is {how}.", target, span)
    printed = printed_addresses(page.text)
    for address in wanted:
        if address in printed:
            return _check(term, "kept", f"{shown} is printed in the text.", target, printed[address])
    if page.home and fold_address(page.home) in wanted:
        return _check(term, "kept", "The page gives this address as its own.", target)
    if not page.has_links:
        return _check(
            term, CANNOT_TELL, f"Plain text has no links, so a link to {shown} may have been lost on the way.", target
        )
    return _check(term, "missing", f"No link of the page leads to {shown}.", target)


def _check_licence(page: Document, report: Document, term: Term) -> list[CreditCheck]:
    state, evidence, target, span = find_licence(page, term.target)
    return [_check(term, state, evidence, target, span)]


def check_unaltered(term: Term, edits: Sequence[Edit]) -> CreditCheck:
    """The words of the body are unchanged, small allowances apart: the time, the place, the house's spelling."""
    altered, allowed = find_altered(edits)
    if altered:
        first = altered[0]
        shown = first.page_text or first.report_text
        what = "was put in" if not first.report_text else "was left out"
        if first.page_text and first.report_text:
            shown, what = first.report_text, f"became “{_short(first.page_text)}”"
        count = "1 change" if len(altered) == 1 else f"{len(altered)} changes; the first"
        evidence = f"{count}: “{_short(shown)}” {what}."
        return _check(term, "missing", evidence, page=first.page)
    left_out = sum(edit.kind == "cut" for edit in edits)
    parts = ["The words are unchanged"]
    if left_out:
        parts.append("a passage was left out" if left_out == 1 else f"{left_out} passages were left out")
    if allowed:
        small = "1 small change" if allowed == 1 else f"{allowed} small changes"
        parts.append(f"{small} of time, place or style allowed for")
    if any(edit.kind == "moved" for edit in edits):
        parts.append("the order was changed")
    return _check(term, "kept", "; ".join(parts) + ".")


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:77]}…"


def check_corrections(
    page: Document,
    report: Document,
    term: Term,
    measures: Measures,
    edits: Sequence[Edit],
    version: str = "",
    is_current: bool | None = None,
) -> CreditCheck:
    """The page carries the newest version or a note of correction; ``is_current`` is None where nobody knows which is newest."""
    shown = f"version {version}" if version else "this version"
    if is_current is False:
        if _has_correction(page):
            return _check(term, "kept", f"The page carries {shown}, which is not the newest, and a note of correction.")
        return _check(term, "missing", f"The page carries {shown} of the report; there is a later one.")
    if is_current:
        return _check(term, "kept", f"The page carries {shown} of the report, the newest.")
    if not any("correct" in signal.lower() for signal in report.signals):
        return _check(term, "kept", "This version has no correction to carry.")
    if _has_correction(page):
        return _check(term, "kept", "The page carries a note of correction.")
    if measures.kept_share >= WHOLE_KEPT_SHARE and not measures.changed_words and not edits:
        return _check(term, "kept", "The page carries the words of the corrected version.")
    return _check(
        term, CANNOT_TELL, "The page differs from the corrected version; only the earlier version would show where."
    )


def _has_correction(page: Document) -> bool:
    return any("correct" in signal.lower() for signal in page.signals) or has_note(page.text)


def _check_disclaimer(page: Document, report: Document, term: Term) -> list[CreditCheck]:
    """Half of the disclaimer's runs of three words stand in the page, or the page has a disclaimer of its own."""
    for other in page.terms:
        if other.duty == "non_endorsement":
            span = (other.begin, other.end) if other.begin is not None and other.end is not None else None
            return [_check(term, "kept", "The page carries a disclaimer.", page=span)]
    if term.begin is None or term.end is None:
        return [_check(term, CANNOT_TELL, "The disclaimer's words are not on the record.")]
    wanted = _shingles(cut(report.text[term.begin : term.end]).keys)
    body = cut(page.text)
    places = [at for at, shingle in enumerate(_shingles(body.keys)) if shingle in set(wanted)] if wanted else []
    found = {body.keys[at : at + _SHINGLE_WORDS] for at in places}
    share = sum(shingle in found for shingle in wanted) / len(wanted) if wanted else 0.0
    if share >= DISCLAIMER_SHARE:
        span = body.span(places[0], places[-1] + _SHINGLE_WORDS)
        return [_check(term, "kept", f"{share:.0%} of the disclaimer's words stand in the page.", page=span)]
    return [_check(term, "missing", "The disclaimer does not stand in the page.")]


def _shingles(keys: Sequence[str]) -> list[tuple[str, ...]]:
    if len(keys) < _SHINGLE_WORDS:
        return [tuple(keys)] if keys else []
    return [tuple(keys[at : at + _SHINGLE_WORDS]) for at in range(len(keys) - _SHINGLE_WORDS + 1)]


def _check_pictures(page: Document, report: Document, term: Term) -> list[CreditCheck]:
    """A caption of the report in the page says that its picture was taken along; without one nothing can be told."""
    captions = {cut(caption.text).keys: caption for caption in report.captions if caption.text.strip()}
    for caption in page.captions:
        if page.has_links and cut(caption.text).keys in captions and caption.text.strip():
            span = (caption.begin, caption.end) if caption.begin is not None and caption.end is not None else None
            return [
                _check(term, "missing", f"A picture's caption stands in the page: “{_short(caption.text)}”.", page=span)
            ]
    return [_check(term, CANNOT_TELL, "Pictures are not among what was received.")]


def _check_share_alike(page: Document, report: Document, term: Term) -> list[CreditCheck]:
    licences = {other.target for other in report.terms if other.duty == "licence" and other.target}
    for target in sorted(licences):
        state, evidence, _, span = find_licence(page, target)
        if state == "kept":
            return [_check(term, "kept", evidence, page=span)]
    return [_check(term, CANNOT_TELL, "The page does not say on what terms it may be republished.")]


def _cannot_tell(evidence: str) -> Callable[[Document, Document, Term], list[CreditCheck]]:
    return lambda page, report, term: [_check(term, CANNOT_TELL, evidence)]


CHECKS: dict[str, Callable[[Document, Document, Term], list[CreditCheck]]] = {
    "credit": _check_credit,
    "cite_sources": _check_sources,
    "link": _check_link,
    "link_sources": _check_source_links,
    "licence": _check_licence,
    "non_endorsement": _check_disclaimer,
    "no_pictures": _check_pictures,
    "share_alike": _check_share_alike,
    "non_commercial": _cannot_tell("A page does not show whether it is used commercially."),
    "notify": _cannot_tell("A page does not show whether its publisher wrote to the newsroom."),
}
