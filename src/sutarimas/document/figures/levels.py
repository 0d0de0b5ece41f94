"""Bars of the newest value that every area has."""

from sutarimas.document.blocks import Chart
from sutarimas.document.charts import BarChart, Series
from sutarimas.document.figures.findings import KEY, source_line, unit, years
from sutarimas.document.figures.tracks import Track, is_share, refs, tracks
from sutarimas.document.scope import Scope
from sutarimas.domain.place import Level

NEAR = (Level.TOWN, Level.MUNICIPALITY)


def common_period(found: tuple[Track, ...]) -> str:
    """The newest period that all areas share, or nothing."""
    shared = set.intersection(*({x.period for x in track.seen} for track in found)) if found else ()
    return max(shared, default="")


def levels(scope: Scope, code: str) -> Chart | None:
    """The chart; None when no period is shared by two areas."""
    found = tracks(scope.strategy, code)
    period = common_period(found)
    if len(found) < 2 or not period:
        return None
    seen = tuple(one for track in found if (one := track.at(period)) is not None)
    names = tuple(scope.title(x.area, "name") for x in found)
    words, series = scope.wording(KEY), found[0].series
    # The share sign belongs to the value; other units stand above the bars.
    show = scope.l.percent if is_share(series) else scope.l.number
    listed = "; ".join(
        words.text("area_value", area=name, value=show(one.value))
        for name, one in zip(names, seen, strict=True)
    )
    at = years(scope, period, period)
    title = words.text("levels", indicator=scope.title(series), year=at, values=listed)
    spec = BarChart(
        title=title,
        description=words.text("levels_told", indicator=scope.title(series), year=at)
        + " "
        + scope.l.stop(listed),
        source_line=source_line(scope, found),
        lang=scope.lang,
        unit=unit(scope, series.unit),
        category_head=words.text("area"),
        categories=names,
        series=(Series(name=scope.title(series), values=tuple(x.value for x in seen)),),
        highlight=tuple(name for name, x in zip(names, found, strict=True) if x.area.level in NEAR)[
            :1
        ],
    )
    return Chart(id=f"chart-bars-{code}", spec=spec, sources=refs(seen))
