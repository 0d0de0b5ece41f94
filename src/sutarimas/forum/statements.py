"""Statements on personal data, accessibility and open data: of the installation and of a group."""

import json
from collections.abc import Mapping
from functools import cache

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import path

from sutarimas.formats.schema import published
from sutarimas.forum.download import as_file
from sutarimas.forum.page import language, of_group, public, show, show_group
from sutarimas.queries.landing import lags
from sutarimas.queries.reader import Group


@public
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of whom, why and for how long."""
    return show(request, "forum/privacy.html", frame="forum/base.html")


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """For whom the pages work, and what is known not to."""
    return show(request, "forum/accessibility.html", frame="forum/base.html")


@public
def open_data(request: HttpRequest) -> HttpResponse:
    """What can be taken, in which form, and how to check it."""
    return show(request, "forum/open_data.html", lags=lags(language()))


@public
def schema(request: HttpRequest, name: str) -> HttpResponseBase:
    """The form of a file of open data, as JSON Schema."""
    content = schemas().get(name)
    if content is None:
        raise Http404
    return as_file(request, content, name, "application/schema+json")


@cache
def schemas() -> Mapping[str, bytes]:
    """Every schema by its name."""
    return {
        name: json.dumps(made, ensure_ascii=False, indent=2).encode() for name, made in published()
    }


@of_group
def group_privacy(request: HttpRequest, group: Group) -> HttpResponse:
    """The same of a group, which answers for the data: with its contacts."""
    return show_group(request, "forum/privacy.html", group, frame="forum/group.html")


@of_group
def group_accessibility(request: HttpRequest, group: Group) -> HttpResponse:
    """The same of a group, with its contacts."""
    return show_group(request, "forum/accessibility.html", group, frame="forum/group.html")


urlpatterns = [
    path("privacy/", privacy, name="privacy"),
    path("accessibility/", accessibility, name="accessibility"),
    path("open-data/", open_data, name="open_data"),
    path("open-data/<str:name>", schema, name="schema"),
    path("<slug:lag>/privacy/", group_privacy, name="group_privacy"),
    path("<slug:lag>/accessibility/", group_accessibility, name="group_accessibility"),
]
