"""The shared world of tests: two groups with people of every role, built through actions."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from django.test import Client

from sutarimas.actions.lag import add_person, coordinator, make_account, open_lag
from sutarimas.actions.strategy import take_in
from sutarimas.domain.rights import Consultant, Evaluator, Member, NamedOrganisation, Role, Staff
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.load import load
from sutarimas.queries.access import Actor
from sutarimas.records.models import Account

EXAMPLES = Path(__file__).parent.parent / "examples"
NOW = datetime(2026, 11, 24, 10, 30, tzinfo=ZoneInfo("Europe/Vilnius"))
PASSWORD = "ilgas-slaptas-zodis"  # noqa: S105 - of people who do not exist
PEOPLE: dict[str, tuple[str, type[Role]]] = {
    "rasa": ("Rasa Ežerienė", Staff),
    "tomas": ("Tomas Krantas", Staff),
    "ieva": ("Ieva Konsultantė", Consultant),
    "jonas": ("Jonas Narys", Member),
    "ona": ("Ona Bendruomenė", NamedOrganisation),
    "vita": ("Vita Vertintoja", Evaluator),
}


@dataclass(frozen=True, kw_only=True)
class World:
    """Ežerynė with a whole strategy, and Kitur, another group with one of its own."""

    lag_id: UUID
    strategy_id: UUID
    slug: str
    strategy: str
    other_lag_id: UUID
    other_strategy_id: UUID
    accounts: dict[str, UUID]

    def actor(self, login: str, *, now: datetime = NOW) -> Actor:
        """One of the people of Ežerynė as who they are there."""
        name, role = PEOPLE[login]
        return Actor(
            account_id=self.accounts[login], name=name, role=role, lag_id=self.lag_id, now=now
        )


@cache
def example(name: str) -> Strategy:
    """A value from `examples/`."""
    return load(EXAMPLES / name)


def build() -> World:
    """Both groups; needs a database."""
    lag = open_lag(
        name="Ežerynės miesto vietos veiklos grupė",
        slug="ezeryne",
        municipality="Ežerynės r. sav.",
        now=NOW,
        invented=True,
    )
    other = open_lag(
        name="Kitur vietos veiklos grupė",
        slug="kitur",
        municipality="Kitur r. sav.",
        now=NOW,
        invented=True,
    )
    accounts = {
        login: make_account(login=login, name=name, password=PASSWORD, now=NOW)
        for login, (name, _) in PEOPLE.items()
    }
    for login, (_, role) in PEOPLE.items():
        add_person(lag_id=lag, account_id=accounts[login], role=role.name, now=NOW)
    accounts["petras"] = make_account(
        login="petras", name="Petras Kitas", password=PASSWORD, now=NOW
    )
    add_person(lag_id=other, account_id=accounts["petras"], role=Staff.name, now=NOW)
    accounts["host"] = make_account(
        login="host", name="Saulė Prižiūrėtoja", password=PASSWORD, now=NOW, is_host=True
    )
    strategy = take_in(
        actor=coordinator(lag, name="Rasa Ežerienė", now=NOW), value=example("ezeryne")
    )
    second = take_in(
        actor=coordinator(other, name="Petras Kitas", now=NOW),
        value=example("ignalina"),
        slug="kita",
    )
    return World(
        lag_id=lag,
        strategy_id=strategy,
        slug="ezeryne",
        strategy="ezeryne",
        other_lag_id=other,
        other_strategy_id=second,
        accounts=accounts,
    )


@dataclass(frozen=True)
class SignIn:
    """Opens a browser for one of the world's people: `signed_in("rasa").get(url)`."""

    world: World

    def __call__(self, login: str) -> Client:
        """A client with that person's session."""
        client = Client()
        client.force_login(
            Account.objects.get(pk=self.world.accounts[login]),
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )
        return client
