"""The addresses of the inbox."""

from __future__ import annotations

from django.urls import path

from stemma.desk.inbox import item, views

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("inbox/<uuid:item_id>", item.item, name="item"),
    path("inbox/<uuid:item_id>/publish", item.publish_item, name="publish_item"),
    path("inbox/<uuid:item_id>/decline", item.decline_item, name="decline_item"),
    path("inbox/<uuid:item_id>/reopen", item.reopen_item, name="reopen_item"),
    path("inbox/<uuid:item_id>/accept", item.accept_item, name="accept_item"),
    path("inbox/<uuid:item_id>/received", item.received, name="received"),
]
