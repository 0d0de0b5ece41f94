"""The population pyramid, from series `pyramid-men-00`, `pyramid-women-00`, … by lowest age."""

import re
from collections.abc import Mapping
from decimal import Decimal

from sutarimas.document.blocks import Chart
from sutarimas.document.charts import Population, Pyramid
from sutarimas.document.figures.findings import KEY, source_line, unit, years
from sutarimas.document.figures.tracks import Track, own, tracks
from sutarimas.document.scope import Scope

_CODE = re.compile(r"pyramid-(men|women)-(\d{2})")
OLD, CHILD = 65, 15

Tracks = Mapping[tuple[str, int], Track]


def pyramid(scope: Scope) -> Chart | None:
    """The newest year as bars, the oldest, if another, as an outline."""
    found = _tracks(scope)
    ages = sorted({age for _, age in found})
    periods = sorted({x.period for track in found.values() for x in track.seen})
    if not periods or {sex for sex, _ in found} != {"men", "women"}:
        return None
    first, last = periods[0], periods[-1]
    one = next(iter(found.values()))
    spec = Pyramid(
        title=_title(scope, found, first, last),
        description=_told(scope, found, ages, last),
        source_line=source_line(scope, tuple(found.values())),
        lang=scope.lang,
        unit=unit(scope, one.series.unit),
        ages=tuple(_age(x, last=x == ages[-1]) for x in ages),
        filled=_population(scope, found, ages, last),
        outline=_population(scope, found, ages, first) if first != last else None,
    )
    # Some forty series by age and sex would drown the list of sources: one stands for them.
    return Chart(id="chart-pyramid", spec=spec, sources=one.refs)


def _tracks(scope: Scope) -> Tracks:
    found: dict[tuple[str, int], Track] = {}
    for series in scope.strategy.place.series:
        match = _CODE.fullmatch(series.code)
        near = own(tracks(scope.strategy, series.code)) if match else None
        if match and near:
            found[match[1], int(match[2])] = near
    areas = [x.area.code for x in found.values()]
    return {key: x for key, x in found.items() if x.area.code == areas[0]}


def _age(lowest: int, *, last: bool) -> str:
    return f"{lowest}+" if last else f"{lowest}\u2013{lowest + 4}"


def _value(found: Tracks, sex: str, age: int, period: str) -> Decimal | None:
    track = found.get((sex, age))
    seen = track.at(period) if track else None
    return seen.value if seen else None


def _population(scope: Scope, found: Tracks, ages: list[int], period: str) -> Population:
    return Population(
        name=years(scope, period, period),
        men=tuple(_value(found, "men", x, period) for x in ages),
        women=tuple(_value(found, "women", x, period) for x in ages),
    )


def _count(found: Tracks, period: str, lowest: int = 0, below: int = 200) -> Decimal:
    values = (_value(found, sex, age, period) for sex, age in found if lowest <= age < below)
    return sum((x for x in values if x is not None), Decimal(0))


def _title(scope: Scope, found: Tracks, first: str, last: str) -> str:
    words, area = scope.wording(KEY), next(iter(found.values())).area
    name = scope.title(area, "name")
    if first == last:
        return words.text(
            "ages",
            area=name,
            year=years(scope, last, last),
            old=scope.l.number(_count(found, last, OLD)),
            young=scope.l.number(_count(found, last, 0, CHILD)),
        )
    a, b = (_count(found, x, OLD) / _count(found, x) * 100 for x in (first, last))
    key = "old_up" if b > a else "old_down"
    return words.text(
        key,
        area=name,
        years=years(scope, first, last),
        d=scope.l.points(abs(round(b, 1) - round(a, 1))),
        a=scope.l.number(a, decimals=1),
        b=scope.l.percent(b, decimals=1),
    )


def _told(scope: Scope, found: Tracks, ages: list[int], last: str) -> str:
    men = sum((_value(found, "men", x, last) or Decimal(0) for x in ages), Decimal(0))
    women = sum((_value(found, "women", x, last) or Decimal(0) for x in ages), Decimal(0))
    return scope.wording(KEY).text(
        "pyramid_told",
        area=scope.title(next(iter(found.values())).area, "name"),
        year=years(scope, last, last),
        men=scope.l.number(men),
        women=scope.l.number(women),
    )
