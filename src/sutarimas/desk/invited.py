"""Coming in by a link: with a new account, with the one there is, or to set a new password."""

import re
from collections.abc import Mapping

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sutarimas.actions import people
from sutarimas.actions.people import NewPerson
from sutarimas.actions.refusals import Missing, Refused
from sutarimas.desk.asked import words
from sutarimas.queries.account import account_of
from sutarimas.queries.doors import PUBLIC, mark
from sutarimas.queries.people import invited_to
from sutarimas.queries.words import say

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
_LOGIN = re.compile(r"[\w.@+-]{3,150}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """The page that a link opens."""
    now = timezone.localtime()
    try:
        row = people.open_invitation(token, on=now.date())
    except Missing as missing:
        return _closed(request, missing)
    if row.role == people.RESET:
        return _reset(request, token)
    found = invited_to(row)
    if request.method != "POST":
        return render(request, "desk/invited.html", {"found": found, "typed": {"name": row.name}})
    if request.POST.get("with") == "mine" and request.user.is_authenticated:
        people.accept_known(token=token, account_id=request.user.pk, now=now)
        return redirect("desk:today", found.lag_slug)
    return _join(request, token, found.lag_slug, {"found": found, "typed": request.POST})


def _join(request: HttpRequest, token: str, lag: str, shown: Mapping[str, object]) -> HttpResponse:
    person, errors = read_person(request)
    if not errors:
        try:
            account = people.accept_new(token=token, person=person, now=timezone.localtime())
        except Missing as missing:
            return _closed(request, missing)
        except Refused as refusal:
            errors["login"] = _say(f"invited.{refusal.key}")
        else:
            login(request, account_of(account), backend=BACKEND)
            return redirect("desk:today", lag)
    return render(request, "desk/invited.html", {**shown, "errors": errors}, status=422)


def read_person(request: HttpRequest) -> tuple[NewPerson, dict[str, str]]:
    """Who somebody says they are, and what is wrong with it by field."""
    posted = request.POST
    person = NewPerson(
        login=words(posted, "login", longest=151),
        name=words(posted, "name", longest=120),
        password=posted.get("password", ""),
        language=get_language() or "lt",
    )
    errors: dict[str, str] = {}
    if not person.name:
        errors["name"] = _say("invited.no_name")
    if not _LOGIN.fullmatch(person.login):
        errors["login"] = _say("invited.wrong_login")
    wrong = people.check_password(person.password, login=person.login, name=person.name)
    if wrong:
        errors["password"] = " ".join(wrong)
    return person, errors


def _reset(request: HttpRequest, token: str) -> HttpResponse:
    """A new password for an account that is there."""
    errors: dict[str, str] = {}
    if request.method == "POST":
        password = request.POST.get("password", "")
        wrong = people.check_password(password, login="", name="")
        if wrong:
            errors["password"] = " ".join(wrong)
        else:
            try:
                people.set_password(token=token, password=password, now=timezone.localtime())
            except Missing as missing:
                return _closed(request, missing)
            return redirect("account_login")
    status = 422 if errors else 200
    return render(request, "desk/reset.html", {"errors": errors}, status=status)


def _closed(request: HttpRequest, missing: Missing) -> HttpResponse:
    """A link that does not hold: why, and what to do."""
    status = 404 if missing.key == "link_unknown" else 410
    return render(request, "desk/invited_closed.html", {"why": missing.key}, status=status)


def _say(key: str) -> str:
    return say(get_language() or "lt", key)


mark(invited, PUBLIC)
urlpatterns = [path("invited/<str:token>/", invited, name="invited")]
