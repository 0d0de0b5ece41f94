"""The forum as a Django app, so that its templates are found."""

from django.apps import AppConfig


class ForumConfig(AppConfig):
    """Pages of the forum."""

    name = "sutarimas.forum"
