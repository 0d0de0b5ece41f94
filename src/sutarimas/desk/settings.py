"""The group's names and contacts, and the state of the installation under it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path

from sutarimas.actions.backup import back_up
from sutarimas.actions.group import Contact, describe_group
from sutarimas.actions.refusals import Refused
from sutarimas.desk.asked import words
from sutarimas.desk.page import Desk, page
from sutarimas.domain.rights import Right
from sutarimas.queries.group import described
from sutarimas.queries.installation import beats, reminders


@page(Right.PEOPLE, methods=("GET", "POST"))
def settings(desk: Desk) -> HttpResponse:
    """The form, and whether copies are made and the worker works."""
    if desk.request.method != "POST":
        return _page(desk, typed=described(desk.lag.id))
    posted = desk.request.POST
    contact = Contact(
        name=words(posted, "name", longest=200),
        name_en=words(posted, "name_en", longest=200),
        email=words(posted, "email", longest=254),
        phone=words(posted, "phone", longest=60),
        address=words(posted, "address", longest=300),
    )
    try:
        describe_group(actor=desk.actor, contact=contact)
    except Refused as refusal:
        return _page(desk, typed=contact, refusal=desk.say(f"settings.{refusal.key}"), status=422)
    messages.success(desk.request, desk.say("settings.saved"))
    return redirect("desk:settings", desk.lag.slug)


def _page(desk: Desk, *, status: int = 200, **more: object) -> HttpResponse:
    known = beats()
    lacking = reminders(account_id=desk.actor.account_id, now=desk.actor.now)
    shown = {"backup_at": known.get("backup"), "tick_at": known.get("tick"), "lacking": lacking}
    return desk.render("desk/settings.html", status=status, **shown, **more)


@page(Right.PEOPLE, methods=("POST",))
def backup(desk: Desk) -> HttpResponse:
    """Make a copy now; it stays on the machine, since it holds every group."""
    try:
        made = back_up(now=desk.actor.now)
    except (OSError, Refused):
        messages.error(desk.request, desk.say("settings.backup_failed"))
    else:
        messages.success(desk.request, desk.say("settings.backed_up", name=made.name))
    return redirect("desk:settings", desk.lag.slug)


urlpatterns = [
    path("<slug:lag>/settings/", settings, name="settings"),
    path("<slug:lag>/settings/backup/", backup, name="backup"),
]
