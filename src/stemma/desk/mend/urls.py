"""The address of mending."""

from __future__ import annotations

from django.urls import path

from stemma.desk.mend import views

urlpatterns = [path("reports/<uuid:report_id>/mend/<int:number>", views.mend, name="mend")]
