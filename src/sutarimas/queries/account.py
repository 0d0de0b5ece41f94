"""Accounts as the session needs them, and as their own people see them."""

from dataclasses import dataclass
from uuid import UUID

from sutarimas.records.models import Account


def account_of(key: UUID) -> Account:
    """The account of a key."""
    return Account.objects.get(pk=key)


@dataclass(frozen=True, kw_only=True)
class Letters:
    """Where a person's letters go, and which kinds of them."""

    email: str
    comments: bool
    editions: bool
    failures: bool


def letters_of(key: UUID) -> Letters:
    """What a person chose."""
    row = account_of(key)
    return Letters(
        email=row.email,
        comments=row.told_of_comments,
        editions=row.told_of_editions,
        failures=row.told_of_failures,
    )
