"""The public pages of a group: what it is, what is open now, what was done so far."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.db.models import Exists, OuterRef

from sutarimas.records.models import Document, Edition, Lag, News, Page


@dataclass(frozen=True, kw_only=True)
class LagLine:
    """A group in the list of the installation."""

    slug: str
    name: str
    municipality: str
    invented: bool
    edition: int | None
    published_on: date | None


def lags(lang: str) -> tuple[LagLine, ...]:
    """Groups that are shown to everybody, by name, with their newest edition."""
    newest = {
        x["lag_id"]: x
        for x in Edition.objects.order_by("published_at").values("lag_id", "number", "published_on")
    }
    rows = Lag.objects.filter(listed=True).order_by("name")
    return tuple(
        LagLine(
            slug=row.slug,
            name=row.name_en if lang == "en" and row.name_en else row.name,
            municipality=row.municipality,
            invented=row.invented,
            edition=newest[row.pk]["number"] if row.pk in newest else None,
            published_on=newest[row.pk]["published_on"] if row.pk in newest else None,
        )
        for row in rows
    )


@dataclass(frozen=True, kw_only=True)
class EditionCard:
    """A published edition as every page names it."""

    id: UUID
    strategy_id: UUID
    number: int
    stage: str
    published_on: date
    content_hash: str
    note: str
    erratum: str

    @property
    def code(self) -> str:
        """The short code that can be read out on the phone."""
        return f"{self.content_hash[:4]}-{self.content_hash[4:8]}".upper()


@dataclass(frozen=True, kw_only=True)
class FileLine:
    """A file of an edition that can be downloaded."""

    name: str
    size: int
    lang: str


@dataclass(frozen=True, kw_only=True)
class NewsLine:
    """A notice of the group."""

    id: UUID
    title: str
    text: str
    published_on: date


@dataclass(frozen=True, kw_only=True)
class Group:
    """What the frame of a group's pages shows."""

    id: UUID
    slug: str
    name: str
    municipality: str
    invented: bool
    email: str
    phone: str
    address: str
    has_edition: bool


@dataclass(frozen=True, kw_only=True)
class Window:
    """A consultation or a survey; `left` is how many days remain after today."""

    key: str
    title: str
    opens_on: date
    closes_on: date
    url: str
    email: str
    state: str
    left: int


@dataclass(frozen=True, kw_only=True)
class Landing:
    """The first page of a group."""

    group: Group
    edition: EditionCard | None
    editions: tuple[EditionCard, ...]
    facts: dict[str, Any]
    windows: tuple[Window, ...]
    files: tuple[FileLine, ...]
    news: tuple[NewsLine, ...]

    @property
    def phone(self) -> str:
        """Where to call: the group's number, else the one that the strategy names."""
        return self.group.phone or str(self.facts.get("contact", {}).get("phone", ""))

    @property
    def email(self) -> str:
        """Where to write."""
        return self.group.email or str(self.facts.get("contact", {}).get("email", ""))

    @property
    def open_now(self) -> Window | None:
        """The one thing that is open now: what closes first."""
        now = [x for x in self.windows if x.state == "now"]
        return min(now, key=lambda x: x.closes_on, default=None)

    @property
    def next_one(self) -> Window | None:
        """What opens next where nothing is open."""
        coming = [x for x in self.windows if x.state == "coming"]
        return min(coming, key=lambda x: x.opens_on, default=None)


def group(slug: str, lang: str) -> Group | None:
    """A group that everybody may see; None otherwise."""
    published = Exists(Edition.objects.filter(lag=OuterRef("pk")))
    rows = Lag.objects.filter(slug=slug, listed=True).annotate(has_edition=published)
    row = rows.first()
    if row is None:
        return None
    return Group(
        id=row.pk,
        slug=row.slug,
        name=row.name_en if lang == "en" and row.name_en else row.name,
        municipality=row.municipality,
        invented=row.invented,
        email=row.email,
        phone=row.phone,
        address=row.address,
        has_edition=row.has_edition,
    )


def editions(lag_id: UUID) -> tuple[EditionCard, ...]:
    """Every published edition of a group, the newest first."""
    rows = Edition.objects.filter(lag_id=lag_id).order_by("-published_at", "-number")
    return tuple(_card(x) for x in rows.defer("bundle", "findings"))


