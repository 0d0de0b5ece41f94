"""What makes a function a page of the desk: who may open it, in which group, on what strategy."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from sutarimas.actions.refusals import Forbidden
from sutarimas.actions.second_factor import require_second_factor
from sutarimas.desk.kept_form import forget_done
from sutarimas.desk.navigation import Item, navigation
from sutarimas.domain.rights import Right, Visitor
from sutarimas.queries.access import Actor, LagCard, Place, StrategyCard, place
from sutarimas.queries.doors import SIGNED_IN, mark
from sutarimas.queries.installation import lacks_second_factor
from sutarimas.queries.words import say

#: What a stolen password must not be enough for.
STEPPED = frozenset({Right.PUBLISH, Right.PEOPLE, Right.TRANSFER})


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Where the request stands: the group, its strategy, the person, the language."""

    request: HttpRequest
    lag: LagCard
    actor: Actor
    lang: str
    chosen: StrategyCard | None

    @property
    def strategy(self) -> StrategyCard:
        """The strategy of the page; only pages that name one may ask for it."""
        if self.chosen is None:
            raise Http404
        return self.chosen

    @property
    def navigation(self) -> tuple[Item, ...]:
        """The menu, as far as this person may go."""
        return navigation(
            lag=self.lag,
            strategy=self.chosen,
            role=self.actor.role,
            path=self.request.path,
            lang=self.lang,
        )

    def may(self, right: Right) -> bool:
        """Whether the person may."""
        return self.actor.may(right)

    def must(self, right: Right) -> None:
        """Refuse the rest of the page to those who may not."""
        if not self.may(right):
            raise Forbidden("forbidden", right=right)
        if right in STEPPED:
            require_second_factor(self.actor)

    @property
    def unprotected(self) -> bool:
        """Whether the person has to set up a second factor before such acts."""
        return lacks_second_factor(self.actor.account_id)

    def say(self, key: str, *, n: int | None = None, **slots: object) -> str:
        """Words in the language of the page."""
        return say(self.lang, key, n=n, **slots)

    def render(self, template: str, /, *, status: int = 200, **context: Any) -> HttpResponse:
        """The page; templates find the place as `desk`."""
        whole = {"desk": self, "rights": _rights(self.actor), **context}
        return render(self.request, template, whole, status=status)


View = Callable[..., HttpResponseBase]


def page(
    right: Right, *, methods: tuple[str, ...] = ("GET",), also: Right | None = None
) -> Callable[[View], View]:
    """Open a page to those whose role allows `right` (or `also`) in the group of the address.

    Not signed in: to the sign-in page. No role in the group: 404, as if it were not there.
    A role that does not allow it: 403. A second factor that lacks: to the page that sets it up.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(
            request: HttpRequest, /, lag: str, *, strategy: str = "", **kwargs: Any
        ) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
            found = place(request.user.pk, lag=lag, strategy=strategy, now=timezone.localtime())
            desk = _desk(request, found, right, also or right)
            forget_done(request, now=timezone.now())
            return view(desk, **kwargs)

        allowed = ("HEAD", *methods) if "GET" in methods else methods
        return mark(require_http_methods(allowed)(opened), f"desk:{right}")

    return decorate


def _desk(request: HttpRequest, found: Place | None, right: Right, also: Right) -> Desk:
    if found is None or found.actor.role is Visitor:
        raise Http404
    if not found.actor.may(right) and not found.actor.may(also):
        raise Forbidden("forbidden", right=right)
    if right in STEPPED:
        require_second_factor(found.actor)
    return Desk(
        request=request,
        lag=found.lag,
        actor=found.actor,
        lang=get_language() or "lt",
        chosen=found.strategy,
    )


def _rights(actor: Actor) -> dict[str, bool]:
    return {right.value: actor.may(right) for right in Right}


def signed_in(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open a page that belongs to no group to everybody who is signed in."""

    @wraps(view)
    def opened(request: HttpRequest, /, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        return view(request, *args, **kwargs)

    return mark(opened, SIGNED_IN)
