"""Bars of the newest value that every area has."""

from sutarimas.document.blocks import Chart
from sutarimas.document.charts import BarChart
from sutarimas.document.charts import Series as SeriesSpec
from sutarimas.document.figures.findings import KEY, source_line, unit, years
from sutarimas.document.figures.tracks import Track, is_share, refs, tracks
from sutarimas.document.scope import Scope
from sutarimas.domain.place import Level, Observation, Series

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
    return Chart(id=f"chart-bars-{code}", spec=_spec(scope, found, seen), sources=refs(seen))


def _spec(scope: Scope, found: tuple[Track, ...], seen: tuple[Observation, ...]) -> BarChart:
    words, series = scope.wording(KEY), found[0].series
    names = tuple(scope.title(x.area, "name") for x in found)
    near = [name for name, x in zip(names, found, strict=True) if x.area.level in NEAR]
    slots = {
        "indicator": scope.title(series),
        "year": years(scope, seen[0].period, seen[0].period),
    }
    listed = _listed(scope, series, names, seen)
    return BarChart(
        title=words.text("levels", values=listed, **slots),
        description=f"{words.text('levels_told', **slots)} {scope.l.stop(listed)}",
        source_line=source_line(scope, found),
        lang=scope.lang,
        unit=unit(scope, series.unit),
        category_head=words.text("area"),
        categories=names,
        series=(SeriesSpec(name=scope.title(series), values=tuple(x.value for x in seen)),),
        highlight=tuple(near[:1]),
    )


def _listed(
    scope: Scope, series: Series, names: tuple[str, ...], seen: tuple[Observation, ...]
) -> str:
    """Values by area; the share sign belongs to the value, other units stand above the bars."""
    words = scope.wording(KEY)
    show = scope.l.percent if is_share(series) else scope.l.number
    return "; ".join(
        words.text("area_value", area=name, value=show(one.value))
        for name, one in zip(names, seen, strict=True)
    )
