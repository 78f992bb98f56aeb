"""The addresses of reports."""

from __future__ import annotations

from django.urls import path

from stemma.desk.reports import report, views

urlpatterns = [
    path("reports", views.reports, name="reports"),
    path("reports/<uuid:report_id>", report.report, name="report"),
    path("reports/<uuid:report_id>/index", report.rebuild, name="rebuild_entry"),
    path("reports/<uuid:report_id>/v/<int:number>/received", report.received, name="received_version"),
]
