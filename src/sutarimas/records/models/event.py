"""Events that outsiders can verify, and the seals over them."""

from typing import ClassVar

from django.db import models

from sutarimas.records.models.wall import Walled


class Seal(Walled):
    """The root of a group's event tree after a batch; published and never changed."""

    tree_size = models.PositiveBigIntegerField()
    root = models.CharField(max_length=64)
    sealed_on = models.DateField()
    #: JSON of the tree's frontier, so that the next batch does not read all leaves again.
    frontier = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["lag", "tree_size"], name="seal_size_is_one_in_its_lag")
        ]


class Event(Walled):
    """One write, as ids and salted digests: no text, no name, no clock time leaves the house.

    `number` is its place in the tree, given when it is sealed. `salt` stays here.
    """

    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    salt = models.CharField(max_length=64)
    happened_on = models.DateField()
    count = models.PositiveIntegerField(null=True)
    number = models.PositiveBigIntegerField(null=True)
    seal = models.ForeignKey(Seal, null=True, on_delete=models.PROTECT, related_name="events")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["lag", "number"],
                condition=models.Q(number__isnull=False),
                name="event_number_is_one_in_its_lag",
            )
        ]
