"""What every request passes: nothing opens that is not marked, and refusals are said plainly."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from sutarimas.actions.refusals import Forbidden, Missing, SecondFactorNeeded
from sutarimas.config.errors import forbidden, not_found
from sutarimas.desk.kept_form import keep
from sutarimas.queries.doors import door_of

Next = Callable[[HttpRequest], HttpResponse]

#: Pages of libraries, by the module of their view: sign-in and second factors, styles, fonts.
OPEN_MODULES = (
    "allauth.account.",
    "allauth.mfa.",
    "django.contrib.staticfiles.",
    "django.views.i18n",
)


class denied_by_default:  # noqa: N801 - middleware is named like the function it stands for
    """Refuse every view that carries no mark of who may open it."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, _request: HttpRequest, view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Let a marked view through; 403 for all others."""
        if door_of(view) or _module(view).startswith(OPEN_MODULES):
            return None
        raise PermissionDenied(_module(view))

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """A right that an action found lacking is a refusal, not a fault."""
        if isinstance(error, SecondFactorNeeded):
            keep(request, now=timezone.now())
            return redirect(f"{reverse('desk:protect')}?{urlencode({'next': _page_of(request)})}")
        if isinstance(error, Forbidden):
            return forbidden(request, error)
        if isinstance(error, Missing):
            return not_found(request, error)
        return None


def _page_of(request: HttpRequest) -> str:
    """The page to go back to: that of the form, where a form was sent."""
    if request.method == "GET":
        return request.get_full_path()
    return urlsplit(request.headers.get("Referer", "")).path


def _module(view: Any) -> str:
    inner = getattr(view, "view_class", view)
    return f"{inner.__module__}.{getattr(inner, '__name__', '')}"


class said_plainly:  # noqa: N801 - as above
    """Headers of every answer, and words for a request that cannot be read at all."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        answer.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        # What a signed-in person sees must not stay behind on a shared computer.
        if "sessionid" in request.COOKIES:
            answer.headers.setdefault("Cache-Control", "no-store")
        return answer
