"""Writing news: a notice is kept first, looked at as its readers will see it, then published."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import path

from sutarimas.actions.news import (
    LONGEST_TITLE,
    Notice,
    mend_news,
    publish_news,
    withdraw_news,
    write_news,
)
from sutarimas.actions.refusals import Forbidden, Missing, Refused, SecondFactorNeeded
from sutarimas.desk.asked import key as asked_key
from sutarimas.desk.asked import number, words
from sutarimas.desk.page import Desk, page
from sutarimas.domain.rights import Right
from sutarimas.queries.markup import markup
from sutarimas.queries.news import NewsDraft, kept_news, kept_notice

#: The field that each refusal is about.
_FIELDS = {
    "no_title": "title",
    "no_text": "text",
    "too_long": "text",
    "half_english": "title_en",
    "changed": "title",
}


@page(Right.READ)
def news(desk: Desk) -> HttpResponse:
    """Every notice of the group."""
    return desk.render("desk/news.html", lines=kept_news(desk.lag.id))


@page(Right.PUBLISH, methods=("GET", "POST"))
def new_notice(desk: Desk) -> HttpResponse:
    """The form of a new notice."""
    posted = desk.request.POST
    if desk.request.method != "POST":
        return desk.render("desk/news_form.html")
    key, typed = asked_key(posted.get("key", "")), _typed(posted)
    if key is None:
        return _form(desk, typed, Refused("no_key"))
    try:
        write_news(actor=desk.actor, key=key, notice=typed)
    except Forbidden:
        raise
    except Refused as refusal:
        return _form(desk, typed, refusal)
    messages.success(desk.request, desk.say("news.kept"))
    return redirect("desk:notice", desk.lag.slug, key)


@page(Right.READ)
def notice(desk: Desk, key: UUID) -> HttpResponse:
    """One notice as its readers see it."""
    found = _found(desk, key)
    html, html_en = markup(found.text), markup(found.text_en)
    return desk.render("desk/notice.html", found=found, html=html, html_en=html_en)


@page(Right.PUBLISH, methods=("GET", "POST"))
def edit_notice(desk: Desk, key: UUID) -> HttpResponse:
    """The form of a notice that is kept."""
    found = _found(desk, key)
    if desk.request.method != "POST":
        return desk.render("desk/news_form.html", found=found, typed=found)
    posted = desk.request.POST
    typed, base = _typed(posted), number(posted, "version")
    try:
        mend_news(actor=desk.actor, key=key, notice=typed, base_version=base)
    except (Forbidden, SecondFactorNeeded):
        raise
    except Refused as refusal:
        # The page is read anew: what a colleague saved is shown beside what was typed here.
        return _form(desk, typed, refusal, found=_found(desk, key))
    messages.success(desk.request, desk.say("news.kept"))
    return redirect("desk:notice", desk.lag.slug, key)


@page(Right.PUBLISH, methods=("POST",))
def publish(desk: Desk, key: UUID) -> HttpResponse:
    """Show a notice to everybody."""
    return _done(desk, key, lambda: publish_news(actor=desk.actor, key=key), "news.published")


@page(Right.PUBLISH, methods=("POST",))
def withdraw(desk: Desk, key: UUID) -> HttpResponse:
    """Take a notice back."""
    return _done(desk, key, lambda: withdraw_news(actor=desk.actor, key=key), "news.withdrawn")


def _done(desk: Desk, key: UUID, act: Callable[[], None], told: str) -> HttpResponse:
    try:
        act()
    except Missing:
        raise Http404 from None
    messages.success(desk.request, desk.say(told))
    return redirect("desk:notice", desk.lag.slug, key)


def _found(desk: Desk, key: UUID) -> NewsDraft:
    found = kept_notice(desk.lag.id, key)
    if found is None:
        raise Http404
    return found


def _typed(posted: QueryDict) -> Notice:
    return Notice(
        title=words(posted, "title", longest=LONGEST_TITLE),
        text=_text(posted.get("text", "")),
        title_en=words(posted, "title_en", longest=LONGEST_TITLE),
        text_en=_text(posted.get("text_en", "")),
    )


def _text(typed: str) -> str:
    """Lines of text without what cannot be printed."""
    plain = typed.replace("\r\n", "\n")
    return "".join(x for x in plain if x.isprintable() or x in "\n\t").strip()


def _form(
    desk: Desk, typed: Notice, refusal: Refused, *, found: NewsDraft | None = None
) -> HttpResponse:
    said = desk.say(f"news.{refusal.key}", by=refusal.slots.get("by", ""))
    errors = {_FIELDS.get(refusal.key, "title"): said}
    late = refusal.key == "changed"
    return desk.render(
        "desk/news_form.html", status=422, typed=typed, errors=errors, found=found, is_late=late
    )


urlpatterns = [
    path("<slug:lag>/news/", news, name="news"),
    path("<slug:lag>/news/new/", new_notice, name="new_notice"),
    path("<slug:lag>/news/<uuid:key>/", notice, name="notice"),
    path("<slug:lag>/news/<uuid:key>/edit/", edit_notice, name="edit_notice"),
    path("<slug:lag>/news/<uuid:key>/publish/", publish, name="publish_notice"),
    path("<slug:lag>/news/<uuid:key>/withdraw/", withdraw, name="withdraw_notice"),
]
