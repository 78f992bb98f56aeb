"""Django's entry."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "stemma.public"
    label = "public"
