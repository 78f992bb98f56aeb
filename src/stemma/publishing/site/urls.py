"""The addresses of the public pages."""

from __future__ import annotations

from django.urls import path

from stemma.publishing.site.difference import difference
from stemma.publishing.site.feed import atom
from stemma.publishing.site.front import front
from stemma.publishing.site.history import history
from stemma.publishing.site.log import log
from stemma.publishing.site.policy import policy
from stemma.publishing.site.report import bare, report
from stemma.publishing.site.republish import republish, republish_html, republish_text
from stemma.publishing.site.search import search
from stemma.publishing.site.version import version

app_name = "site"
urlpatterns = [
    path("", front, name="front"),
    path("search", search, name="search"),
    path("feed.atom", atom, name="atom"),
    path("policy", policy, name="policy"),
    path("log", log, name="log"),
    path("r/<uuid:report_id>", bare, name="bare"),
    path("r/<uuid:report_id>/v/<int:number>", version, name="version"),
    path("r/<uuid:report_id>/difference/<int:begin>/<int:end>", difference, name="difference"),
    path("r/<uuid:report_id>/history", history, name="history"),
    path("r/<uuid:report_id>/republish", republish, name="republish"),
    path("r/<uuid:report_id>/republish.html", republish_html, name="republish_html"),
    path("r/<uuid:report_id>/republish.txt", republish_text, name="republish_txt"),
    path("r/<uuid:report_id>/<str:slug>", report, name="report"),
]
