"""Where does this text come from, is it altered, was it corrected? Paste a text, upload a file or give an address."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from stemma.actions import check_copy, compare_texts, keep_check, kept_check
from stemma.look.number import percent
from stemma.public.asker import actor_on, limit, status_of
from stemma.public.beside import lay_beside
from stemma.public.check_form import CheckForm, read_given, read_other
from stemma.public.finding import finding_of
from stemma.shapes import Document, Match, StemmaError


def check(request: HttpRequest) -> HttpResponse:
    """The form, and after sending the finding with an address that can be passed on."""
    if request.method != "POST":
        return _answer(request, {"form": CheckForm(initial={"address": request.GET.get("address", "")[:2000]})})
    form = CheckForm(request.POST, request.FILES)
    if not form.is_valid():
        return _answer(request, {"form": form}, 400)
    try:
        limit(request, "check")
        page, other = read_given(form.cleaned_data), read_other(form.cleaned_data)
    except StemmaError as error:
        form.add_error(None, str(error))
        return _answer(request, {"form": form}, status_of(error))
    actor = actor_on(request)
    checked = check_copy(actor, page)
    context = finding_of(actor.newsroom_id, checked) | {"form": _again(form, page)}
    context["address"] = request.build_absolute_uri(reverse("public:check_result", args=[keep_check(actor, checked)]))
    if other is not None:
        context |= _beside(page, other, compare_texts(actor, page, other), is_title=not context["shown"])
    return _answer(request, context)


def kept(request: HttpRequest, token: str) -> HttpResponse:
    """An earlier result under its unlisted address; words that stand in no report of ours are masked."""
    newsroom_id = actor_on(request).newsroom_id
    return _answer(request, finding_of(newsroom_id, kept_check(newsroom_id, token[:100])) | {"form": None})


def _beside(page: Document, other: Document, match: Match, *, is_title: bool) -> dict[str, Any]:
    """What is shown of the second text; where no report was found, it is the finding."""
    if match.passages:
        shares = {"kept": percent(match.kept_share), "own": percent(match.own_share)}
        words = _("%(kept)s of the second text stands in the first") % shares
        more = _("%(own)s of the first is not in the second.") % shares
    else:
        words, more = _("The two texts share no run of words long enough to tell"), ""
    context = {"other": other, "other_match": match, "other_words": words, "other_more": more}
    return context | {"other_beside": lay_beside(page, other, match)} | ({"title": words} if is_title else {})


def _again(form: CheckForm, page: Document) -> CheckForm:
    """The form to go on with: what was read from a file stands in the field, since a file cannot be kept chosen."""
    if form.cleaned_data.get("file") is None:
        return form
    return CheckForm({name: form.data.get(name, "") for name in form.fields} | {"text": page.text})


def _answer(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    is_desk = request.path.startswith("/desk/")
    here = reverse("desk:check" if is_desk else "public:check")
    template = "public/check_desk.html" if is_desk else "public/check.html"
    answer = render(request, template, context | {"here": here}, status=status)
    if "checked" in context:
        answer["X-Robots-Tag"] = "noindex"
        answer["Cache-Control"] = "no-store"
    return answer
