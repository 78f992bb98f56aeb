"""The address of correcting."""

from __future__ import annotations

from django.urls import path

from stemma.desk.correct import views

urlpatterns = [path("reports/<uuid:report_id>/correct", views.correct, name="correct")]
