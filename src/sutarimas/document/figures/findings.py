"""Sentences that say what figures show: how a value changed, and how others changed meanwhile."""

from decimal import Decimal

from sutarimas.document.blocks import Inline, Run
from sutarimas.document.figures.tracks import Track, is_share
from sutarimas.document.scope import Scope
from sutarimas.document.wording import messages
from sutarimas.domain.place import Level, Observation
from sutarimas.domain.refs import Kind, Ref
from sutarimas.domain.whole import whole

KEY = "figures"


def plain(text: Inline) -> str:
    """Runs as one string, for titles of charts."""
    return "".join(run.text for run in text)


def years(scope: Scope, first: str, last: str) -> str:
    """„2021–2026 m.“, a single period where both are the same, days as they are."""
    begins, ends = whole(first), whole(last)
    if first == last:
        return first if begins is None else scope.l.year(begins)
    if begins is not None and ends is not None:
        return scope.l.years(begins, ends)
    return scope.wording(KEY).text("between", first=first, last=last)


def bound(scope: Scope, one: Observation) -> Run:
    """A value that leads to its observation."""
    return Run(text=scope.l.number(one.value), source=Ref(Kind.OBSERVATION, one.code))


def change(scope: Scope, track: Track) -> Inline:
    """How the series changed since the last break, or its only value."""
    seen = track.comparable().seen
    first, last = seen[0], seen[-1]
    words = scope.wording(KEY)
    slots: dict[str, str | Run | Inline] = {
        "indicator": scope.title(track.series),
        "area": scope.title(track.area, "name"),
        "years": years(scope, first.period, last.period),
        "a": bound(scope, first),
        "b": bound(scope, last),
    }
    if len(seen) == 1:
        return words.say("level", unit=unit(scope, track.series.unit), **slots)
    if first.value == last.value:
        return words.say("same", **slots)
    way = "up" if last.value > first.value else "down"
    if is_share(track.series):
        points = scope.l.points(abs(last.value - first.value))
        return words.say(f"share_{way}", d=points, **slots)
    if first.value <= 0:
        return words.say(f"moved_{way}", **slots)
    p = scope.l.percent(abs(relative(first.value, last.value)), decimals=1)
    return words.say(way, p=p, **slots)


def unit(scope: Scope, recorded: str) -> str:
    """The unit in the document's language, as recorded where no other word is known."""
    return unit_word(recorded, scope.lang)


def unit_word(recorded: str, lang: str) -> str:
    """The same for any language."""
    return messages(KEY, lang).get(f"unit_{recorded}", recorded).strip()


def relative(first: Decimal, last: Decimal) -> Decimal:
    """Change in per cent of the first value, which is not zero."""
    return (last - first) / first * 100


def meanwhile(scope: Scope, track: Track, others: tuple[Track, ...]) -> Inline:
    """How wider areas changed over the same periods; empty where they were not observed."""
    seen = track.comparable().seen
    first, last = seen[0].period, seen[-1].period
    parts: list[Inline] = []
    for other in others if first != last else ():
        start, end = other.at(first), other.at(last)
        if start is None or end is None or start.value <= 0:
            continue
        parts.append(_other(scope, other, start, end))
    if not parts:
        return ()
    listed = [run for part in parts for run in (Run(text=", "), *part)][1:]
    said = scope.wording(KEY).say("meanwhile", changes=tuple(listed))
    return said if listed[-1].text.endswith(".") else (*said, Run(text="."))


def _other(scope: Scope, track: Track, start: Observation, end: Observation) -> Inline:
    difference = end.value - start.value
    if is_share(track.series):
        sign = scope.l.signed(difference, decimals=1)
        moved = sign[: len(sign) - len(scope.l.number(abs(difference), decimals=1))]
        text = moved + scope.l.points(abs(difference))
    else:
        rate = relative(start.value, end.value)
        sign = scope.l.signed(rate, decimals=1)
        moved = sign[: len(sign) - len(scope.l.number(abs(rate), decimals=1))]
        text = moved + scope.l.percent(abs(rate), decimals=1)
    shown = Run(text=text, source=Ref(Kind.OBSERVATION, end.code))
    county = scope.strategy.place.territory.county_gen
    if track.area.level is Level.COUNTY and county:
        name = scope.title(track.area, "name")
        return scope.wording(KEY).say("in_county", county_gen=county, area=name, change=shown)
    if track.area.level is Level.COUNTRY and not scope.strategy.identity.invented:
        return scope.wording(KEY).say("in_country", change=shown)
    return scope.wording(KEY).say("in_area", area=scope.title(track.area, "name"), change=shown)


def source_line(scope: Scope, found: tuple[Track, ...]) -> str:
    """„Šaltinis: …“ of a chart of observations."""
    series = found[0].series
    days = [x.retrieved_on for track in found for x in track.seen if x.retrieved_on]
    where = ", ".join(x for x in (series.publisher, series.table) if x) or found[0].last.source
    words = scope.wording(KEY)
    if not days:
        return words.text("source", origin=where)
    return words.text("source_day", origin=where, day=scope.l.date_iso(max(days)))
