"""Letting people in by a link, giving and ending roles, and anonymising who leaves."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from sutarimas.actions.change import require
from sutarimas.actions.event import remember
from sutarimas.actions.lag import add_person, make_account
from sutarimas.actions.refusals import Missing, Refused
from sutarimas.domain.rights import GIVEN, Right, Staff
from sutarimas.queries.access import Actor
from sutarimas.records.models import Account, Invitation, Membership

#: A link holds for two weeks, the last day whole.
DAYS = 14
RESET_DAYS = 2
#: A role of this name in an invitation means: set a new password for the account that made it.
RESET = "reset"


@dataclass(frozen=True, kw_only=True)
class NewPerson:
    """What somebody says of themselves when they come by a link."""

    login: str
    name: str
    password: str
    language: str = "lt"
    email: str = ""


def token_digest(token: str) -> str:
    """What is kept of a link."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


@transaction.atomic
def invite(*, actor: Actor, role: str, name: str, organisation: str = "") -> str:
    """Make a link that lets one person in; the token is returned and kept nowhere."""
    require(actor, Right.PEOPLE)
    if role not in {x.name for x in GIVEN}:
        raise Refused("wrong_role")
    if not name.strip():
        raise Refused("no_name")
    token = secrets.token_urlsafe(24)
    row = Invitation.objects.create(
        lag_id=actor.lag_id,
        token_digest=token_digest(token),
        role=role,
        name=name.strip()[:120],
        organisation=organisation[:200],
        created_at=actor.now,
        created_by_id=actor.account_id,
        last_on=actor.today + timedelta(days=DAYS),
    )
    _remember(actor, "person.invited", row.pk, role)
    return token


@transaction.atomic
def withdraw_invitation(*, actor: Actor, key: UUID) -> None:
    """Make a link worthless; one that was used is past that."""
    require(actor, Right.PEOPLE)
    row = Invitation.objects.select_for_update().filter(pk=key, lag_id=actor.lag_id).first()
    if row is None:
        raise Missing("missing")
    if row.used_at is None and row.withdrawn_at is None:
        row.withdrawn_at = actor.now
        row.save(update_fields=["withdrawn_at"])
        _remember(actor, "invitation.withdrawn", key)


def check_password(password: str, *, login: str, name: str) -> tuple[str, ...]:
    """What is wrong with a password, in the language of the moment; nothing when it will do."""
    try:
        validate_password(password, Account(login=login, name=name))
    except ValidationError as wrong:
        return tuple(wrong.messages)
    return ()


@transaction.atomic
def accept_new(*, token: str, person: NewPerson, now: datetime) -> UUID:
    """Come in by a link with a new account; returns the account's key.

    Raises Missing with the reason where the link does not (any longer) hold, and Refused where
    the sign-in name is taken.
    """
    row = open_invitation(token, on=now.date(), lock=True)
    if Account.objects.filter(login__iexact=person.login).exists():
        raise Refused("login_taken")
    if person.email and Account.objects.filter(email__iexact=person.email).exists():
        raise Refused("email_taken")
    account = make_account(
        login=person.login,
        name=person.name,
        password=person.password,
        now=now,
        language=person.language,
        email=person.email,
    )
    _use(row, account, now)
    return account


@transaction.atomic
def accept_known(*, token: str, account_id: UUID, now: datetime) -> None:
    """Come in by a link with the account one has."""
    row = open_invitation(token, on=now.date(), lock=True)
    _use(row, account_id, now)


@transaction.atomic
def set_password(*, token: str, password: str, now: datetime) -> UUID:
    """Set a new password by the link that somebody of the group made; returns the account."""
    row = open_invitation(token, on=now.date(), lock=True)
    if row.role != RESET or row.used_by is None:
        raise Missing("link_unknown")
    account = row.used_by
    account.set_password(password)
    account.save(update_fields=["password"])
    row.used_at = now
    row.save(update_fields=["used_at"])
    remember(lag_id=row.lag_id, kind="password.set", subject=str(account.pk), content="", now=now)
    return account.pk


@transaction.atomic
def invite_reset(*, actor: Actor, account_id: UUID) -> str:
    """Make a link by which a member of the group sets a new password."""
    require(actor, Right.PEOPLE)
    member = Membership.objects.filter(lag_id=actor.lag_id, account_id=account_id).first()
    if member is None:
        raise Missing("missing")
    token = secrets.token_urlsafe(24)
    Invitation.objects.create(
        lag_id=actor.lag_id,
        token_digest=token_digest(token),
        role=RESET,
        name=member.account.name,
        created_at=actor.now,
        created_by_id=actor.account_id,
        last_on=actor.today + timedelta(days=RESET_DAYS),
        used_by_id=account_id,
    )
    _remember(actor, "password.asked", account_id)
    return token


