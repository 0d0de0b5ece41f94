"""Area and population: the territory, its parts, and how its population changed.

Required by Regulation (EU) 2021/1060, Article 32(1)(a).
"""

from collections.abc import Iterator

from sutarimas.document.blocks import Align, Block, Chapter, Column, Row, Run
from sutarimas.document.chapters.need_entry import plain
from sutarimas.document.chapters.territory_figures import population_told, series_told
from sutarimas.document.figures import chart
from sutarimas.document.scope import Scope, cell, heading, paragraph, polished, table
from sutarimas.document.staff import staff
from sutarimas.domain.place import Level
from sutarimas.domain.refs import Kind, Ref

KEY = "territory"
PLACE = Ref(Kind.STRATEGY, "place")


def build(scope: Scope) -> Chapter:
    """The chapter: where it is, staff prose, population, then every indicator."""
    words = scope.wording(KEY)
    blocks: list[Block] = [heading(KEY, 1, words.text("title"))]
    blocks += _facts(scope)
    blocks += _units(scope)
    blocks += staff(scope, KEY, lambda name: chart(scope, name))
    blocks += population_told(scope)
    blocks += series_told(scope)
    return Chapter(key=KEY, blocks=tuple(blocks))


def _facts(scope: Scope) -> Iterator[Block]:
    words, territory = scope.wording(KEY), scope.strategy.place.territory
    yield paragraph(
        f"{KEY}-where",
        words.say(
            f"where_{territory.kind}",
            name=territory.name,
            name_gen=territory.name_gen,
            municipality=_area(scope, territory.municipality_area)
            or polished(territory.municipality, "lt"),
            county_gen=territory.county_gen,
            county=_county(scope) or territory.county_gen,
        ),
        PLACE,
    )
    yield from _size(scope)


def _size(scope: Scope) -> Iterator[Block]:
    words, territory = scope.wording(KEY), scope.strategy.place.territory
    if territory.population is not None and territory.counted_on is not None:
        yield paragraph(
            f"{KEY}-population",
            words.say(
                "population",
                day=scope.l.date_long(territory.counted_on),
                population=Run(text=scope.l.number(territory.population), source=PLACE),
                source=plain(scope, territory.population_source),
            ),
            PLACE,
        )
    if territory.boundary:
        yield paragraph(f"{KEY}-boundary", (plain(scope, territory.boundary),), PLACE)
    if territory.area_ha is not None:
        area = Run(text=scope.l.number(territory.area_ha), source=PLACE)
        yield paragraph(f"{KEY}-area", words.say("area", area=area), PLACE)


def _area(scope: Scope, code: str) -> str:
    """An area's name in another language than Lithuanian, where it has one."""
    area = scope.strategy.find(Kind.AREA, code)
    return str(getattr(area, f"name_{scope.lang}", ""))


def _county(scope: Scope) -> str:
    counties = (x for x in scope.strategy.place.areas if x.level is Level.COUNTY)
    return next((_area(scope, x.code) for x in counties), "")


def _units(scope: Scope) -> Iterator[Block]:
    words, territory = scope.wording(KEY), scope.strategy.place.territory
    if not territory.units:
        return
    yield table(
        f"{KEY}-units",
        words.text("units_caption"),
        (
            Column(title=words.text("unit_name"), width=3),
            Column(title=words.text("unit_code")),
            Column(title=words.text("unit_population"), align=Align.END),
            Column(title=words.text("unit_source"), width=3),
        ),
        (
            Row(
                cells=(
                    cell(unit.name),
                    cell(unit.code),
                    cell(scope.l.number(unit.population)),
                    cell(f"{unit.source}, {scope.l.date_iso(unit.counted_on)}"),
                ),
                sources=(Ref(Kind.UNIT, unit.code),),
            )
            for unit in territory.units
        ),
    )
