"""Django's entry to the look: templates, static files, the tag library."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    """Has no tables."""

    name = "stemma.look"
    label = "look"
