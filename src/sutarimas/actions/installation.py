"""The first group of a fresh installation and its first person, by a code of its owner."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify

from sutarimas.actions.lag import (
    PACK,
    add_person,
    begin_strategy,
    coordinator,
    make_account,
    open_lag,
    plain_territory,
)
from sutarimas.actions.once import made_once
from sutarimas.actions.people import NewPerson
from sutarimas.actions.refusals import Missing, Refused
from sutarimas.domain.place import Region
from sutarimas.domain.rights import Staff
from sutarimas.domain.strategy import Identity
from sutarimas.records.models import Lag

#: Addresses of the desk that no group may have.
RESERVED = frozenset({"me", "host", "first", "invited", "static", "account", "desk", "healthz"})
RESERVED |= {"privacy", "accessibility", "open-data", "data", "lt", "en"}


@dataclass(frozen=True, kw_only=True)
class Ground:
    """Where a group works."""

    name: str
    municipality: str
    town: str
    town_gen: str
    county_gen: str
    region: Region


def setup_code() -> str:
    """The code of the first run, made once and readable by the owner of the data only.

    Raises OSError where it can be neither read nor made.
    """
    return made_once(_code_path(), lambda: secrets.token_hex(4))


def is_setup_code(code: str) -> bool:
    """Whether somebody knows the code."""
    return hmac.compare_digest(setup_code().encode(), code.strip().lower().encode())


def _code_path() -> Path:
    return Path(settings.DATA) / "setup.code"


@transaction.atomic
def begin(*, ground: Ground, person: NewPerson, now: datetime) -> tuple[UUID, str]:
    """Open the first group with its first person, who also looks after the installation.

    Returns the account and the group's address. Raises Missing when there is a group already.
    """
    if Lag.objects.exists():
        raise Missing("not_first")
    account = make_account(
        login=person.login,
        name=person.name,
        password=person.password,
        now=now,
        language=person.language,
        is_host=True,
    )
    slug = open_group(ground=ground, now=now, by=person.name, account_id=account)
    # Once the group is there for good: else nobody would know the code that is made next.
    transaction.on_commit(partial(_code_path().unlink, missing_ok=True))
    return account, slug


@transaction.atomic
def open_group(*, ground: Ground, now: datetime, by: str, account_id: UUID | None = None) -> str:
    """Open a group with an empty strategy; returns its address.

    `account_id` becomes its staff. Raises Refused where the group has no name.
    """
    if not ground.name.strip() or not ground.town.strip():
        raise Refused("no_group_name")
    slug = _free_slug(ground.town)
    lag = open_lag(name=ground.name, slug=slug, municipality=ground.municipality, now=now)
    if account_id is not None:
        add_person(lag_id=lag, account_id=account_id, role=Staff.name, now=now)
    identity = Identity(
        slug=slug,
        title=f"{ground.town_gen} miesto vietos plėtros strategija",
        lag=ground.name,
        first_year=now.year,
        last_year=max(2029, now.year),
        pack=PACK,
    )
    territory = plain_territory(
        town=ground.town,
        town_gen=ground.town_gen,
        municipality=ground.municipality,
        county_gen=ground.county_gen,
        region=ground.region,
    )
    actor = coordinator(lag, name=by, now=now, account_id=account_id)
    begin_strategy(actor=actor, identity=identity, territory=territory)
    return slug


def _free_slug(town: str) -> str:
    base = slugify(town)[:40] or "grupe"
    taken = set(Lag.objects.values_list("slug", flat=True)) | RESERVED
    found, number = base, 1
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    return found
