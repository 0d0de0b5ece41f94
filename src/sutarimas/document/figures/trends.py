"""Charts of values over time: residents, and any series beside its county and country."""

from sutarimas.document.blocks import Chart
from sutarimas.document.charts import Break, LineChart, Series
from sutarimas.document.figures.findings import KEY, change, plain, source_line, unit, years
from sutarimas.document.figures.tracks import (
    Track,
    largest,
    own,
    population_code,
    tracks,
    wider,
)
from sutarimas.document.scope import Scope
from sutarimas.domain.place import Level

#: Lines more than this many times as high would press the others flat.
TALLEST = 5


def population(scope: Scope) -> Chart | None:
    """Residents of the town and of its municipality, where each was counted."""
    found = tracks(scope.strategy, population_code(scope.strategy))
    near = tuple(x for x in found if x.area.level in (Level.TOWN, Level.MUNICIPALITY))
    return _lines(scope, near, "population")


def trend(scope: Scope, code: str) -> Chart | None:
    """One series: the town or municipality, beside county and country where they fit."""
    found = tracks(scope.strategy, code)
    near = own(found)
    if near is None:
        return None
    fitting = (x for x in wider(found) if largest(x) <= TALLEST * largest(near))
    return _lines(scope, (near, *fitting), f"series/{code}")


def _lines(scope: Scope, found: tuple[Track, ...], name: str) -> Chart | None:
    if not found or len(found[0].seen) < 2:
        return None
    periods = tuple(sorted({x.period for track in found for x in track.seen}))
    spec = LineChart(
        title=plain(change(scope, found[0])),
        description=_told(scope, found),
        source_line=source_line(scope, found),
        lang=scope.lang,
        unit=unit(scope, found[0].series.unit),
        periods=periods,
        series=tuple(_line(scope, x, periods) for x in found),
        breaks=_breaks(scope, found[0], periods),
    )
    sources = tuple(ref for track in found for ref in track.refs)
    return Chart(id=f"chart-{name.replace('/', '-')}", spec=spec, sources=sources)


def _line(scope: Scope, track: Track, periods: tuple[str, ...]) -> Series:
    values = {x.period: x.value for x in track.seen}
    return Series(
        name=scope.title(track.area, "name"),
        values=tuple(values.get(x) for x in periods),
        reference=track.area.level in (Level.COUNTY, Level.COUNTRY),
    )


def _breaks(scope: Scope, track: Track, periods: tuple[str, ...]) -> tuple[Break, ...]:
    found: dict[str, str] = {}
    for one in track.series.breaks:
        after = [x for x in periods[1:] if x >= one.at]
        if after and periods[0] < one.at:
            found.setdefault(after[0], scope.title(one, "reason"))
    return tuple(Break(before=period, note=note) for period, note in found.items())


def _told(scope: Scope, found: tuple[Track, ...]) -> str:
    words = scope.wording(KEY)
    first, last = found[0].seen[0].period, found[0].last.period
    span = years(scope, first, last)
    parts = [words.text("line_told", indicator=scope.title(found[0].series), years=span)]
    for track in found:
        start, end = track.seen[0], track.last
        parts.append(
            words.text(
                "line_ends",
                area=scope.title(track.area, "name"),
                y1=start.period,
                a=scope.l.number(start.value),
                y2=end.period,
                b=scope.l.number(end.value),
            )
        )
    parts += [scope.title(x, "reason") for x in found[0].series.breaks]
    return " ".join(parts)
