"""People of a group: who has which role from when to when, and which links are open."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sutarimas.records.models import Invitation, Lag, Membership


@dataclass(frozen=True, kw_only=True)
class PersonLine:
    """A role of a person in the group."""

    id: UUID
    account_id: UUID
    name: str
    login: str
    role: str
    since_on: date
    until_on: date | None
    is_live: bool


@dataclass(frozen=True, kw_only=True)
class InvitationLine:
    """A link that was made; `state` is open, used, withdrawn or expired."""

    id: UUID
    name: str
    role: str
    last_on: date
    state: str


@dataclass(frozen=True, kw_only=True)
class People:
    """What the page of people shows."""

    live: tuple[PersonLine, ...]
    earlier: tuple[PersonLine, ...]
    invitations: tuple[InvitationLine, ...]


def people(lag_id: UUID, *, on: date) -> People:
    """Roles of a group, those that hold today first."""
    rows = Membership.objects.filter(lag_id=lag_id).select_related("account")
    lines = tuple(_person(x, on) for x in rows.order_by("account__name", "since_on"))
    links = Invitation.objects.filter(lag_id=lag_id).order_by("-created_at")
    return People(
        live=tuple(x for x in lines if x.is_live),
        earlier=tuple(x for x in lines if not x.is_live),
        invitations=tuple(_invitation(x, on) for x in links[:100]),
    )


def _person(row: Membership, on: date) -> PersonLine:
    return PersonLine(
        id=row.pk,
        account_id=row.account_id,
        name=row.account.name,
        login=row.account.login,
        role=row.role,
        since_on=row.since_on,
        until_on=row.until_on,
        is_live=row.since_on <= on and (row.until_on is None or row.until_on >= on),
    )


def _invitation(row: Invitation, on: date) -> InvitationLine:
    state = "open"
    if row.used_at:
        state = "used"
    elif row.withdrawn_at:
        state = "withdrawn"
    elif row.last_on < on:
        state = "expired"
    return InvitationLine(id=row.pk, name=row.name, role=row.role, last_on=row.last_on, state=state)


@dataclass(frozen=True, kw_only=True)
class InvitedTo:
    """What a link leads to."""

    lag: str
    lag_slug: str
    by: str
    name: str
    role: str
    last_on: date


def invited_to(row: Invitation) -> InvitedTo:
    """The words of an invitation for whoever opens its link."""
    lag = Lag.objects.get(pk=row.lag_id)
    by = row.created_by.name if row.created_by else ""
    return InvitedTo(
        lag=lag.name,
        lag_slug=lag.slug,
        by=by,
        name=row.name,
        role=row.role,
        last_on=row.last_on,
    )


def has_groups() -> bool:
    """Whether the installation has a group yet."""
    return Lag.objects.exists()
