"""Addresses that lead nowhere, under the names that the frames link to."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def nowhere(request: HttpRequest) -> HttpResponse:
    """Nothing."""
    return HttpResponse()


def _named(*names: str) -> list[object]:
    return [path(f"{name}/", nowhere, name=name) for name in names]


urlpatterns = [
    path("", include((_named("front", "search", "atom", "policy"), "site"))),
    path("public/", include((_named("check", "submit", "complain", "claim"), "public"))),
    path("desk/", include((_named("inbox", "reports", "copies", "cases", "letters", "people", "take_in"), "desk"))),
    path("in/", nowhere, name="sign_in"),
    path("out/", nowhere, name="sign_out"),
]
