"""The addresses of cases."""

from __future__ import annotations

from django.urls import path

from stemma.desk.cases import views

urlpatterns = [
    path("cases", views.cases, name="cases"),
    path("cases/<uuid:case_id>", views.case, name="case"),
    path("cases/<uuid:case_id>/note", views.note, name="case_note"),
    path("cases/<uuid:case_id>/hold", views.hold, name="hold_claim"),
    path("cases/<uuid:case_id>/accept", views.decide, {"verdict": "accept"}, name="accept_case"),
    path("cases/<uuid:case_id>/decline", views.decide, {"verdict": "decline"}, name="decline_case"),
]
