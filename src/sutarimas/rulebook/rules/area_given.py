"""The territory is given in full, lies within the limits, and its parts add up."""

from collections.abc import Iterator

from sutarimas.domain.place import Territory, TerritoryKind
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-ARE-001",
    Severity.ERROR,
    cite("cpr-2021", "Art. 32(1)(a)"),
    cite("eu-1303-2013", "Art. 33(1)(a)", Status.SEEN),
    also=("B2",),
)
def area_given(case: Case) -> Iterator[Hit]:
    """Population, its day and source, size and boundary are recorded, for each part too."""
    territory = case.strategy.place.territory
    for key in _missing(territory):
        yield hit(Kind.STRATEGY, "place", key, name=territory.name)
    for unit in territory.units:
        if not unit.source.strip():
            yield hit(Kind.UNIT, unit.code, "no_unit_source", name=unit.name)


def _missing(territory: Territory) -> Iterator[str]:
    if not territory.population:
        yield "no_population"
    else:
        if territory.counted_on is None:
            yield "no_day"
        if not territory.population_source.strip():
            yield "no_source"
    if not territory.area_ha:
        yield "no_size"
    if not territory.boundary.strip() and not territory.units:
        yield "no_boundary"


@rule(
    "VPS-ARE-002",
    Severity.ERROR,
    cite("vrm-site", "which territories an urban strategy may cover", Status.SEEN),
    cite("lt-1v-672", "requirements for the territory"),
    also=("B1",),
    parameters=("territory_min_population",),
)
def area_within_limits(case: Case) -> Iterator[Hit]:
    """A municipal centre really is one; another town has more people than the limit."""
    territory = case.strategy.place.territory
    if territory.kind is TerritoryKind.CENTRE:
        entry = case.pack.lists.get("municipalities", {}).get(territory.municipality, {})
        centre = entry.get("centre", territory.name)
        if centre != territory.name:
            yield hit(Kind.STRATEGY, "place", "no_centre", name=territory.name, centre=centre)
    elif territory.kind is TerritoryKind.TOWN and territory.population is not None:
        limit = case.whole("territory_min_population")
        if territory.population <= limit:
            yield hit(
                Kind.STRATEGY,
                "place",
                "too_few",
                name=territory.name,
                population=territory.population,
                limit=limit,
            )


@rule(
    "VPS-ARE-003",
    Severity.ERROR,
    cite("practice", "populations of parts add up to the whole", Status.INFERRED),
    also=("B5",),
)
def parts_add_up(case: Case) -> Iterator[Hit]:
    """Populations of the parts sum to the stated total, counted on one day."""
    territory = case.strategy.place.territory
    if not territory.units or territory.population is None:
        return
    parts = sum(x.population for x in territory.units)
    if parts != territory.population:
        yield hit(
            Kind.STRATEGY,
            "place",
            parts=parts,
            total=territory.population,
            difference=abs(parts - territory.population),
        )
    for unit in territory.units:
        if territory.counted_on is not None and unit.counted_on != territory.counted_on:
            yield hit(
                Kind.UNIT,
                unit.code,
                "other_day:warning",
                name=unit.name,
                day=unit.counted_on,
                whole=territory.counted_on,
            )
