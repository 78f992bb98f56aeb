"""The addresses of what a stranger may send or ask."""

from __future__ import annotations

from django.urls import path

from stemma.public import cases, check, receipt, submit

app_name = "public"
urlpatterns = [
    path("check", check.check, name="check"),
    path("check/<str:token>", check.kept, name="check_result"),
    path("submit", submit.submit_page, name="submit"),
    path("r/<uuid:report_id>/report-an-error", cases.complain, name="complain"),
    path("r/<uuid:report_id>/claim", cases.claim, name="claim"),
    path("receipt", receipt.receipt, name="receipt"),
]
