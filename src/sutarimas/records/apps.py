"""The one Django app that remembers."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Records of all local action groups of an installation."""

    name = "sutarimas.records"
    label = "records"
