"""Strategies in the making: a row for each record, and every form it ever had.

A record is kept as the canonical JSON of its domain value, on the shelf of the value it
belongs to (ADR 0007). So there is one shape of a record, the domain's.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sutarimas.records.models.wall import Walled


class Strategy(Walled):
    """A strategy that a group works on; `version` counts its changes."""

    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=300)
    version = models.PositiveBigIntegerField(default=0)
    #: The earlier strategy that this one was started from.
    started_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    #: Set aside: no longer the group's current strategy.
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["lag", "slug"], name="strategy_slug_is_one_in_its_lag")
        ]


class Entry(Walled):
    """One record of a strategy.

    `shelf` is the path of the list it stands in („needs.items“), or of the single record
    it is („place.territory“). `place` orders a shelf. `carried` marks what came from an
    earlier strategy and nobody has confirmed yet.
    """

    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="entries")
    shelf = models.CharField(max_length=60)
    kind = models.CharField(max_length=20, blank=True)
    code = models.CharField(max_length=300, blank=True)
    lang = models.CharField(max_length=3, blank=True)
    place = models.PositiveIntegerField()
    body = models.TextField()
    version = models.PositiveIntegerField(default=1)
    carried = models.BooleanField(default=False)
    #: Stems of its words, between spaces, for search.
    terms = models.TextField(blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["lag", "strategy", "shelf", "code", "lang"],
                condition=~Q(code=""),
                name="entry_code_is_one_on_its_shelf",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["strategy", "shelf", "place"], name="entry_in_reading_order")
        ]


class Change(Walled):
    """One act of somebody who works on a strategy; `number` is the version it made."""

    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="changes")
    number = models.PositiveBigIntegerField()
    #: What was done, a key of the interface's words („entry.changed“).
    deed = models.CharField(max_length=60)
    subject = models.CharField(max_length=360, blank=True)
    at = models.DateTimeField()
    account = models.ForeignKey("records.Account", null=True, on_delete=models.PROTECT)
    by = models.CharField(max_length=120, blank=True)
    #: The change that this one takes back.
    undoes = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["lag", "strategy", "number"], name="change_number_is_one_in_its_strategy"
            )
        ]


class Revision(Walled):
    """How one record looked before and after a change; an absent form is empty.

    The entry may be gone, so its key is kept as a plain value.
    """

    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="revisions")
    entry_key = models.UUIDField(db_index=True)
    shelf = models.CharField(max_length=60)
    kind = models.CharField(max_length=20, blank=True)
    code = models.CharField(max_length=300, blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    place_before = models.PositiveIntegerField(default=0)
    version_after = models.PositiveIntegerField(default=0)


class Draft(Walled):
    """What somebody has typed and not saved yet, so that a lost connection loses nothing."""

    account = models.ForeignKey("records.Account", on_delete=models.PROTECT)
    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT)
    #: What it will become: `section:…` or the key of a new record's form.
    subject = models.CharField(max_length=360)
    base_version = models.PositiveIntegerField(default=0)
    text = models.TextField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["lag", "strategy", "account", "subject"],
                name="draft_is_one_for_a_person_and_a_subject",
            )
        ]


class Comment(Walled):
    """What a colleague says about a record or a piece of text."""

    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT)
    subject = models.CharField(max_length=360, db_index=True)
    text = models.TextField()
    account = models.ForeignKey("records.Account", null=True, on_delete=models.PROTECT)
    by = models.CharField(max_length=120)
    at = models.DateTimeField()
    answers = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=120, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
