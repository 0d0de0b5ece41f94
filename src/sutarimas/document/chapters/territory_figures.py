"""What the figures say about the territory: how its population changed, and every series."""

from collections.abc import Iterator

from sutarimas.document.blocks import Align, Block, Column, ListBlock, Row, Run, Table
from sutarimas.document.chapters.need_entry import fact_item
from sutarimas.document.figures import own_chart
from sutarimas.document.figures.findings import bound, change, meanwhile, unit
from sutarimas.document.figures.levels import common_period
from sutarimas.document.figures.tracks import (
    PYRAMID,
    Track,
    own,
    population_code,
    refs,
    tracks,
    wider,
)
from sutarimas.document.scope import Scope, cell, heading, paragraph, table
from sutarimas.domain.place import Level, Series
from sutarimas.domain.refs import Kind, Ref

KEY = "territory"
_PLACES = (Level.TOWN, Level.MUNICIPALITY, Level.COUNTY, Level.COUNTRY)


def population_told(scope: Scope) -> Iterator[Block]:
    """How the number of residents changed, beside the county and the country, and by age."""
    words = scope.wording(KEY)
    told = tuple(_trend(scope, population_code(scope.strategy)))
    facts = _facts(scope)
    drawn = [x for name in ("population", "pyramid") if (x := own_chart(scope, name))]
    if not told and not drawn and not facts:
        return
    yield heading(f"{KEY}-people", 2, words.text("people"))
    yield from told
    yield from facts
    yield from drawn


def _facts(scope: Scope) -> tuple[Block, ...]:
    """Pinned facts on the number of residents, a rank among municipalities where one is known."""
    code = population_code(scope.strategy)
    pinned = tuple(x for x in scope.strategy.evidence if code and x.series == code)
    if not pinned:
        return ()
    items = tuple(fact_item(scope, x.code) for x in pinned)
    sources = tuple(Ref(Kind.EVIDENCE, x.code) for x in pinned)
    about = paragraph(f"{KEY}-facts", scope.wording(KEY).say("facts"), *sources)
    return (about, ListBlock(id=f"{KEY}-facts-list", items=items, sources=sources))


def _trend(scope: Scope, code: str) -> Iterator[Block]:
    found = tracks(scope.strategy, code)
    near = tuple(x for x in found if x.area.level in (Level.TOWN, Level.MUNICIPALITY))
    for track in near:
        said = change(scope, track)
        beside = meanwhile(scope, track, wider(found)) if track is near[-1] else ()
        ending = (Run(text=" "), *beside) if beside else ()
        yield paragraph(f"{KEY}-trend-{track.area.code}", (*said, *ending))
    for one in near[0].series.breaks if near else ():
        reason = scope.title(one, "reason")
        yield paragraph(f"{KEY}-break-{one.at}", (Run(text=reason),), *refs(near[0].seen[-1:]))


def series_told(scope: Scope) -> Iterator[Block]:
    """Tables of the newest values of all series, one per theme."""
    listed = [x for x in scope.strategy.place.series if x.theme != PYRAMID]
    themes = dict.fromkeys(x.theme for x in listed)
    made = [x for theme in themes if (x := _theme(scope, theme, listed))]
    if made:
        yield heading(f"{KEY}-series", 2, scope.wording(KEY).text("series"))
        yield from made


def _theme(scope: Scope, theme: str, listed: list[Series]) -> Table | None:
    words = scope.wording(KEY)
    rows = tuple(
        row
        for series in listed
        if series.theme == theme
        for row in _rows(scope, tracks(scope.strategy, series.code))
    )
    if not rows:
        return None
    number = list(dict.fromkeys(x.theme for x in listed)).index(theme) + 1
    caption = words.text("series_caption", theme=theme) if theme else words.text("series")
    return table(
        f"{KEY}-series-{number}",
        caption,
        (
            Column(title=words.text("indicator"), width=4),
            *(Column(title=words.text(f"level_{x}"), align=Align.END, width=2) for x in _PLACES),
            Column(title=words.text("year"), width=2),
        ),
        rows,
        note=words.text("series_note"),
    )


def _rows(scope: Scope, found: tuple[Track, ...]) -> Iterator[Row]:
    """The newest period that all areas have, and the newest of the nearest area if later."""
    near = own(found)
    if near is None:
        return
    period = common_period(found) or near.last.period
    yield _row(scope, found, near.series, period)
    if near.last.period > period:
        yield _row(scope, (near,), near.series, near.last.period)


def _row(scope: Scope, found: tuple[Track, ...], series: Series, period: str) -> Row:
    seen = {x.area.level: one for x in found if (one := x.at(period))}
    name = ", ".join(x for x in (scope.title(series), unit(scope, series.unit)) if x)
    return Row(
        cells=(
            cell(name),
            *(cell(bound(scope, seen[x])) if x in seen else () for x in _PLACES),
            cell(period),
        ),
        sources=refs(seen.values()),
    )
