"""Accounts of people who sign in, their roles in groups, and invitations."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from sutarimas.records.models.wall import Walled


class AccountManager(BaseUserManager["Account"]):
    """Looks an account up by its sign-in name."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """The account of a sign-in name, letters' size aside."""
        return self.get(login__iexact=username)


class Account(AbstractBaseUser):
    """A person who signs in; the only row that belongs to no group.

    An address is not required: invitations travel as links. A person who leaves is
    anonymised, never deleted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    login = models.CharField(max_length=150, unique=True)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, default="lt")
    #: Runs the installation (domain.rights.Host).
    is_host = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    anonymised_at = models.DateTimeField(null=True, blank=True)
    #: Which kinds of letters the person gets; invitations always go.
    told_of_comments = models.BooleanField(default=True)
    told_of_editions = models.BooleanField(default=True)
    told_of_failures = models.BooleanField(default=True)

    objects = AccountManager()

    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["email"], condition=~Q(email=""), name="account_email_is_one_persons"
            )
        ]

    def __str__(self) -> str:
        return self.name or self.login


class Membership(Walled):
    """What a person is in a group, from one day to another (both included)."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20)
    since_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    #: The code of the organisation a person speaks for, among the group's records.
    organisation = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("since_on")),
                name="membership_ends_after_it_begins",
            )
        ]


class Invitation(Walled):
    """A link that lets one person in; only its digest is kept."""

    token_digest = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=20)
    #: Whom it is for, as the inviter wrote it.
    name = models.CharField(max_length=120)
    organisation = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    last_on = models.DateField()
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