def _remember(actor: Actor, kind: str, subject: UUID, content: str = "") -> None:
    remember(lag_id=actor.lag_id, kind=kind, subject=str(subject), content=content, now=actor.now)


def open_invitation(token: str, *, on: date, lock: bool = False) -> Invitation:
    """The invitation of a link that still holds; Missing names why another one does not."""
    rows = Invitation.objects.select_for_update(of=("self",)) if lock else Invitation.objects
    row = rows.filter(token_digest=token_digest(token)).first()
    if row is None:
        raise Missing("link_unknown")
    if row.withdrawn_at is not None:
        raise Missing("link_withdrawn")
    if row.used_at is not None:
        raise Missing("link_used")
    if row.last_on < on:
        raise Missing("link_expired", last_on=row.last_on)
    return row


def _use(row: Invitation, account_id: UUID, now: datetime) -> None:
    row.used_at, row.used_by_id = now, account_id
    row.save(update_fields=["used_at", "used_by"])
    add_person(
        lag_id=row.lag_id,
        account_id=account_id,
        role=row.role,
        now=now,
        organisation=row.organisation,
    )


@transaction.atomic
def end_role(*, actor: Actor, key: UUID) -> None:
    """End a role from today; the last person of staff stays."""
    require(actor, Right.PEOPLE)
    row = _membership(actor, key)
    _keep_one_of_staff(actor, row)
    row.until_on = max(row.since_on, actor.today - timedelta(days=1))
    row.save(update_fields=["until_on"])
    _remember(actor, "role.ended", key, row.role)


@transaction.atomic
def change_role(*, actor: Actor, key: UUID, role: str) -> UUID:
    """End a role and begin another one today, so that both stay on record."""
    require(actor, Right.PEOPLE)
    if role not in {x.name for x in GIVEN}:
        raise Refused("wrong_role")
    row = _membership(actor, key)
    if row.role == role:
        return row.pk
    if role != Staff.name:
        _keep_one_of_staff(actor, row)
    if row.since_on == actor.today:
        row.role = role
        row.save(update_fields=["role"])
        _remember(actor, "role.given", key, role)
        return row.pk
    row.until_on = actor.today - timedelta(days=1)
    row.save(update_fields=["until_on"])
    return add_person(
        lag_id=actor.lag_id,
        account_id=row.account_id,
        role=role,
        now=actor.now,
        organisation=row.organisation,
    )


def _membership(actor: Actor, key: UUID) -> Membership:
    rows = Membership.objects.select_for_update().filter(pk=key, lag_id=actor.lag_id)
    row = rows.filter(Q(until_on__isnull=True) | Q(until_on__gte=actor.today)).first()
    if row is None:
        raise Missing("missing")
    return row


def _keep_one_of_staff(actor: Actor, row: Membership) -> None:
    if row.role != Staff.name:
        return
    others = Membership.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=actor.today),
        lag_id=actor.lag_id,
        role=Staff.name,
    ).exclude(pk=row.pk)
    if not others.exists():
        raise Refused("last_of_staff")


@transaction.atomic
def tell_of_oneself(*, account_id: UUID, name: str, language: str) -> None:
    """Change one's own name and language."""
    if not name.strip():
        raise Refused("no_name")
    Account.objects.filter(pk=account_id).update(name=name.strip()[:120], language=language)


@transaction.atomic
def anonymise(*, account_id: UUID, now: datetime) -> None:
    """Leave: the account loses its name and its door; what the person contributed stays."""
    memberships = Membership.objects.filter(account_id=account_id)
    today = now.date()
    live = memberships.filter(Q(until_on__isnull=True) | Q(until_on__gte=today))
    for row in live:
        if row.role == Staff.name and not _another_of_staff(row, today):
            raise Refused("last_of_staff")
    for row in live:
        row.until_on = max(row.since_on, today - timedelta(days=1))
        row.save(update_fields=["until_on"])
        remember(
            lag_id=row.lag_id, kind="person.left", subject=str(row.pk), content=row.role, now=now
        )
    account = Account.objects.get(pk=account_id)
    account.login, account.name, account.email = f"left-{account.pk}", "", ""
    account.is_active, account.anonymised_at = False, now
    account.set_unusable_password()
    account.save()


def _another_of_staff(row: Membership, today: date) -> bool:
    return (
        Membership.objects.filter(
            Q(until_on__isnull=True) | Q(until_on__gte=today), lag_id=row.lag_id, role=Staff.name
        )
        .exclude(account_id=row.account_id)
        .exists()
    )
