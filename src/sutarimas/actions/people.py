"""Letting people in by a link, and setting a new password by one."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

from sutarimas.actions.change import require
from sutarimas.actions.event import remember
from sutarimas.actions.invitation_letter import write_invitation
from sutarimas.actions.lag import add_person, make_account
from sutarimas.actions.mail import is_address, take_back
from sutarimas.actions.refusals import Missing, Refused
from sutarimas.domain.rights import GIVEN, Host, Right
from sutarimas.queries.access import Actor
from sutarimas.queries.secret_link import token_digest, token_of
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


@transaction.atomic
def invite(*, actor: Actor, role: str, name: str, organisation: str = "", email: str = "") -> str:
    """Make a link that lets one person in; the token is returned and kept nowhere.

    With an e-mail address a letter with the link is written, too. Raises Refused: wrong_role,
    no_name, wrong_email, no_address where the installation was not told its own address.
    """
    require(actor, Right.PEOPLE)
    _refuse_invitation(role, name, email)
    seed = secrets.token_urlsafe(24)
    token = token_of(seed)
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
    remember_act(actor, "person.invited", row.pk, role)
    if email:
        write_invitation(actor=actor, invitation=row, address=email, seed=seed)
    return token


def _refuse_invitation(role: str, name: str, email: str) -> None:
    if role not in {x.name for x in GIVEN}:
        raise Refused("wrong_role")
    if not name.strip():
        raise Refused("no_name")
    if email and not is_address(email):
        raise Refused("wrong_email")
    if email and not settings.ADDRESS:
        raise Refused("no_address")


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
        take_back(invitation_id=row.pk)
        remember_act(actor, "invitation.withdrawn", key)


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
    """Set a new password by the link that somebody of the group made; returns the account.

    Raises Missing, also where the account has come to open more than the link's maker may.
    """
    row = open_invitation(token, on=now.date(), lock=True)
    if row.role != RESET or row.used_by is None:
        raise Missing("link_unknown")
    account, maker = row.used_by, row.created_by
    is_theirs = maker is not None and (maker.is_host or maker.pk == account.pk)
    if not is_theirs and _opens_more(account, row.lag_id, on=now.date()):
        raise Missing("link_withdrawn")
    account.set_password(password)
    account.save(update_fields=["password"])
    row.used_at = now
    row.save(update_fields=["used_at"])
    remember(lag_id=row.lag_id, kind="password.set", subject=str(account.pk), content="", now=now)
    return account.pk


@transaction.atomic
def invite_reset(*, actor: Actor, account_id: UUID) -> str:
    """Make a link by which a member of the group sets a new password.

    Raises Refused(`reset_by_host`) where the account opens more than the actor's group.
    """
    require(actor, Right.PEOPLE)
    member = _member_to_reset(actor, account_id)
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
    remember_act(actor, "password.asked", account_id)
    return token


def _member_to_reset(actor: Actor, account_id: UUID) -> Membership:
    member = _held(account_id, on=actor.today).filter(lag_id=actor.lag_id).first()
    if member is None:
        raise Missing("missing")
    is_more = _opens_more(member.account, actor.lag_id, on=actor.today)
    if is_more and actor.role is not Host and actor.account_id != account_id:
        raise Refused("reset_by_host")
    return member


def _held(account_id: UUID, *, on: date) -> QuerySet[Membership]:
    """Roles of an account that have not ended."""
    return Membership.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=on), account_id=account_id
    )


def _opens_more(account: Account, lag_id: UUID, *, on: date) -> bool:
    """Whether an account opens anything besides one group."""
    return account.is_host or _held(account.pk, on=on).exclude(lag_id=lag_id).exists()


def remember_act(actor: Actor, kind: str, subject: UUID, content: str = "") -> None:
    """Keep the event of an act on people."""
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
    take_back(invitation_id=row.pk)
    add_person(
        lag_id=row.lag_id,
        account_id=account_id,
        role=row.role,
        now=now,
        organisation=row.organisation,
    )
