"""The addresses of the desk, each screen's from its own folder."""

from __future__ import annotations

from django.urls import include, path

app_name = "desk"
urlpatterns = [
    path("", include("stemma.desk.cases.urls")),
    path("", include("stemma.desk.check.urls")),
    path("", include("stemma.desk.copies.urls")),
    path("", include("stemma.desk.correct.urls")),
    path("", include("stemma.desk.inbox.urls")),
    path("", include("stemma.desk.letters.urls")),
    path("", include("stemma.desk.mend.urls")),
    path("", include("stemma.desk.people.urls")),
    path("", include("stemma.desk.reports.urls")),
    path("", include("stemma.desk.take_in.urls")),
    path("", include("stemma.desk.withdraw.urls")),
]
