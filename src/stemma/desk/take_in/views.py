"""The screen of taking in, and of what became of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from stemma.actions import Intake, TakenIn, take_in_address
from stemma.actions import take_in as take_in_bytes
from stemma.desk.gate import actor_on, staff_only
from stemma.desk.intake_form import AddressForm, PasteForm, UploadForm, limits
from stemma.desk.take_in.size import is_too_long, refusal
from stemma.shapes import FetchError, InputError, TooLargeError

FORMS: dict[str, type[forms.Form]] = {"paste": PasteForm, "upload": UploadForm, "address": AddressForm}
_KEPT = "taken_in"
_MOST_KEPT = 500


@csrf_exempt  # only so that the size is looked at before the body is read; `_take_in` is protected
@staff_only("take_in")
def take_in(request: HttpRequest) -> HttpResponse:
    """Three ways (`?way=paste|upload|address`); what cannot be used is said beside what was typed."""
    if request.method == "POST" and (words := refusal(request)):
        return _page(request, problem=words, status=413)
    return _take_in(request)


@csrf_protect
def _take_in(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request)
    form = FORMS.get(_way(request), PasteForm)(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=400)
    try:
        taken = _take(request, _way(request), form.cleaned_data)
    except TooLargeError as error:
        return _page(request, form, problem=str(error), status=413)
    except FetchError as error:
        return _page(request, form, problem=str(error), status=400 if error.permanent else 502)
    except InputError as error:
        return _page(request, form, problem=str(error), status=400)
    return _answer(request, form, taken)


def _answer(request: HttpRequest, form: forms.Form, taken: list[TakenIn]) -> HttpResponse:
    """One new item opens at once; all that failed comes back to the form; else the list of what became of each."""
    if not taken:
        return _page(
            request, form, problem=_("Nothing that could be read stands there; look at what it holds."), status=400
        )
    if all(one.outcome == "failed" for one in taken) and len(taken) == 1:
        return _page(request, form, problem=_named(taken[0]), status=400)
    if len(taken) == 1 and taken[0].outcome == "new":
        messages.success(request, _("Taken in. It waits in the inbox until an editor publishes it."))
        return redirect("desk:item", taken[0].item_id)
    request.session[_KEPT] = {
        "rows": [_plain(one) for one in taken[:_MOST_KEPT]],
        "counts": {name: sum(one.outcome == name for one in taken) for name in {one.outcome for one in taken}},
        "more": max(0, len(taken) - _MOST_KEPT),
    }
    return redirect("desk:taken_in")


def _take(request: HttpRequest, way: str, values: dict[str, Any]) -> list[TakenIn]:
    actor = actor_on(request)
    if way == "address":
        return take_in_address(actor, values["address"])
    if way == "upload":
        return [one for file in values["files"] for one in _take_file(request, file)]
    data = values["text"].replace("\r\n", "\n").encode("utf-8", "replace")
    if len(data) > settings.MAX_DOCUMENT_BYTES:
        raise TooLargeError(
            _("A text of more than %(most)s MB is refused; send the page it stands on, or a part of it.")
            % {"most": settings.MAX_DOCUMENT_BYTES // 1_000_000}
        )
    return take_in_bytes(actor, Intake(data, "paste", name=_("the pasted text"), headline=values["headline"]))


def _take_file(request: HttpRequest, file: UploadedFile[Any]) -> list[TakenIn]:
    """What became of one file; what is wrong with it does not stop the others."""
    name = (file.name or _("a file"))[:200]
    if is_too_long(file):
        words = _("%(name)s has more than %(most)s MB, the most of one document.")
        most = settings.MAX_DOCUMENT_BYTES // 1_000_000
        return [TakenIn("failed", headline=name, error=words % {"name": name, "most": most})]
    try:
        taken = take_in_bytes(
            actor_on(request), Intake(file.read(), "upload", name=name, media_type=file.content_type or "")
        )
    except InputError as error:
        return [TakenIn("failed", headline=name, error=str(error))]
    return taken or [
        TakenIn("failed", headline=name, error=_("%(name)s holds nothing that could be read.") % {"name": name})
    ]


def _named(one: TakenIn) -> str:
    """What is wrong, with the name of the file it is wrong in: readers of bytes know them as "the input"."""
    return one.error if not one.headline or one.headline in one.error else f"{one.headline}: {one.error}"


def _plain(one: TakenIn) -> dict[str, str]:
    return {
        "outcome": one.outcome,
        "report": str(one.report_id or ""),
        "item": str(one.item_id or ""),
        "headline": one.headline[:300],
        "error": one.error[:1000],
    }


def _way(request: HttpRequest) -> str:
    given = request.GET.get("way", "") or (request.POST.get("way", "") if request.method == "POST" else "")
    return given if given in FORMS else "paste"


def _page(
    request: HttpRequest, form: forms.Form | None = None, *, problem: str = "", status: int = 200
) -> HttpResponse:
    given = request.GET.get("way", "")
    way = next((name for name, kind in FORMS.items() if type(form) is kind), given if given in FORMS else "paste")
    here = reverse("desk:take_in")
    labels = {"paste": _("Paste a text"), "upload": _("Upload files"), "address": _("Give an address")}
    context = {
        "way": way,
        "form": form or FORMS[way](),
        "tabs": [(label, f"{here}?way={name}", name == way) for name, label in labels.items()],
        "limits": limits(),
        "problem": problem,
    }
    return render(request, "desk/take_in/take_in.html", context, status=status)


@staff_only("take_in")
def taken_in(request: HttpRequest) -> HttpResponse:
    """What became of each item of the last intake of this person."""
    kept = request.session.get(_KEPT)
    if not kept:
        return redirect("desk:take_in")
    counts = kept["counts"]
    context = {
        "taken": kept,
        "new": counts.get("new", 0),
        "failed": counts.get("failed", 0),
        "changed": counts.get("changed upstream", 0) + counts.get("removed upstream", 0),
    }
    return render(request, "desk/take_in/taken_in.html", context)
