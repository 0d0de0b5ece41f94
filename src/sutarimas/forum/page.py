"""What makes a function a public page: no account, no cookie, nothing written."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sutarimas.domain.whole import whole
from sutarimas.queries.doors import PUBLIC, mark
from sutarimas.queries.reader import Group, StoredPage
from sutarimas.queries.reader import group as found_group

View = Callable[..., HttpResponseBase]
#: Where a stored text goes; nobody can write this into a page, since their „<“ is escaped.
_PLACE = mark_safe("<!-- stored text -->")
#: Seconds for which a reader's browser need not ask again.
FRESH = 60


def public(view: View) -> View:
    """Open a page to everybody, for reading only."""
    opened: View = require_safe(view)
    return mark(opened, PUBLIC)


def language() -> str:
    """The language of the address."""
    return get_language() or "lt"


def page_number(request: HttpRequest) -> int:
    """Which page of a long list is asked for; the first for anything that is no number."""
    return whole(request.GET.get("page", "")) or 1


def of_group(view: View) -> View:
    """Open a public page of a group; a group that is not listed is not there."""

    @wraps(view)
    def opened(request: HttpRequest, /, lag: str, **kwargs: Any) -> HttpResponseBase:
        found = found_group(lag, language())
        if found is None:
            raise Http404
        return view(request, found, **kwargs)

    return public(opened)


def show(request: HttpRequest, template: str, /, **context: Any) -> HttpResponse:
    """A page that browsers may keep for a moment."""
    return same_bytes(request, render(request, template, context))


def show_stored(
    request: HttpRequest, template: str, group: Group, page: StoredPage, /, **context: Any
) -> HttpResponse:
    """A page around a stored text, which is put in last: templates would copy it several times."""
    frame = render(request, template, context | {"group": group, "page": page, "text": _PLACE})
    frame.content = frame.content.replace(_PLACE.encode(), page.html, 1)
    return same_bytes(request, frame)


def same_bytes(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """An answer known by the fingerprint of its bytes; who has them already gets none."""
    tag = f'"{hashlib.sha256(answer.content).hexdigest()[:20]}"'
    if tag in request.headers.get("If-None-Match", ""):
        answer = HttpResponse(status=304)
    answer["ETag"] = tag
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        # Who publishes looks at once whether it is there.
        patch_cache_control(answer, private=True, no_cache=True)
    else:
        patch_cache_control(answer, public=True, max_age=FRESH)
    return answer


def show_group(
    request: HttpRequest, template: str, group: Group, /, **context: Any
) -> HttpResponse:
    """A page of a group."""
    return show(request, template, group=group, **context)
