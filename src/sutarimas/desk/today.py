"""„Ko laukia šiandien“: the first page of a group's desk."""

from django.http import HttpResponse
from django.urls import NoReverseMatch, path, reverse

from sutarimas.desk.page import Desk, page
from sutarimas.domain.rights import Right
from sutarimas.queries.installation import reminders
from sutarimas.queries.today import Deadline, Waiting
from sutarimas.queries.today import today as what_waits


@page(Right.READ)
def today(desk: Desk) -> HttpResponse:
    """What waits, the three findings that matter now, deadlines, and the way so far."""
    if desk.chosen is None:
        return desk.render("desk/today.html", nothing=True)
    found = what_waits(desk.chosen, actor=desk.actor, lang=desk.lang)
    return desk.render(
        "desk/today.html",
        found=found,
        waiting=tuple((_words(desk, x), _address(desk, x)) for x in found.waiting),
        deadlines=tuple((x, left(desk, x)) for x in found.deadlines),
        reminders=tuple(
            desk.say(f"today.remind_{x}")
            for x in reminders(account_id=desk.actor.account_id, now=desk.actor.now)
            if desk.may(Right.PEOPLE)
        ),
    )


def left(desk: Desk, deadline: Deadline) -> str:
    """How far a day is, in words."""
    if deadline.days == 0:
        return desk.say("today.is_today")
    if deadline.days > 0:
        return desk.say("today.left", n=deadline.days)
    return desk.say("today.passed", n=-deadline.days)


def _words(desk: Desk, one: Waiting) -> str:
    return desk.say(f"today.waits_{one.key}", n=one.count)


def _address(desk: Desk, one: Waiting) -> str:
    for arguments in ([desk.lag.slug, desk.strategy.slug], [desk.lag.slug]):
        try:
            return reverse(f"desk:{one.page}", args=arguments)
        except NoReverseMatch:
            continue
    return ""


urlpatterns = [path("<slug:lag>/", today, name="today")]
