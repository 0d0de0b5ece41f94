"""The first page of a group: what is open now, what was done so far, and the money."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sutarimas.domain.money import Euro
from sutarimas.queries.document import FileLine
from sutarimas.queries.labels import choice_label
from sutarimas.queries.news import NewsLine, news
from sutarimas.queries.reader import EditionCard, Group, editions, files, printed_name
from sutarimas.queries.words import say
from sutarimas.records.models import Edition, Lag

#: Files that people look for; the rest are on the page of documents.
_MAIN_FILES = 4
_ADDRESSES = ("https://", "http://")
_COUNTS = ("answers", "meetings", "proposals", "replies", "needs", "actions")


@dataclass(frozen=True, kw_only=True)
class LagLine:
    """A group in the list of the installation."""

    slug: str
    name: str
    municipality: str
    edition: int | None
    published_on: date | None


def lags(lang: str) -> tuple[LagLine, ...]:
    """Groups that are shown to everybody, by name, with their newest edition."""
    rows = Edition.objects.order_by("published_at", "number")
    newest = {x["lag_id"]: x for x in rows.values("lag_id", "number", "published_on")}
    return tuple(
        LagLine(
            slug=row.slug,
            name=printed_name(row, lang),
            municipality=row.municipality,
            edition=newest[row.pk]["number"] if row.pk in newest else None,
            published_on=newest[row.pk]["published_on"] if row.pk in newest else None,
        )
        for row in Lag.objects.filter(listed=True).order_by("name")
    )


class State(StrEnum):
    """Where something with days stands on a day."""

    DONE = "done"
    NOW = "now"
    COMING = "coming"


@dataclass(frozen=True, kw_only=True)
class Window:
    """A consultation or a survey; `left` is how many days remain after today."""

    key: str
    title: str
    opens_on: date
    closes_on: date
    url: str
    email: str
    state: State
    left: int


class Moment(StrEnum):
    """The one thing that the page is about on a day."""

    PREPARING = "preparing"  # nothing is published yet
    OPEN = "open"
    NEXT = "next"
    CLOSED = "closed"  # proposals were taken and are being weighed
    ADOPTED = "adopted"
    PUBLISHED = "published"


@dataclass(frozen=True, kw_only=True)
class Share:
    """A part of the money; `width` is its whole per cent of the bar."""

    name: str
    amount: Euro
    width: int


@dataclass(frozen=True, kw_only=True)
class Step:
    """A stage on the timeline; `until` says that its day is the last one, not the day it ended."""

    key: str
    state: State
    on: date | None
    until: bool

    @property
    def title_key(self) -> str:
        """The message that names the stage."""
        return f"forum.step_{self.key}"

    @property
    def state_key(self) -> str:
        """The message that says how the stage stands."""
        return f"forum.{self.state}_until" if self.until else f"forum.{self.state}"


@dataclass(frozen=True, kw_only=True)
class Landing:
    """Everything the page shows."""

    group: Group
    edition: EditionCard | None
    moment: Moment
    window: Window | None
    counts: tuple[tuple[str, int], ...]
    steps: tuple[Step, ...]
    total: Euro | None
    shares: tuple[Share, ...]
    objectives: tuple[tuple[str, str, Euro], ...]
    rest: Euro | None
    files: tuple[FileLine, ...]
    news: tuple[NewsLine, ...]

    @property
    def facts(self) -> Mapping[str, Any]:
        """What was computed when the newest edition was published."""
        return self.group.facts

    @property
    def survey_url(self) -> str:
        """Where the open questionnaire is answered, when it is answered on a page."""
        window = self.window
        return window.url if window and window.key == "survey" else ""


def landing(group: Group, *, on: date, lang: str) -> Landing:
    """The page as of a day, in three questions to the database."""
    published = editions(group.id)
    newest = published[0] if published else None
    facts = group.facts
    windows = tuple(_windows(facts, on=on))
    total, shares = _money(facts, lang)
    objectives = tuple(
        (x["code"], x["title"], Euro.parse(x["total"])) for x in facts.get("objectives", ())
    )
    moment, window = _moment(newest, windows)
    return Landing(
        group=group,
        edition=newest,
        moment=moment,
        window=window,
        counts=_counts(facts),
        steps=steps(facts, windows, on=on),
        total=total,
        shares=shares,
        objectives=objectives,
        rest=total - Euro.total(x for _, _, x in objectives) if total else None,
        files=files(newest, lang=lang).get(lang, ())[:_MAIN_FILES] if newest else (),
        news=news(group.id, lang=lang, most=3),
    )


def _windows(facts: Mapping[str, Any], *, on: date) -> Iterator[Window]:
    """Consultations and surveys; both of their days count whole."""
    for one in facts.get("windows", ()):
        opens, closes = (date.fromisoformat(one[x]) for x in ("opens_on", "closes_on"))
        state = State.COMING if on < opens else State.DONE if on > closes else State.NOW
        yield Window(
            key=one["key"],
            title=one["title"],
            opens_on=opens,
            closes_on=closes,
            url=one["url"] if one["url"].startswith(_ADDRESSES) else "",
            email=one["email"],
            state=state,
            left=(closes - on).days,
        )


def _moment(
    newest: EditionCard | None, windows: tuple[Window, ...]
) -> tuple[Moment, Window | None]:
    """What is open and closes first, else what opens next, else how far the text has come."""
    if newest is None:
        return Moment.PREPARING, None
    open_ones = [x for x in windows if x.state is State.NOW]
    if open_ones:
        return Moment.OPEN, min(open_ones, key=lambda x: x.closes_on)
    coming = [x for x in windows if x.state is State.COMING]
    if coming:
        return Moment.NEXT, min(coming, key=lambda x: x.opens_on)
    if newest.stage != "consulted":
        return Moment.ADOPTED, None
    closed = [x for x in windows if x.key == "consultation"]
    if closed:
        return Moment.CLOSED, max(closed, key=lambda x: x.closes_on)
    return Moment.PUBLISHED, None


def _counts(facts: Mapping[str, Any]) -> tuple[tuple[str, int], ...]:
    """Words (as a message) and number of everything that there is some of."""
    counts: Mapping[str, int] = facts.get("counts", {})
    return tuple((f"forum.n_{x}", counts[x]) for x in _COUNTS if counts.get(x))


def _money(facts: Mapping[str, Any], lang: str) -> tuple[Euro | None, tuple[Share, ...]]:
    """The whole plan and its sources; the widths of the bar come to a hundred."""
    money = facts.get("money")
    if not money:
        return None, ()
    total, sources = Euro.parse(money["total"]), money["by_source"]
    names = [x for x in sources if x not in ("esf", "erdf")]
    order = ("state", "municipal", "own", "other")
    parts = [("eu", Euro.parse(money["eu"]))]
    parts += [(x, Euro.parse(sources[x])) for x in sorted(names, key=order.index)]
    widths = _widths([x for _, x in parts], total)
    return total, tuple(
        Share(name=_source(name, lang), amount=amount, width=width)
        for (name, amount), width in zip(parts, widths, strict=True)
    )


def _widths(amounts: list[Euro], total: Euro) -> list[int]:
    """Whole per cents by largest remainder."""
    if not total:
        return [0 for _ in amounts]
    exact = [divmod(x.cents * 100, total.cents) for x in amounts]
    widths = [whole for whole, _ in exact]
    by_rest = sorted(range(len(exact)), key=lambda n: -exact[n][1])
    for n in by_rest[: 100 - sum(widths)]:
        widths[n] += 1
    return widths


def _source(name: str, lang: str) -> str:
    return say(lang, "forum.money_eu") if name == "eu" else choice_label("FundSource", name, lang)


def steps(facts: Mapping[str, Any], windows: tuple[Window, ...], *, on: date) -> tuple[Step, ...]:
    """The stages of the work as of a day; the first that is not over is now."""
    known = {key: date.fromisoformat(day) for key, day in facts.get("days", {}).items() if day}
    talks = [x for x in windows if x.key == "consultation"]
    last = max((x.closes_on for x in talks), default=None)
    over: tuple[tuple[str, date | None], ...] = (
        ("study", known.get("consulted") or known.get("prepared_to")),
        ("draft", known.get("consulted")),
        # The last day belongs to it whole.
        ("consultation", last if last and last < on else None),
        ("adopted", known.get("adopted")),
        ("submitted", known.get("submitted") or known.get("submitted_on")),
    )
    done = [day is not None and day <= on for _, day in over]
    # A later stage is over only after the earlier ones.
    now = done.index(False) if False in done else len(done)
    return tuple(
        _step(key, n, now, day if n < now else last if key == "consultation" else None)
        for n, (key, day) in enumerate(over)
    )


def _step(key: str, place: int, now: int, day: date | None) -> Step:
    state = State.DONE if place < now else State.NOW if place == now else State.COMING
    return Step(key=key, state=state, on=day, until=state is not State.DONE and day is not None)
