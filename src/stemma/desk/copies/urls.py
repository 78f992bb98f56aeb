"""The addresses of copies, sites and rounds."""

from __future__ import annotations

from django.urls import path

from stemma.desk.copies import copy, rounds, views

urlpatterns = [
    path("copies", views.copies, name="copies"),
    path("copies/<uuid:copy_id>", copy.copy, name="copy"),
    path("copies/<uuid:copy_id>/judge", copy.judge, name="judge_copy"),
    path("copies/<uuid:copy_id>/ask-credit", copy.ask_credit, name="ask_credit"),
    path("reports/<uuid:report_id>/copies", views.report_copies, name="report_copies"),
    path("reports/<uuid:report_id>/letters", views.write_letters, name="write_letters"),
    path("sites", rounds.sites, name="sites"),
    path("sites/<uuid:site_id>/leave", rounds.leave_site, name="leave_site"),
    path("rounds/start", rounds.begin_round, name="start_round"),
    path("rounds/<uuid:round_id>", rounds.round_page, name="round"),
]
