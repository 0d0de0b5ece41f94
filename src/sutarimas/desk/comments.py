"""Comments between colleagues: those that wait, and saying, settling, withdrawing one."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from sutarimas.actions.comment import say_comment, settle_comment, withdraw_comment
from sutarimas.actions.refusals import Missing, Refused
from sutarimas.desk.asked import key as asked_key
from sutarimas.desk.asked import words
from sutarimas.desk.page import Desk, page
from sutarimas.domain.rights import Right
from sutarimas.queries.comment import open_comments
from sutarimas.queries.entry import keys_of


@page(Right.READ)
def comments(desk: Desk) -> HttpResponse:
    """Every comment that nobody has settled."""
    found = open_comments(desk.strategy.id)
    keys = keys_of(desk.strategy.id, {_bare(x.subject) for x in found})
    lines = tuple((x, keys.get(_bare(x.subject))) for x in found)
    return desk.render("desk/comments_open.html", lines=lines)


@page(Right.COMMENT, methods=("POST",))
def say(desk: Desk) -> HttpResponse:
    """Keep a comment."""
    posted = desk.request.POST
    key = asked_key(posted.get("key", ""))
    if key is None:
        messages.error(desk.request, desk.say("comments.stale"))
        return _back(desk)
    try:
        say_comment(
            actor=desk.actor,
            strategy_id=desk.strategy.id,
            subject=words(posted, "subject", longest=360),
            text="".join(x for x in posted.get("text", "") if x.isprintable() or x in "\n\t"),
            key=key,
            answers=asked_key(posted.get("answers", "")),
        )
    except Refused as refusal:
        if isinstance(refusal, Missing):
            messages.error(desk.request, desk.say("comments.missing"))
        else:
            messages.error(desk.request, desk.say(f"comments.{refusal.key}"))
    return _back(desk)


@page(Right.COMMENT, methods=("POST",))
def settle(desk: Desk, key: UUID) -> HttpResponse:
    """Nothing more to say here."""
    return _done(desk, lambda: settle_comment(actor=desk.actor, key=key))


@page(Right.COMMENT, methods=("POST",))
def withdraw(desk: Desk, key: UUID) -> HttpResponse:
    """Take one's own words back."""
    return _done(desk, lambda: withdraw_comment(actor=desk.actor, key=key))


def _done(desk: Desk, act: Callable[[], None]) -> HttpResponseRedirect:
    try:
        act()
    except Missing:
        messages.info(desk.request, desk.say("comments.missing"))
    return _back(desk)


def _back(desk: Desk) -> HttpResponseRedirect:
    """To the page that the form stood on; never to another site."""
    back = desk.request.POST.get("back", "")
    if back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return redirect(back)
    return redirect(reverse("desk:comments", args=[desk.lag.slug, desk.strategy.slug]))


def _bare(subject: str) -> str:
    """A text's subject names its language too."""
    return subject.rpartition("/")[0] if subject.startswith("section:") else subject


urlpatterns = [
    path("<slug:lag>/s/<slug:strategy>/comments/", comments, name="comments"),
    path("<slug:lag>/s/<slug:strategy>/comments/say/", say, name="comment_say"),
    path("<slug:lag>/s/<slug:strategy>/comments/<uuid:key>/settle/", settle, name="comment_settle"),
    path(
        "<slug:lag>/s/<slug:strategy>/comments/<uuid:key>/withdraw/",
        withdraw,
        name="comment_withdraw",
    ),
]