def _card(row: Edition) -> EditionCard:
    return EditionCard(
        id=row.pk,
        strategy_id=row.strategy_id,
        number=row.number,
        stage=row.stage,
        published_on=row.published_on,
        content_hash=row.content_hash,
        note=row.note,
        erratum=row.erratum,
    )


def landing(slug: str, *, on: date, lang: str) -> Landing | None:
    """Everything the landing page shows, in five questions to the database."""
    found = group(slug, lang)
    if found is None:
        return None
    published = editions(found.id)
    newest = published[0] if published else None
    facts = page_data(newest.id, "landing", lang) if newest else {}
    return Landing(
        group=found,
        edition=newest,
        editions=published,
        facts=facts,
        windows=tuple(_windows(facts, on=on)),
        files=files(newest.id, lang) if newest else (),
        news=news(found.id, lang=lang, most=3),
    )


def page_data(edition_id: UUID, name: str, lang: str) -> dict[str, Any]:
    """What was stored beside a page at publishing; empty where there is no such page."""
    rows = Page.objects.filter(edition_id=edition_id, lang=lang, name=name)
    text = rows.values_list("data", flat=True).first()
    found: dict[str, Any] = json.loads(text) if text else {}
    return found


def _windows(facts: dict[str, Any], *, on: date) -> Iterator[Window]:
    """Consultations and surveys; both of their days count whole."""
    for one in facts.get("windows", ()):
        opens, closes = (date.fromisoformat(one[x]) for x in ("opens_on", "closes_on"))
        state = "coming" if on < opens else "done" if on > closes else "now"
        yield Window(
            key=one["key"],
            title=one["title"],
            opens_on=opens,
            closes_on=closes,
            url=one["url"],
            email=one["email"],
            state=state,
            left=(closes - on).days,
        )


@dataclass(frozen=True, kw_only=True)
class Step:
    """A stage on the timeline, with its word and its day where one is known."""

    key: str
    state: str
    on: date | None


def steps(found: Landing, *, on: date) -> tuple[Step, ...]:
    """The stages of the work as of a day; the first that is not over is now."""
    days = found.facts.get("days", {})
    known = {key: date.fromisoformat(day) for key, day in days.items() if day}
    talks = [x for x in found.windows if x.key == "consultation"]
    closed = [x.closes_on for x in talks if x.state == "done"]
    over: tuple[tuple[str, date | None], ...] = (
        ("study", known.get("consulted") or known.get("prepared_to")),
        ("draft", known.get("consulted")),
        ("consultation", max(closed, default=None)),
        ("adopted", known.get("adopted")),
        ("submitted", known.get("submitted") or known.get("submitted_on")),
    )
    done = [day is not None and day <= on for _, day in over]
    # What came later is over only after what came before it.
    now = done.index(False) if False in done else len(done)
    return tuple(
        Step(key=key, state="done" if n < now else "now" if n == now else "coming", on=day)
        for n, (key, day) in enumerate(over)
    )


def files(edition_id: UUID, lang: str) -> tuple[FileLine, ...]:
    """Files of an edition in a language."""
    rows = Document.objects.filter(edition_id=edition_id, lang=lang).order_by("name")
    return tuple(FileLine(name=x.name, size=x.size, lang=x.lang) for x in rows)


def news(lag_id: UUID, *, lang: str, most: int = 50) -> tuple[NewsLine, ...]:
    """Published notices, the newest first."""
    rows = News.objects.filter(
        lag_id=lag_id, published_at__isnull=False, withdrawn_at__isnull=True
    ).order_by("-published_at")[:most]
    english = lang == "en"
    return tuple(
        NewsLine(
            id=x.pk,
            title=x.title_en if english and x.title_en else x.title,
            text=x.text_en if english and x.text_en else x.text,
            published_on=x.published_at.date(),
        )
        for x in rows
        if x.published_at is not None
    )


@dataclass(frozen=True, kw_only=True)
class RecordLine:
    """A record that has a page of its own."""

    kind: str
    code: str
    title: str
    address: str


def records(edition_id: UUID, lang: str) -> tuple[RecordLine, ...]:
    """Every record page of an edition, by kind and code."""
    rows = Page.objects.filter(edition_id=edition_id, lang=lang, name__contains="/")
    found = (
        (*name.split("/", 1), title, f"r/{quote(name)}")
        for name, title in rows.values_list("name", "title").order_by("name")
    )
    return tuple(RecordLine(kind=k, code=c, title=t, address=a) for k, c, t, a in found)
