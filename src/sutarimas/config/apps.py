"""The frame as a Django app, so that its templates and words are found."""

from django.apps import AppConfig


class FrameConfig(AppConfig):
    """Base templates, template tags, static files."""

    name = "sutarimas.config"
    label = "frame"
