"""The addresses of letters."""

from __future__ import annotations

from django.urls import path

from stemma.desk.letters import views

urlpatterns = [
    path("letters", views.letters, name="letters"),
    path("letters/<uuid:letter_id>", views.letter, name="letter"),
    path("letters/<uuid:letter_id>/drop", views.drop, name="drop_letter"),
]
