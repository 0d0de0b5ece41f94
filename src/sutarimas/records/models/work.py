"""Work that is done apart from the pages: jobs with a lease, and the outbox of messages."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sutarimas.records.models.account import Account, Invitation
from sutarimas.records.models.wall import Walled


class Job(Walled):
    """Work for the worker. Whoever holds the lease does it; a lease that ran out is taken over.

    `key` makes asking twice ask once while the first is under way.
    """

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    payload = models.TextField(default="{}")
    state = models.CharField(max_length=12, default="waiting")
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=80, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    #: What it is busy with, or what went wrong: a key of the interface's words and its slots.
    message = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=120, blank=True)
    #: Who is written to when it fails; nobody for what a command asked for.
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    cancel_asked = models.BooleanField(default=False)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["lag", "kind", "key"],
                condition=Q(state__in=["waiting", "running"]),
                name="job_is_under_way_once",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["state", "not_before"], name="job_next")]


class Mail(Walled):
    """A message to one person; without a mail server it is shown as text to copy."""

    kind = models.CharField(max_length=40)
    to_name = models.CharField(max_length=120)
    to_address = models.CharField(max_length=254, blank=True)
    lang = models.CharField(max_length=2, default="lt")
    subject = models.CharField(max_length=300)
    text = models.TextField()
    state = models.CharField(max_length=12, default="waiting")
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    verdict = models.CharField(max_length=300, blank=True)
    #: Messages of one digest wait for each other; an empty key goes alone.
    digest_key = models.CharField(max_length=120, blank=True)
    #: The invitation whose link the message carries. The text has a mask in the link's place;
    #: what goes there is made from the seed, which goes away with the message, and the secret key.
    invitation = models.ForeignKey(
        Invitation, null=True, on_delete=models.PROTECT, related_name="+"
    )
    seed = models.CharField(max_length=64, blank=True)

    STAYS: ClassVar = frozenset({"seed"})


class Beat(models.Model):
    """When the installation last did something regular; belongs to no group."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()
    note = models.CharField(max_length=300, blank=True)
