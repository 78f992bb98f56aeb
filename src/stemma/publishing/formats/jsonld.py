"""How do search engines and other programs read a report? As schema.org's NewsArticle in JSON-LD (release 30.0)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stemma.publishing.formats.escape import as_script_json, web_address
from stemma.shapes import Document, Hop, Statement
from stemma.shapes.public import PublicReport

_TYPE = {"article": "NewsArticle", "comment": "OpinionNewsArticle", "speech": "Article"}
_BASIS = ("origin", "agency", "relay")
MAX_QUOTATIONS = 40
MAX_QUOTATION_CHARS = 500


def jsonld_of(report: PublicReport) -> str:
    """JSON-LD that can stand in a script element of the report's page. A withdrawn report has none."""
    return as_script_json(news_article(report))


def news_article(report: PublicReport) -> dict[str, Any]:
    """The report as a NewsArticle, an OpinionNewsArticle for a comment, an Article of the genre speech for a speech."""
    document = report.document
    fields = {
        "@context": "https://schema.org",
        "@type": _TYPE[document.item_kind],
        "@id": report.address,
        "url": report.address,
        "mainEntityOfPage": {"@type": "WebPage", "@id": report.original},
        "headline": document.headline,
        "genre": "speech" if document.item_kind == "speech" else None,
        "inLanguage": document.lang,
        "dateline": document.dateline.text.strip() if document.dateline else None,
        "datePublished": report.published_at,
        "dateModified": report.changed_at,
        "version": str(report.version),
        "archivedAt": report.version_address,
        "author": _authors(document),
        "publisher": _publisher(report),
        "isBasedOn": [_work(hop) for hop in document.hops if hop.role in _BASIS],
        "citation": [_work(hop) for hop in document.hops],
        "contributor": [_party(hop) for hop in document.hops if hop.role in ("submitter", "network")],
        "sourceOrganization": next((_party(hop) for hop in document.hops if hop.role == "origin"), None),
        "creditText": "; ".join(
            dict.fromkeys(" ".join(one.text.split()) for hop in document.hops for one in hop.printed)
        ),
        "license": next((web_address(term.target) for term in document.terms if term.duty == "licence"), None),
        "usageInfo": f"{report.permanent_address}/republish",
        "correction": [
            _correction(report, index) for index, one in enumerate(report.changes) if one.kind == "correction"
        ],
        "hasPart": list(_quotations(document)),
    }
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def _authors(document: Document) -> list[dict[str, Any]]:
    if document.authors:
        return [{"@type": "Person", "name": name} for name in document.authors]
    return [_party(hop) for hop in document.hops if hop.role == "origin"][:1]


def _publisher(report: PublicReport) -> dict[str, Any]:
    publisher = report.publisher
    fields = {
        "@type": "NewsMediaOrganization",
        "name": publisher.name,
        "url": publisher.address,
        "correctionsPolicy": publisher.policy_address,
        "publishingPrinciples": publisher.policy_address,
        "actionableFeedbackPolicy": publisher.policy_address,
    }
    return {name: value for name, value in fields.items() if value}


def _work(hop: Hop) -> dict[str, Any]:
    fields = {
        "@type": "CreativeWork",
        "url": web_address(hop.link),
        "creditText": hop.printed[0].text if hop.printed else None,
        "publisher": {"@type": "Organization", "name": hop.name},
        "datePublished": hop.at,
    }
    return {name: value for name, value in fields.items() if value}


def _party(hop: Hop) -> dict[str, Any]:
    fields = {"@type": "Organization", "name": hop.name, "url": web_address(hop.link)}
    return {name: value for name, value in fields.items() if value}


def _correction(report: PublicReport, index: int) -> dict[str, Any]:
    change = report.changes[index]
    return {
        "@type": "CorrectionComment",
        "@id": f"urn:uuid:{change.id}",
        "text": change.note,
        "datePublished": change.at,
        "url": change.address,
    }


def _quotations(document: Document) -> Iterator[dict[str, Any]]:
    direct = [statement for statement in document.statements if statement.kind == "direct"]
    organisations = {hop.name for hop in document.hops}
    for statement in direct[:MAX_QUOTATIONS]:
        speaker = statement.speaker_name or _words(document, statement.speaker)
        quotation: dict[str, Any] = {"@type": "Quotation", "text": _said(document, statement)}
        if speaker:
            kind = "Organization" if speaker in organisations else "Person"
            quotation["spokenByCharacter"] = {"@type": kind, "name": speaker}
        yield quotation


def _said(document: Document, statement: Statement) -> str:
    words = _words(document, statement.content)
    return words if len(words) <= MAX_QUOTATION_CHARS else words[: MAX_QUOTATION_CHARS - 1] + "…"


def _words(document: Document, spans: tuple[tuple[int, int], ...]) -> str:
    return " … ".join(" ".join(document.text[begin:end].split()) for begin, end in spans)
