"""Django's entry for the record."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "stemma.record"
    label = "record"
    verbose_name = "Record"
