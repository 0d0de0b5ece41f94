"""The examples as groups of a demonstration, through the same actions that people use."""

from dataclasses import dataclass, replace
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from uuid import UUID, uuid4

from django.db import transaction

from sutarimas.actions.comment import say_comment
from sutarimas.actions.lag import add_person, coordinator, make_account, open_lag
from sutarimas.actions.strategy import take_in
from sutarimas.domain.rights import (
    Consultant,
    Evaluator,
    Host,
    Member,
    NamedOrganisation,
    Role,
    Staff,
)
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.load import load
from sutarimas.queries.access import Actor
from sutarimas.records.models import Account, Lag, Membership
from sutarimas.records.models import Strategy as Row

#: Of people who do not exist, in an installation that only this machine can reach.
PASSWORD = "ezeras-ir-krantas"  # noqa: S105
#: The example that has people of every role.
WHOLE = "ezeryne"


@dataclass(frozen=True, kw_only=True)
class DemoPerson:
    """An invented person of the demonstration."""

    login: str
    name: str
    role: type[Role]


PEOPLE = (
    DemoPerson(login="rasa", name="Rasa Ežerienė", role=Staff),
    DemoPerson(login="ieva", name="Ieva Smėlytė", role=Consultant),
    DemoPerson(login="jonas", name="Jonas Nendrė", role=Member),
    DemoPerson(login="ona", name="Ona Krantienė", role=NamedOrganisation),
    DemoPerson(login="vita", name="Vita Luknė", role=Evaluator),
    DemoPerson(login="saule", name="Saulė Prižiūrėtoja", role=Host),
)


@transaction.atomic
def load_example(folder: Path, *, now: datetime) -> None:
    """Load one example as a group of its own, unless it is there."""
    if Lag.objects.filter(slug=folder.name).exists():
        return
    value = load(folder)
    lag = open_lag(
        name=value.identity.lag,
        name_en=value.identity.lag_en,
        slug=folder.name,
        municipality=value.place.territory.municipality,
        now=now,
        invented=value.identity.invented,
    )
    staff = coordinator(lag, name=PEOPLE[0].name, now=now, account_id=_account(PEOPLE[0], now))
    for person in PEOPLE:
        whole = folder.name == WHOLE or person.role in (Staff, Evaluator)
        if whole and person.role is not Host:
            add_person(lag_id=lag, account_id=_account(person, now), role=person.role.name, now=now)
        elif person.role is Host:
            _account(person, now)
    strategy = take_in(actor=staff, value=value)
    if folder.name == WHOLE:
        _enliven(staff, strategy, value)


def _account(person: DemoPerson, now: datetime) -> UUID:
    found = Account.objects.filter(login=person.login).first()
    if found is not None:
        return found.pk
    return make_account(
        login=person.login,
        name=person.name,
        password=PASSWORD,
        now=now,
        is_host=person.role is Host,
    )


def _enliven(staff: Actor, strategy: UUID, value: Strategy) -> None:
    """A question of a colleague, so that the first page has something that waits."""
    person = PEOPLE[2]
    member = replace(
        staff,
        account_id=Account.objects.get(login=person.login).pk,
        name=person.name,
        role=person.role,
    )
    subject = f"need:{value.needs.items[0].code}"
    text = "Ar tikrai pakanka vienos apklausos šiam skaičiui pagrįsti?"
    say_comment(actor=member, strategy_id=strategy, subject=subject, text=text, key=uuid4())


def publish_examples(*, now: datetime) -> None:
    """Publish every example that nothing keeps from being published, once."""
    if find_spec("sutarimas.actions.edition") is None:
        return
    edition = import_module("sutarimas.actions.edition")
    for row in Row.objects.filter(closed_at__isnull=True).select_related("lag"):
        member = Membership.objects.filter(lag=row.lag, role=Staff.name).first()
        if member is None or row.editions.exists():
            continue
        actor = coordinator(
            row.lag_id, name=member.account.name, now=now, account_id=member.account_id
        )
        edition.publish_if_ready(actor=actor, strategy_id=row.pk)
