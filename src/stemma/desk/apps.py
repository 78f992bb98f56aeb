"""Django's entry."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "stemma.desk"
    label = "desk"
