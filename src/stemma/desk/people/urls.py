"""The addresses of people, invitations and the newsroom."""

from __future__ import annotations

from django.urls import path

from stemma.desk.people import views

urlpatterns = [
    path("people", views.people, name="people"),
    path("people/<uuid:user_id>/role", views.role, name="role"),
    path("people/invitations/<uuid:invitation_id>/end", views.end, name="end_invitation"),
    path("newsroom", views.newsroom, name="newsroom"),
    path("invitation/<str:token>", views.invitation, name="invitation"),
]
