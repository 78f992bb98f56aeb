"""The public log: what was put right and what was taken back, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from stemma.publishing.site.address import bare_path, difference_path, report_path
from stemma.publishing.site.asker import newsroom_of
from stemma.record.models import Correction, Withdrawal
from stemma.record.queries.log import LOGGED, Logged, log_lines, logged

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A line as shown: a correction has its report's headline, a removal has only an address and the class of its reason."""

    at: datetime
    url: str
    correction: Correction | None = None
    withdrawal: Withdrawal | None = None
    difference: str = ""


@require_safe
@cache_control(no_cache=True)
def log(request: HttpRequest) -> HttpResponse:
    """Every correction, update and removal, or one kind of them (`?kind=`)."""
    kind = request.GET.get("kind", "")
    kinds = (kind,) if kind in LOGGED else LOGGED
    page = Paginator(log_lines(newsroom_of(request).pk, kinds), PAGE_SIZE).get_page(request.GET.get("page"))
    here = reverse("site:log")
    labels = {"correction": _("Corrections"), "update": _("Updates"), "removal": _("Removals")}
    tabs = [(_("All"), here, kinds == LOGGED)]
    tabs += [(label, f"{here}?kind={name}", kinds == (name,)) for name, label in labels.items()]
    context = {
        "page_obj": page,
        "lines": [_line(one) for one in logged(page.object_list)],
        "tabs": tabs,
        "count": page.paginator.count,
        "kind": kind if kind in LOGGED else "",
    }
    return render(request, "site/log.html", context)


def _line(one: Logged) -> Line:
    correction = one.correction
    if correction is None:
        assert one.withdrawal is not None
        return Line(one.at, bare_path(one.withdrawal.report_id), withdrawal=one.withdrawal)
    numbers = correction.from_version.number, correction.to_version.number
    return Line(
        one.at,
        report_path(correction.report),
        correction=correction,
        difference=difference_path(correction.report_id, *numbers),
    )
