"""The addresses of the desk, each screen's from its own folder."""

from __future__ import annotations

from django.urls import include, path

app_name = "desk"
urlpatterns = [
    path("", include("stemma.desk.cases.urls")),
    path("", include("stemma.desk.check.urls")),
    path("", include("stemma.desk.copies.urls")),
    path("", include("stemma.desk.letters.urls")),
    path("", include("stemma.desk.people.urls")),
]
