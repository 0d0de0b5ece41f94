"""The wall around each local action group: a random key and the group on every row."""

import uuid
from typing import ClassVar

from django.db import models


class Walled(models.Model):
    """A row of one group. Its keys are random and nothing it points to is another group's.

    The database itself refuses a key that crosses the wall (see `records.triggers`), so
    that one group can be moved to another installation whole.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lag = models.ForeignKey("records.Lag", on_delete=models.PROTECT, related_name="+")

    #: Fields that stay behind, empty, when the group moves: they are secrets of this installation.
    STAYS: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        abstract = True
