"""Where does this text come from, is it altered, was it corrected? Paste a text, upload a file or give an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stemma.actions import Checked, check_copy, compare_texts, fetch_document, keep_check, kept_check, read_sent
from stemma.compare import blame_alone, check_headline, lay_side_by_side
from stemma.public.asker import actor_on, limit
from stemma.record.models import Report
from stemma.record.queries.report import published_by_id
from stemma.shapes import Document, InputError, Match, StemmaError


class CheckForm(forms.Form):
    """One text in one of three ways, and perhaps a second one to hold it against."""

    text = forms.CharField(label=gettext_lazy("Paste the text"), widget=forms.Textarea, required=False, strip=False)
    file = forms.FileField(label=gettext_lazy("Or choose a file"), required=False, allow_empty_file=True)
    address = forms.CharField(label=gettext_lazy("Or give an address"), max_length=2000, required=False)
    other_text = forms.CharField(
        label=gettext_lazy("A second text to compare with"), widget=forms.Textarea, required=False, strip=False
    )
    other_address = forms.CharField(label=gettext_lazy("Or its address"), max_length=2000, required=False)

    def clean(self) -> dict[str, Any]:
        """Exactly one way is used."""
        values = super().clean() or {}
        ways = [
            bool(values.get("text", "").strip()),
            values.get("file") is not None,
            bool(values.get("address", "").strip()),
        ]
        if sum(ways) != 1 and not self.errors:
            raise forms.ValidationError(_("Paste a text, choose a file, or give an address: one of the three."))
        return values


@dataclass(frozen=True, slots=True)
class Shown:
    """A match as the screen shows it, beside the report it was found in."""

    match: Match
    report: Document
    row: Report | None
    rows: tuple[Any, ...]
    is_current: bool


def check(request: HttpRequest) -> HttpResponse:
    """The form, and after sending the finding with an address that can be passed on."""
    if request.method != "POST":
        return render(
            request, _frame(request), {"form": CheckForm(initial={"address": request.GET.get("address", "")})}
        )
    form = CheckForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, _frame(request), {"form": form}, status=400)
    limit(request, "check")
    try:
        page = _read(form.cleaned_data, "text", "address")
        other = _read(form.cleaned_data, "other_text", "other_address")
    except StemmaError as error:
        form.add_error(None, str(error))
        return render(
            request, _frame(request), {"form": form}, status=413 if "too" in type(error).__name__.lower() else 400
        )
    assert page is not None
    actor = actor_on(request)
    checked = check_copy(actor, page)
    context = finding_of(actor.newsroom_id, checked) | {"form": form, "token": keep_check(actor, checked)}
    if other is not None:
        match = compare_texts(actor, page, other)
        context |= {"other": other, "other_match": match, "other_rows": lay_side_by_side(page, other, match)}
    return _noindex(render(request, _frame(request), context))


def kept(request: HttpRequest, token: str) -> HttpResponse:
    """An earlier result under its unlisted address; words that stand in no report of ours are masked."""
    checked = kept_check(actor_on(request).newsroom_id, token[:100])
    return _noindex(
        render(
            request,
            _frame(request),
            finding_of(actor_on(request).newsroom_id, checked) | {"form": None, "token": token},
        )
    )


def finding_of(newsroom_id: UUID, checked: Checked) -> dict[str, Any]:
    """All that the screen shows of a check."""
    rows = published_by_id(newsroom_id, [match.report for match in checked.matches])
    shown = []
    for match in checked.matches:
        report = checked.reports[match.report]
        row = rows.get(match.report)
        current = str(row.current.number) if row and row.current else ""
        shown.append(Shown(match, report, row, lay_side_by_side(checked.page, report, match), match.version == current))
    blame = _blame(checked)
    hops = {match.report: checked.reports[match.report].hops for match in checked.matches}
    return {
        "checked": checked,
        "page": checked.page,
        "shown": shown,
        "blame": blame,
        "hops": {None: checked.page.hops, **hops},
        "headline": () if checked.is_masked else check_headline(checked.page),
    }


def _blame(checked: Checked) -> tuple[Any, ...]:
    """Whose each sentence is: of every match the one that knows it best, else as the page alone tells."""
    if not checked.matches:
        return () if checked.is_masked else blame_alone(checked.page)
    best = {}
    for match in checked.matches:
        for one in match.blame:
            known = best.get(one.begin)
            if known is None or (one.report is not None, one.share) > (known.report is not None, known.share):
                best[one.begin] = one
    return tuple(best[begin] for begin in sorted(best))


def _read(values: dict[str, Any], text_name: str, address_name: str) -> Document | None:
    text, address = values.get(text_name, ""), values.get(address_name, "").strip()
    file: UploadedFile | None = values.get("file") if text_name == "text" else None
    if file is not None:
        if (file.size or 0) > settings.MAX_DOCUMENT_BYTES:
            raise InputError(
                _("The file is larger than %(n)d megabytes; give a smaller one.")
                % {"n": settings.MAX_DOCUMENT_BYTES // 10**6}
            )
        return read_sent(file.read(), name=file.name or "", media_type=file.content_type or "")
    if text.strip():
        return read_sent(text.replace("\r\n", "\n").encode("utf-8", "surrogatepass"), media_type="text/plain")
    return fetch_document(address) if address else None


def _frame(request: HttpRequest) -> str:
    return "public/check_desk.html" if request.path.startswith("/desk/") else "public/check.html"


def _noindex(answer: HttpResponse) -> HttpResponse:
    answer["X-Robots-Tag"] = "noindex"
    answer["Cache-Control"] = "private, no-store"
    return answer
