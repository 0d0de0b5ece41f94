"""Giving and ending roles, one's own name and letters, and anonymising who leaves."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from sutarimas.actions.change import require
from sutarimas.actions.event import remember
from sutarimas.actions.lag import add_person
from sutarimas.actions.mail import is_address
from sutarimas.actions.people import remember_act
from sutarimas.actions.refusals import Missing, Refused
from sutarimas.domain.rights import GIVEN, Right, Staff
from sutarimas.queries.access import Actor
from sutarimas.queries.account import Letters
from sutarimas.records.models import Account, Membership


@transaction.atomic
def end_role(*, actor: Actor, key: UUID) -> None:
    """End a role from today; the last person of staff stays."""
    require(actor, Right.PEOPLE)
    row = _membership(actor, key)
    _keep_one_of_staff(actor, row)
    _end(row, actor.today)
    remember_act(actor, "role.ended", key, row.role)


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
        remember_act(actor, "role.given", key, role)
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


def _end(row: Membership, today: date) -> None:
    """Let a role hold until yesterday: whoever loses it is out at once, not at midnight."""
    row.until_on = today - timedelta(days=1)
    # A role that began today was never held for a whole day.
    row.since_on = min(row.since_on, row.until_on)
    row.save(update_fields=["since_on", "until_on"])


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
def choose_letters(*, account_id: UUID, wanted: Letters) -> None:
    """Say where one's letters go and which kinds; raises Refused: wrong_email, email_taken."""
    if wanted.email and not is_address(wanted.email):
        raise Refused("wrong_email")
    others = Account.objects.exclude(pk=account_id)
    if wanted.email and others.filter(email__iexact=wanted.email).exists():
        raise Refused("email_taken")
    Account.objects.filter(pk=account_id).update(
        email=wanted.email,
        told_of_comments=wanted.comments,
        told_of_editions=wanted.editions,
        told_of_failures=wanted.failures,
    )


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
        _end(row, today)
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
