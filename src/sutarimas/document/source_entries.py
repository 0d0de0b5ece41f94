"""What the entry of each kind of record says in the list of sources."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from decimal import Decimal

from sutarimas.document.blocks import Align, Column, Inline, Reference, Row, Run, anchor, runs
from sutarimas.document.scope import Scope, cell
from sutarimas.document.wording import MissingWording
from sutarimas.domain.evidence import Evidence
from sutarimas.domain.place import Observation
from sutarimas.domain.refs import Kind, Ref

Detail = tuple[str, Inline]
KEY = "sources"


def entry(scope: Scope, ref: Ref) -> Reference:
    """The plain entry: code and title, for kinds that need no more."""
    record = scope.strategy.records.get(ref)
    if record is None:
        title = runs(_part_name(scope, ref.code))
    elif hasattr(record, "title"):
        title = (Run(text=f"{ref.code}. "), scope.named(record, ref))
        title = (title[0], Run(text=title[1].text, lang=title[1].lang))
    else:
        title = runs(f"{scope.wording(KEY).text(f'one_{ref.kind}')} {ref.code}")
    return Reference(id=anchor(ref), target=ref, title=title)


def _part_name(scope: Scope, code: str) -> str:
    """A part of the strategy that is no record; what has no wording stands as it was written."""
    with suppress(MissingWording):
        return scope.wording(KEY).text(f"whole_{code}")
    return code


def _details(scope: Scope, pairs: Iterator[tuple[str, str]]) -> tuple[Detail, ...]:
    """Labelled values, the empty ones left out."""
    words = scope.wording(KEY)
    return tuple((words.text(f"label_{key}"), _linked(value)) for key, value in pairs if value)


def _linked(value: str) -> Inline:
    """A value, as a link where it is an address."""
    return (Run(text=value, href=value),) if value.startswith("https://") else runs(value)


def _whole(scope: Scope, ref: Ref) -> Reference:
    """A part of the strategy as such; the territory with its own facts."""
    if ref.code != "place":
        return entry(scope, ref)
    territory = scope.strategy.place.territory

    def pairs() -> Iterator[tuple[str, str]]:
        yield "municipality", territory.municipality
        yield "population", _count(scope, territory.population)
        yield "day", scope.l.date_iso(territory.counted_on) if territory.counted_on else ""
        yield "origin", territory.population_source
        yield "boundary", territory.boundary

    return _titled(scope, ref, _details(scope, pairs()))


def _count(scope: Scope, value: int | None) -> str:
    return "" if value is None else scope.l.number(value)


def _evidence(scope: Scope, ref: Ref) -> Reference:
    fact = scope.strategy.records[ref]
    statement = scope.named(fact, ref, "statement")
    return Reference(
        id=anchor(ref),
        target=ref,
        title=(Run(text=f"{fact.code}. "), Run(text=statement.text, lang=statement.lang)),
        details=_details(scope, _fact(scope, fact)),
    )


def _fact(scope: Scope, fact: Evidence) -> Iterator[tuple[str, str]]:
    source = fact.source
    yield "kind", scope.wording(KEY).text(f"evidence_{fact.kind}")
    yield "value", _value(scope, fact.value, fact.unit)
    yield "n", "" if fact.n is None else f"n = {scope.l.number(fact.n)}"
    area = scope.strategy.find(Kind.AREA, fact.area)
    yield "area", scope.title(area, "name") if area else ""
    yield "period", fact.period
    yield "method", fact.method
    yield "publisher", source.publisher
    yield "title", source.title
    yield "table", source.table
    yield "dated", scope.l.date_iso(source.dated_on) if source.dated_on else ""
    yield "retrieved", scope.l.date_iso(source.retrieved_on) if source.retrieved_on else ""
    yield "address", source.url
    yield "proxy", fact.proxy_note
    yield "caveat", fact.caveat
    yield "pinned", _pinned(scope, fact)


def _pinned(scope: Scope, fact: Evidence) -> str:
    day = scope.l.date_iso(fact.pinned_on) if fact.pinned_on else ""
    return ", ".join(x for x in (fact.pinned_by, day) if x)


def _value(scope: Scope, value: Decimal | None, unit: str) -> str:
    """A value with its unit; a unit that is a noun stands in brackets, for it would decline."""
    if value is None:
        return ""
    printed = scope.l.number(value)
    short = not unit or unit.endswith(".") or unit in ("Eur", "%", "ha", "km")
    return f"{printed}\u00a0{unit}".strip() if short else f"{printed} ({unit})"


def _series(scope: Scope, ref: Ref) -> Reference:
    series = scope.strategy.records[ref]

    def pairs() -> Iterator[tuple[str, str]]:
        yield "publisher", series.publisher
        yield "table", series.table
        yield "method", series.method
        yield "unit", series.unit
        yield "break", " ".join(scope.title(x, "reason") for x in series.breaks)

    return _titled(scope, ref, _details(scope, pairs()))


def _meeting(scope: Scope, ref: Ref) -> Reference:
    meeting = scope.strategy.records[ref]
    present = sum(x.count for x in meeting.attendance if not x.group)

    def pairs() -> Iterator[tuple[str, str]]:
        yield "day", scope.l.date_iso(meeting.held_on) if meeting.held_on else ""
        yield "place", meeting.place
        yield "present", scope.l.number(present) if present else ""
        yield "minutes", meeting.minutes_number
        yield "summary", meeting.summary

    return _titled(scope, ref, _details(scope, pairs()))


def _survey(scope: Scope, ref: Ref) -> Reference:
    survey = scope.strategy.records[ref]

    def pairs() -> Iterator[tuple[str, str]]:
        yield "dates", scope.l.date_range(survey.opens_on, survey.closes_on)
        yield "answered", "" if survey.answered is None else scope.l.number(survey.answered)
        yield "frame", "" if survey.frame is None else scope.l.number(survey.frame)
        yield "sampling", scope.wording(KEY).text(f"sampling_{survey.sampling}")
        yield "caveat", survey.caveat

    return _titled(scope, ref, _details(scope, pairs()))


def _file(scope: Scope, ref: Ref) -> Reference:
    file = scope.strategy.records[ref]

    def pairs() -> Iterator[tuple[str, str]]:
        yield "issued_by", file.issued_by
        yield "number", file.number
        yield "dated", scope.l.date_iso(file.issued_on) if file.issued_on else ""
        yield "address", file.url
        yield "sha256", file.sha256

    return _titled(scope, ref, _details(scope, pairs()))


def _contract(scope: Scope, ref: Ref) -> Reference:
    contract = scope.strategy.records[ref]

    def pairs() -> Iterator[tuple[str, str]]:
        yield "total", scope.l.euro(contract.total)
        yield "eu", scope.l.euro(contract.eu) if contract.eu is not None else ""
        yield "state", scope.l.euro(contract.state) if contract.state is not None else ""
        yield "dated", scope.l.date_iso(contract.signed_on) if contract.signed_on else ""
        yield "partner", contract.partner
        yield "from", contract.source

    return _titled(scope, ref, _details(scope, pairs()))


def _titled(scope: Scope, ref: Ref, details: tuple[Detail, ...]) -> Reference:
    made = entry(scope, ref)
    return Reference(id=made.id, target=ref, title=made.title, details=details)


def observed(scope: Scope, ref: Ref) -> str:
    """An observation in a few words: where, when, how much."""
    seen: Observation = scope.strategy.records[ref]
    area = scope.strategy.find(Kind.AREA, seen.area)
    series = scope.strategy.find(Kind.SERIES, seen.series)
    where = scope.title(area, "name") if area else seen.area
    return f"({where}, {seen.period}): {_value(scope, seen.value, series.unit if series else '')}"


def _observation(scope: Scope, ref: Ref) -> Row:
    seen: Observation = scope.strategy.records[ref]
    series = scope.strategy.find(Kind.SERIES, seen.series)
    area = scope.strategy.find(Kind.AREA, seen.area)
    value = _value(scope, seen.value, series.unit if series else "")
    where = scope.title(area, "name") if area else seen.area
    taken = scope.l.date_iso(seen.retrieved_on) if seen.retrieved_on else ""
    origin = seen.source or (f"{series.publisher}, {series.table}" if series else "")
    return Row(
        cells=(
            cell(where),
            cell(seen.period),
            cell(value),
            cell(", ".join(x for x in (origin.strip(", "), seen.vintage, taken) if x)),
        )
    )


def _voice(scope: Scope, ref: Ref) -> Row:
    voice = scope.strategy.records[ref]
    text = scope.named(voice, ref, "text")
    return Row(
        cells=(
            cell(voice.code),
            cell(Run(text=text.text, lang=text.lang)),
            cell(scope.wording(KEY).text(f"sector_{voice.sector}")),
            cell(scope.l.date_iso(voice.said_on)),
            (),
        )
    )


def _tally(scope: Scope, ref: Ref) -> Row:
    tally = scope.strategy.records[ref]
    survey = scope.strategy.find(Kind.SURVEY, tally.survey)
    asked = [x for x in survey.questions if x.code == tally.question] if survey else []
    hidden = tally.suppressed or tally.count is None
    count = scope.wording(KEY).text("suppressed") if hidden else scope.l.number(tally.count)
    return Row(
        cells=(
            cell(scope.title(asked[0], "text") if asked else tally.question),
            cell(tally.option),
            cell(count),
            cell(scope.l.number(tally.base)),
            (),
        )
    )


def _line(scope: Scope, ref: Ref) -> Row:
    line = scope.strategy.records[ref]
    source = scope.wording(KEY).text(f"fund_{line.source}")
    return Row(
        cells=(cell(str(line.year)), cell(source), cell(scope.l.euro(line.amount)), ()),
        sources=(),
    )


def _act(scope: Scope, ref: Ref) -> Row:
    act = scope.strategy.records[ref]
    version = scope.l.date_iso(act.version_on) if act.version_on else ""
    return Row(cells=(cell(scope.title(act)), cell(act.number), cell(version), cell(act.url), ()))


def columns(scope: Scope, kind: Kind) -> tuple[Column, ...]:
    """Headings of the table of a kind; the last column leads onward."""
    words = scope.wording(KEY)
    return tuple(
        Column(
            title=words.text(f"label_{key}"),
            width=3 if key in _WIDE else 1,
            align=Align.END if key in _NUMBERS else Align.START,
        )
        for key in _COLUMNS[kind]
    )


_WIDE = frozenset({"area", "said", "question", "option", "origin", "act"})
_NUMBERS = frozenset({"value", "count", "base", "amount"})
_COLUMNS: dict[Kind, tuple[str, ...]] = {
    Kind.OBSERVATION: ("area", "period", "value", "origin"),
    Kind.VOICE: ("code", "said", "sector", "day", "onward"),
    Kind.TALLY: ("question", "option", "count", "base", "onward"),
    Kind.LINE: ("year", "fund", "amount", "onward"),
    Kind.ACT: ("act", "number", "version", "address", "onward"),
}
ROWS: dict[Kind, Callable[[Scope, Ref], Row]] = {
    Kind.OBSERVATION: _observation,
    Kind.VOICE: _voice,
    Kind.TALLY: _tally,
    Kind.LINE: _line,
    Kind.ACT: _act,
}
ENTRIES: dict[Kind, Callable[[Scope, Ref], Reference]] = {
    Kind.STRATEGY: _whole,
    Kind.EVIDENCE: _evidence,
    Kind.SERIES: _series,
    Kind.MEETING: _meeting,
    Kind.SURVEY: _survey,
    Kind.FILE: _file,
    Kind.CONTRACT: _contract,
}
