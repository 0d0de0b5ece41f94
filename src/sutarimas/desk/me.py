"""One's own account: name, language, letters, protection, leaving."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sutarimas.actions.membership import anonymise, choose_letters, tell_of_oneself
from sutarimas.actions.refusals import Refused
from sutarimas.desk.asked import words
from sutarimas.desk.kept_form import kept
from sutarimas.desk.page import signed_in
from sutarimas.queries.access import seats
from sutarimas.queries.account import Letters, letters_of
from sutarimas.queries.installation import has_second_factor
from sutarimas.queries.words import LANGUAGES, say


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    """What others see of me, which letters I get, and how my account is protected."""
    assert request.user.pk is not None  # noqa: S101 - signed_in saw to it
    lang = get_language() or "lt"
    if request.method == "POST":
        language = request.POST.get("language", "")
        try:
            tell_of_oneself(
                account_id=request.user.pk,
                name=words(request.POST, "name", longest=120),
                language=language if language in LANGUAGES else lang,
            )
            messages.success(request, say(lang, "me.saved"))
            return redirect("desk:me")
        except Refused as refused:
            return _page(request, refusal=say(lang, f"people.{refused.key}"), field="id_name")
    return _page(request)


def _page(
    request: HttpRequest, *, refusal: str = "", field: str = "", letters: Letters | None = None
) -> HttpResponse:
    assert request.user.pk is not None  # noqa: S101 - signed_in saw to it
    shown = {
        "refusal": refusal,
        "field": field,
        "person": request.user,
        "letters": letters or letters_of(request.user.pk),
        "protected": has_second_factor(request.user.pk),
        "seats": seats(request.user.pk, on=timezone.localdate()),
    }
    return render(request, "desk/me.html", shown, status=422 if refusal else 200)


@signed_in
@require_POST
def letters(request: HttpRequest) -> HttpResponse:
    """Where my letters go, and which kinds of them."""
    assert request.user.pk is not None  # noqa: S101 - signed_in saw to it
    lang, posted = get_language() or "lt", request.POST
    wanted = Letters(
        email=words(posted, "email", longest=254),
        comments=posted.get("comments") == "true",
        editions=posted.get("editions") == "true",
        failures=posted.get("failures") == "true",
    )
    try:
        choose_letters(account_id=request.user.pk, wanted=wanted)
    except Refused as refused:
        told = say(lang, f"me.{refused.key}")
        return _page(request, refusal=told, field="id_email", letters=wanted)
    messages.success(request, say(lang, "me.letters_saved"))
    return redirect("desk:me")


@signed_in
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Give the account up for good."""
    assert request.user.pk is not None  # noqa: S101 - signed_in saw to it
    lang = get_language() or "lt"
    if request.POST.get("sure") != "true":
        messages.warning(request, say(lang, "me.not_sure"))
        return redirect("desk:me")
    try:
        anonymise(account_id=request.user.pk, now=timezone.localtime())
    except Refused as refused:
        messages.error(request, say(lang, f"people.{refused.key}"))
        return redirect("desk:me")
    logout(request)
    return redirect("forum:home")


@signed_in
@require_safe
def protect(request: HttpRequest) -> HttpResponse:
    """Why an act waits for a second factor, how to set one up, and the way back."""
    asked = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    shown = {
        "protected": has_second_factor(request.user.pk),
        "back": asked if safe else reverse("desk:home"),
        "here": request.get_full_path(),
        "kept": kept(request, now=timezone.now()),
    }
    return render(request, "desk/protect.html", shown)


urlpatterns = [
    path("me/", me, name="me"),
    path("me/letters/", letters, name="letters"),
    path("me/protect/", protect, name="protect"),
    path("me/leave/", leave, name="leave"),
]
