"""Which address is answered by which room?"""

from __future__ import annotations

from django.contrib.auth.views import LogoutView
from django.urls import include, path

from stemma.project.sign_in import SignInView, first_run

urlpatterns = [
    path("", include("stemma.public.urls")),
    path("", include("stemma.publishing.site.urls")),
    path("desk/", include("stemma.desk.urls")),
    path("sign-in", SignInView.as_view(), name="sign_in"),
    path("sign-out", LogoutView.as_view(), name="sign_out"),
    path("first-run", first_run, name="first_run"),
]
handler400 = "stemma.project.error_page.bad_request"
handler403 = "stemma.project.error_page.not_permitted"
handler404 = "stemma.project.error_page.not_found"
handler500 = "stemma.project.error_page.broken"
