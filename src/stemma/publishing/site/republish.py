"""Republish: the package of a report as HTML and as plain text, to copy or to download, with its terms beside it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from stemma.publishing.formats import head_hints, html_file, package_html, package_text, text_file
from stemma.publishing.site.gate import of_report
from stemma.publishing.site.report import disclaimers_of
from stemma.publishing.site.shape import as_public
from stemma.record.models import Report
from stemma.record.queries.public_report import changes_of
from stemma.shapes.public import PublicReport

FORMS = ("html", "text")


@of_report
def republish(request: HttpRequest, report: Report) -> HttpResponse:
    """The package; `?as=text` shows it as plain text."""
    public = _public(request, report)
    form = request.GET.get("as") if request.GET.get("as") in FORMS else "html"
    here = reverse("site:republish", args=[report.pk])
    document = public.document
    context = {
        "report": report,
        "public": public,
        "document": document,
        "form": form,
        "tabs": [
            (_("HTML"), here, form == "html"),
            (_("Plain text"), f"{here}?as=text", form == "text"),
        ],
        "package": package_html(public) if form == "html" else package_text(public),
        "hints": head_hints(public),
        "duties": [term for term in document.terms if term.duty != "non_endorsement"],
        "disclaimers": disclaimers_of(document),
        "missing": [hop for hop in document.hops if not hop.link],
    }
    return _to_original(render(request, "site/republish.html", context), public)


@of_report
def republish_html(request: HttpRequest, report: Report) -> HttpResponse:
    """The package as an HTML file."""
    public = _public(request, report)
    return _file(HttpResponse(html_file(public), content_type="text/html; charset=utf-8"), public, "html")


@of_report
def republish_text(request: HttpRequest, report: Report) -> HttpResponse:
    """The package as a text file."""
    public = _public(request, report)
    return _file(HttpResponse(text_file(public), content_type="text/plain; charset=utf-8"), public, "txt")


def _public(request: HttpRequest, report: Report) -> PublicReport:
    assert report.current is not None
    return as_public(request, report, report.current, changes_of(report))


def _file(answer: HttpResponse, public: PublicReport, ending: str) -> HttpResponse:
    answer["Content-Disposition"] = f'attachment; filename="report-{public.id[-12:]}-v{public.version}.{ending}"'
    return _to_original(answer, public)


def _to_original(answer: HttpResponse, public: PublicReport) -> HttpResponse:
    """A package is not the report: search engines are sent to that."""
    answer["Link"] = f'<{_header_safe(public.original)}>; rel="canonical"'
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer["Cache-Control"] = "no-cache"
    return answer


def _header_safe(address: str) -> str:
    from django.utils.encoding import iri_to_uri

    return iri_to_uri(address).replace("<", "%3C").replace(">", "%3E").replace("\r", "").replace("\n", "")
