"""Published editions: the frozen value, its pages and its files."""

from typing import ClassVar

from django.db import models

from sutarimas.records.models.wall import Walled


class Edition(Walled):
    """A published text. Nothing here changes after it was published."""

    strategy = models.ForeignKey(
        "records.Strategy", on_delete=models.PROTECT, related_name="editions"
    )
    number = models.PositiveIntegerField()
    #: Code of the domain's Edition, as decisions name it.
    code = models.CharField(max_length=40)
    stage = models.CharField(max_length=20)
    content_hash = models.CharField(max_length=64)
    pack = models.CharField(max_length=60)
    published_on = models.DateField()
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=120)
    note = models.TextField(blank=True)
    #: The public bundle, byte for byte as it is downloaded.
    bundle = models.TextField()
    findings = models.TextField()
    #: A mistake of writing that was mended beside the text, never in it.
    erratum = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["lag", "strategy", "number"], name="edition_number_is_one_in_its_strategy"
            )
        ]


class Page(Walled):
    """A stored piece of an edition's public pages: `name` is „strategy“, „need/P-01“ …"""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="pages")
    lang = models.CharField(max_length=2)
    name = models.CharField(max_length=360)
    title = models.CharField(max_length=400)
    html = models.TextField()
    #: JSON of what the page's frame shows beside the stored HTML.
    data = models.TextField(default="{}")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["lag", "edition", "lang", "name"], name="page_name_is_one_in_its_edition"
            )
        ]


class Document(Walled):
    """A file that was built from an edition or from a draft (`edition` is then empty)."""

    edition = models.ForeignKey(Edition, null=True, on_delete=models.PROTECT)
    strategy = models.ForeignKey("records.Strategy", on_delete=models.PROTECT)
    lang = models.CharField(max_length=2)
    name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    content_hash = models.CharField(max_length=64)
    built_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["lag", "edition", "lang", "name"],
                condition=models.Q(edition__isnull=False),
                name="document_name_is_one_in_its_edition",
            )
        ]


class News(Walled):
    """A short notice of the group on its public page."""

    title = models.CharField(max_length=200)
    text = models.TextField()
    title_en = models.CharField(max_length=200, blank=True)
    text_en = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    by = models.CharField(max_length=120)
    written_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
