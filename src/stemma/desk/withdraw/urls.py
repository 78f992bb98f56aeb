"""The addresses of withdrawing and erasing."""

from __future__ import annotations

from django.urls import path

from stemma.desk.withdraw import views

urlpatterns = [
    path("reports/<uuid:report_id>/withdraw", views.withdraw, name="withdraw"),
    path("reports/<uuid:report_id>/erase", views.erase, name="erase"),
]
