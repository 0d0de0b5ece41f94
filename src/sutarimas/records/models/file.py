"""Uploaded files by what they contain."""

from typing import ClassVar

from django.db import models

from sutarimas.records.models.wall import Walled


class Upload(Walled):
    """A stored file; the bytes lie under their SHA-256, apart for each group.

    `restricted` ones are for those who may read private records. `state` says how far the
    checks have come: waiting, clean, refused.
    """

    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=160)
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    restricted = models.BooleanField(default=True)
    state = models.CharField(max_length=12, default="waiting")
    verdict = models.CharField(max_length=300, blank=True)
    #: SHA-256 of the picture we drew of it, empty while there is none.
    preview = models.CharField(max_length=64, blank=True)
    #: What can be said of it in words: number of pages, the first lines.
    gist = models.TextField(blank=True)
    #: Words for those who do not see a picture.
    alt = models.CharField(max_length=500, blank=True)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["lag", "sha256"], name="upload_is_kept_once_in_a_lag")
        ]
