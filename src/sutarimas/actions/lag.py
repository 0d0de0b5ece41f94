"""Opening a local action group on the installation, and its first strategy."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sutarimas.actions.event import remember
from sutarimas.actions.strategy import take_in
from sutarimas.domain.place import Area, Level, Place, Region, Territory, TerritoryKind
from sutarimas.domain.rights import Staff
from sutarimas.domain.strategy import Identity, Strategy
from sutarimas.queries.access import Actor
from sutarimas.records.models import Account, Lag, Membership

#: The pack that new strategies are written for.
PACK = "lt-1v-672@2023-10"
TOWN, MUNICIPALITY = "town", "municipality"


@transaction.atomic
def open_lag(
    *,
    name: str,
    slug: str,
    municipality: str,
    now: datetime,
    invented: bool = False,
    name_en: str = "",
) -> UUID:
    """Open a group; it has no strategy and nobody in it yet."""
    lag = Lag.objects.create(
        name=name,
        name_en=name_en,
        slug=slug,
        municipality=municipality,
        invented=invented,
        created_at=now,
    )
    remember(lag_id=lag.pk, kind="lag.opened", subject=str(lag.pk), content=slug, now=now)
    return lag.pk


@transaction.atomic
def add_person(
    *, lag_id: UUID, account_id: UUID, role: str, now: datetime, organisation: str = ""
) -> UUID:
    """Give an account a role in a group from today on."""
    row = Membership.objects.create(
        lag_id=lag_id,
        account_id=account_id,
        role=role,
        since_on=now.date(),
        organisation=organisation,
    )
    remember(
        lag_id=lag_id,
        kind="role.given",
        subject=str(row.pk),
        content=f"{account_id} {role}",
        now=now,
    )
    return row.pk


@transaction.atomic
def make_account(
    *,
    login: str,
    name: str,
    password: str | None,
    now: datetime,
    language: str = "lt",
    is_host: bool = False,
    email: str = "",
) -> UUID:
    """A new account; without a password it can be entered through a link only."""
    account = Account(
        login=login, name=name, language=language, is_host=is_host, email=email, created_at=now
    )
    account.set_password(password)
    account.save(force_insert=True)
    return account.pk


def coordinator(lag_id: UUID, *, name: str, now: datetime, account_id: UUID | None = None) -> Actor:
    """Staff of a group, for acts that come from a command and not from a page."""
    return Actor(account_id=account_id, name=name, role=Staff, lag_id=lag_id, now=now)


@transaction.atomic
def begin_strategy(*, actor: Actor, identity: Identity, territory: Territory) -> UUID:
    """The group's first strategy: its name and territory, and nothing else yet."""
    areas = (
        Area(code=TOWN, level=Level.TOWN, name=territory.name, name_gen=territory.name_gen),
        Area(code=MUNICIPALITY, level=Level.MUNICIPALITY, name=territory.municipality),
    )
    value = Strategy(identity=identity, place=Place(territory=territory, areas=areas))
    return take_in(actor=actor, value=value)


def plain_territory(
    *, town: str, town_gen: str, municipality: str, county_gen: str, region: Region
) -> Territory:
    """The centre of a municipality, before anything else is known of it."""
    return Territory(
        kind=TerritoryKind.CENTRE,
        name=town,
        name_gen=town_gen,
        municipality=municipality,
        county_gen=county_gen,
        region=region,
        area=TOWN,
        municipality_area=MUNICIPALITY,
    )
