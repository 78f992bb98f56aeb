"""The addresses of taking in."""

from __future__ import annotations

from django.urls import path

from stemma.desk.take_in import views

urlpatterns = [
    path("take-in", views.take_in, name="take_in"),
    path("take-in/result", views.taken_in, name="taken_in"),
]
