"""Accounts as the session needs them."""

from uuid import UUID

from sutarimas.records.models import Account


def account_of(key: UUID) -> Account:
    """The account of a key."""
    return Account.objects.get(pk=key)
