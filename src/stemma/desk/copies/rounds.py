"""The screens of sites and rounds: what is watched, and how far a round is."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from stemma.actions import require, start_round, stop_watching, watch_page, watch_site
from stemma.desk.copies.forms import PageForm, SiteForm
from stemma.desk.gate import actor_on, staff_only
from stemma.record.queries.copies import changes_in, last_round, pages_alone, sites_of, the_round
from stemma.shapes import InputError


@staff_only()
def sites(request: HttpRequest) -> HttpResponse:
    """The watched sites and pages, and the forms that add one."""
    actor = actor_on(request)
    is_page = "page_address" in request.POST
    form = SiteForm(request.POST if request.method == "POST" and not is_page else None)
    page_form = PageForm(request.POST if is_page else None)
    asked = page_form if is_page else form
    if request.method == "POST" and asked.is_valid():
        require(actor, "watch")
        try:
            if is_page:
                watch_page(actor, page_form.cleaned_data["page_address"])
            else:
                watch_site(actor, **form.cleaned_data)
        except InputError as error:
            asked.add_error("page_address" if is_page else "address", str(error))
        else:
            messages.success(request, _("Watched from now on. Start a round to visit it."))
            return redirect("desk:sites")
    context = {
        "form": form,
        "page_form": page_form,
        "sites": list(sites_of(actor.newsroom_id)),
        "pages": list(pages_alone(actor.newsroom_id)[:100]),
        "round": last_round(actor.newsroom_id),
        "may_watch": actor.may("watch"),
    }
    return render(request, "desk/copies/sites.html", context, status=400 if form.errors or page_form.errors else 200)


@require_POST
@staff_only("watch")
def leave_site(request: HttpRequest, site_id: UUID) -> HttpResponse:
    """The rounds pass the site by from now on."""
    stop_watching(actor_on(request), site_id)
    messages.success(request, _("No longer watched; what was seen stays."))
    return redirect("desk:sites")


@require_POST
@staff_only("start_round")
def begin_round(request: HttpRequest) -> HttpResponse:
    """A round over all watched sites begins."""
    return redirect("desk:round", start_round(actor_on(request)).pk)


@staff_only()
def round_page(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """How far a round is and what it saw change; asked by htmx it answers with the progress alone."""
    job = the_round(actor_on(request).newsroom_id, round_id)
    context = {"round": job, "is_over": job.state in ("done", "failed"), "here": request.path}
    part = bool(getattr(request, "htmx", False))
    if not part:
        context["page_obj"] = Paginator(changes_in(job), 100).get_page(request.GET.get("page"))
    answer = render(request, "desk/copies/round_progress.html" if part else "desk/copies/round.html", context)
    if part and context["is_over"]:
        answer["HX-Refresh"] = "true"  # the title of the page says what has become of the round, too
    return answer
