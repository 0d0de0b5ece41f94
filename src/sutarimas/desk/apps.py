"""The desk as a Django app, so that its templates are found."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Pages of the desk."""

    name = "sutarimas.desk"
