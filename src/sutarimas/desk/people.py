"""People of the group: roles, and links that let somebody in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse

from sutarimas.actions.membership import change_role, end_role
from sutarimas.actions.people import invite, invite_reset, withdraw_invitation
from sutarimas.actions.refusals import Missing, Refused
from sutarimas.desk.asked import words
from sutarimas.desk.page import Desk, page
from sutarimas.domain.rights import GIVEN, Right
from sutarimas.queries.address import has_address, page_address
from sutarimas.queries.mail import has_server
from sutarimas.queries.people import people as found_people

#: Where on the form a refusal belongs, when not at the name.
_FIELDS = {"wrong_role": "id_role", "wrong_email": "id_email"}


@page(Right.READ, methods=("GET", "POST"), also=Right.PEOPLE)
def people(desk: Desk) -> HttpResponse:
    """Who is here, and inviting one more."""
    if desk.request.method == "POST":
        desk.must(Right.PEOPLE)
        return _invite(desk)
    return _page(desk)


def _page(desk: Desk, *, status: int = 200, **more: object) -> HttpResponse:
    found = found_people(desk.lag.id, on=desk.actor.today)
    roles = tuple((x.name, desk.say(f"people.role_{x.name}")) for x in GIVEN)
    names = dict(roles)
    shown = {"found": found, "roles": roles, "role_names": names, "writes": has_address()}
    return desk.render("desk/people.html", status=status, **shown, **more)


def _invite(desk: Desk) -> HttpResponse:
    posted = desk.request.POST
    name, email = words(posted, "name", longest=120), words(posted, "email", longest=254)
    try:
        token = invite(
            actor=desk.actor,
            role=posted.get("role", ""),
            name=name,
            organisation=words(posted, "organisation"),
            email=email,
        )
    except Refused as refusal:
        told, field = desk.say(f"people.{refusal.key}"), _FIELDS.get(refusal.key, "id_name")
        return _page(desk, refusal=told, field=field, typed=posted, status=422)
    link = _link(desk, token)
    return _page(desk, link=link, invited=name, mailed=email, has_server=has_server())


def _link(desk: Desk, token: str) -> str:
    """The whole address, to be copied into any message."""
    known = page_address("desk:invited", token, lang=desk.lang)
    return known or desk.request.build_absolute_uri(reverse("desk:invited", args=[token]))


@page(Right.PEOPLE, methods=("POST",))
def withdraw(desk: Desk, key: UUID) -> HttpResponse:
    """Make a link worthless."""
    withdraw_invitation(actor=desk.actor, key=key)
    messages.success(desk.request, desk.say("people.withdrawn"))
    return redirect("desk:people", desk.lag.slug)


@page(Right.PEOPLE, methods=("POST",))
def change(desk: Desk, key: UUID) -> HttpResponse:
    """Another role from today, or none."""
    role = desk.request.POST.get("role", "")
    try:
        if role == "end":
            end_role(actor=desk.actor, key=key)
        else:
            change_role(actor=desk.actor, key=key, role=role)
        messages.success(desk.request, desk.say("people.changed"))
    except Missing:
        messages.info(desk.request, desk.say("people.missing"))
    except Refused as refusal:
        messages.error(desk.request, desk.say(f"people.{refusal.key}"))
    return redirect("desk:people", desk.lag.slug)


@page(Right.PEOPLE, methods=("POST",))
def reset(desk: Desk, account: UUID) -> HttpResponse:
    """A link by which a person sets a new password."""
    try:
        token = invite_reset(actor=desk.actor, account_id=account)
    except Refused as refusal:
        messages.error(desk.request, desk.say(f"people.{refusal.key}"))
        return redirect("desk:people", desk.lag.slug)
    return _page(desk, reset_link=_link(desk, token))


urlpatterns = [
    path("<slug:lag>/people/", people, name="people"),
    path("<slug:lag>/people/<uuid:key>/", change, name="person_change"),
    path("<slug:lag>/people/<uuid:account>/reset/", reset, name="person_reset"),
    path("<slug:lag>/people/links/<uuid:key>/withdraw/", withdraw, name="invitation_withdraw"),
]
