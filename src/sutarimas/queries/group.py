"""A group as its settings show it."""

from dataclasses import dataclass
from uuid import UUID

from sutarimas.records.models import Lag


@dataclass(frozen=True, kw_only=True)
class Described:
    """The group's names and contacts."""

    name: str
    name_en: str
    email: str
    phone: str
    address: str


def described(lag_id: UUID) -> Described:
    """What the group says of itself."""
    row = Lag.objects.get(pk=lag_id)
    return Described(
        name=row.name,
        name_en=row.name_en,
        email=row.email,
        phone=row.phone,
        address=row.address,
    )
