"""Statements of the installation: personal data, accessibility, open data."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from sutarimas.forum.page import public, show


@public
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of whom, why and for how long."""
    return show(request, "forum/privacy.html")


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """For whom the pages work, and what is known not to."""
    return show(request, "forum/accessibility.html")


@public
def open_data(request: HttpRequest) -> HttpResponse:
    """What can be taken, in which form, and how to check it."""
    return show(request, "forum/open_data.html")


urlpatterns = [
    path("privacy/", privacy, name="privacy"),
    path("accessibility/", accessibility, name="accessibility"),
    path("open-data/", open_data, name="open_data"),
]
