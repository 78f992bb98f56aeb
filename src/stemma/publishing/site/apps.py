"""Django's entry."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "stemma.publishing.site"
    label = "site"
