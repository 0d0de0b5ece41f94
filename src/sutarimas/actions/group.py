"""What a group says of itself on its pages."""

from dataclasses import dataclass

from django.db import transaction

from sutarimas.actions.change import require
from sutarimas.actions.event import remember
from sutarimas.actions.refusals import Refused
from sutarimas.domain.rights import Right
from sutarimas.queries.access import Actor
from sutarimas.records.models import Lag


@dataclass(frozen=True, kw_only=True)
class Contact:
    """The group's names and how to reach it."""

    name: str
    name_en: str
    email: str
    phone: str
    address: str


@transaction.atomic
def describe_group(*, actor: Actor, contact: Contact) -> None:
    """Change the names and contacts; raises Refused(`no_group_name`) without a name."""
    require(actor, Right.PEOPLE)
    if not contact.name.strip():
        raise Refused("no_group_name")
    Lag.objects.filter(pk=actor.lag_id).update(
        name=contact.name,
        name_en=contact.name_en,
        email=contact.email,
        phone=contact.phone,
        address=contact.address,
    )
    remember(
        lag_id=actor.lag_id,
        kind="lag.described",
        subject=str(actor.lag_id),
        content=f"{contact.name}\n{contact.name_en}",
        now=actor.now,
    )
