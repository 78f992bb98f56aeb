"""The screen where an editor puts right what was read: every form is a plain POST to the same address."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from stemma.actions import MENDABLE, mend_reading
from stemma.desk.gate import actor_on, staff_only
from stemma.desk.mend import change
from stemma.desk.mend.change import Mending
from stemma.desk.mend.page import differing, form_for, sections_of
from stemma.desk.undo import undo_offer
from stemma.desk.what_was_read import show
from stemma.record.models import Reading, Version
from stemma.record.queries.document import document_of
from stemma.record.queries.reports import reading_in_force, readings_of, the_report, the_version
from stemma.shapes import Document, InputError, NotFoundError, StateError

_BACK = re.compile(r"/desk/inbox/[0-9a-f-]{36}")
_SAVES: dict[str, Callable[[Document, int | None, Any], Mending]] = {
    "statements": change.save_statement,
    "captions": change.save_caption,
    "terms": change.save_term,
    "people": change.save_person,
    "set_aside": change.save_aside,
}


@staff_only("mend")
def mend(request: HttpRequest, report_id: UUID, number: int) -> HttpResponse:
    """The reading in force of one version, to be put right; a refused form comes back as it was typed."""
    report = the_report(actor_on(request).newsroom_id, report_id)
    version = the_version(report, number)
    reading = reading_in_force(version)
    if reading is None or version.erased_at is not None:
        raise StateError(
            _("The words of version %(number)s were erased, so there is nothing to mend in it.") % {"number": number}
        )
    document = document_of(version, reading)
    if request.method != "POST":
        return _page(request, version, reading, document)
    bound = None
    try:
        bound, mending = _mending(request, version, document)
        if mending is None:
            return _page(request, version, reading, document, bound=bound, status=400)
        base = _base(request)
        done = mend_reading(actor_on(request), report_id, number, mending.changes, mending.why, base_id=base)
    except StateError as error:
        return _page(request, version, reading, document, bound=bound, problem=str(error), status=409)
    except InputError as error:
        return _page(request, version, reading, document, bound=bound, problem=str(error), status=400)
    return _go_on(request, version, None if done == document else reading)


def _mending(request: HttpRequest, version: Version, document: Document) -> tuple[forms.Form | None, Mending | None]:
    """What was asked for by `do`: remove:hops:2, up:2, down:2, save:hops-2, save:add-terms, save:about or take_up:<id>."""
    verb, _colon, rest = request.POST.get("do", "").partition(":")
    if verb == "remove":
        field, _colon, index = rest.partition(":")
        return None, change.remove(document, field, _index(index))
    if verb in ("up", "down"):
        return None, change.move(document, _index(rest), -1 if verb == "up" else 1)
    if verb == "take_up":
        return None, _taken_up(version, rest)
    form = form_for(document, rest, request.POST) if verb == "save" else None
    if form is None:
        raise InputError(_("Nothing that can be mended was named; use the buttons beside the text."))
    if not form.is_valid():
        return form, None
    return form, _save(request, document, rest, form)


def _save(request: HttpRequest, document: Document, key: str, form: Any) -> Mending:
    if key == "about":
        return change.save_about(document, form)
    name, _dash, rest = key.partition("-")
    index = None if name == "add" else int(rest)
    name = rest if name == "add" else name
    if name == "hops":
        return change.save_hop(document, index, form, request.POST.getlist(f"{key}-gone"))
    return _SAVES[name](document, index, form)


def _taken_up(version: Version, given: str) -> Mending:
    try:
        wanted = UUID(given)
    except ValueError as error:
        raise InputError(_("No reading was named; choose one of the earlier ones.")) from error
    earlier = version.readings.filter(pk=wanted).first()
    if earlier is None:
        raise NotFoundError(_("This version has no such reading; choose one of the earlier ones."))
    document = document_of(version, earlier)
    why = _("Taken up again: the reading of %(at)s") % {"at": f"{earlier.created_at:%Y-%m-%d %H:%M:%S} UTC"}
    return Mending({name: getattr(document, name) for name in MENDABLE}, why)


def _index(given: str) -> int:
    if not given.isdecimal() or len(given) > 6:
        raise InputError(_("What you meant is not in this reading any more; look at what stands now."))
    return int(given)


def _base(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("base", ""))
    except ValueError as error:
        raise InputError(_("The form does not say which reading it mends; load the page again.")) from error


def _go_on(request: HttpRequest, version: Version, before: Reading | None) -> HttpResponse:
    """Back to where the work is, with the way to take the step back."""
    back = request.POST.get("back", "")
    here = back if _BACK.fullmatch(back) else reverse("desk:mend", args=[version.report_id, version.number])
    name = re.split("[:-]", request.POST.get("do", "").partition(":")[2].removeprefix("add-"))[0]
    query = {"undo": str(before.pk)} if before else {}
    query |= {"open": name} if name in change.LISTS else {}
    if request.POST.get("do", "").startswith(("up:", "down:")):
        query["open"] = "hops"
    return redirect(f"{here}?{urlencode(query)}" if query else here)


def _page(
    request: HttpRequest,
    version: Version,
    reading: Reading,
    document: Document,
    *,
    bound: forms.Form | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    in_force = reading_in_force(version) or reading if problem else reading
    if in_force.pk != reading.pk:
        document = document_of(version, in_force)
    shown = show(document)
    readings = readings_of(version)
    context = {
        "report": version.report,
        "version": version,
        "reading": in_force,
        "shown": shown,
        "sections": sections_of(shown, bound, request.GET.get("open", "hops")),
        "about": bound if bound is not None and bound.prefix == "about" else form_for(document, "about"),
        "is_about_open": (bound is not None and bound.prefix == "about") or request.GET.get("open") == "about",
        "bound": bound,
        "problem": problem,
        "undo": undo_offer(request, version),
        "mend_url": request.path,
        "readings": [(one, differing(one, older)) for one, older in zip(readings, [*readings[1:], None], strict=True)],
    }
    return render(request, "desk/mend/mend.html", context, status=status)
