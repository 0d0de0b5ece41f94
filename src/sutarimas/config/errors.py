"""Pages for what did not work: what happened, why, and what to do next."""

import sys
from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sutarimas.actions.full_disk import is_full
from sutarimas.desk.kept_form import typed
from sutarimas.queries.doors import PUBLIC, mark


def _page(request: HttpRequest, status: int, name: str, **more: object) -> HttpResponse:
    return render(request, "error.html", {"what": name, **more}, status=status)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """403: the person's role does not allow it."""
    return _page(request, 403, "forbidden")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """404: nothing there, or nothing that this person may know of."""
    return _page(request, 404, "not_found")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """400: the request cannot be read."""
    return _page(request, 400, "bad_request")


def too_many(request: HttpRequest) -> HttpResponse:
    """429: somebody, or something, tries again and again."""
    return _page(request, 429, "too_many")


def failed(request: HttpRequest) -> HttpResponse:
    """500: our fault; said without a database, which may be what failed. 507: no room left."""
    if is_full(sys.exception()):
        for handler in request.upload_handlers:
            with suppress(OSError):  # what it still holds has no room either
                handler.upload_interrupted()
        return _page(request, 507, "no_room", typed=_typed(request))
    return _page(request, 500, "failed")


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """403 for a form that is too old or came from elsewhere; what was typed is shown again."""
    return render(request, "stale_form.html", {"typed": _typed(request)}, status=403)


def _typed(request: HttpRequest) -> dict[str, list[str]]:
    """What a form brought; its page cannot be gone back to, since it is not stored."""
    with suppress(OSError):
        return typed(request)
    return {}  # there was no room for what was sent either


for _view in (forbidden, not_found, bad_request, too_many, failed, stale_form):
    mark(_view, PUBLIC)
