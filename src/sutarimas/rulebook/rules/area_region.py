"""The region of the municipality, the region of the strategy and the activity code agree."""

from collections.abc import Iterator, Mapping

from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-ARE-005",
    Severity.ERROR,
    cite("calls", "activity codes of measure 01-004-08-04-01 by region", Status.SEEN),
    also=("B3",),
)
def region_agrees(case: Case) -> Iterator[Hit]:
    """The municipality lies in the stated region, and the activity code is of that region."""
    territory = case.strategy.place.territory
    known: Mapping[str, Mapping[str, str]] = case.pack.lists.get("municipalities", {})
    entry = known.get(territory.municipality)
    if entry is not None and entry["region"] != territory.region:
        yield hit(
            Kind.STRATEGY,
            "place",
            f"lies_in_{entry['region']}",
            municipality=territory.municipality,
        )
    elif entry is None and known and not case.strategy.identity.invented:
        yield hit(
            Kind.STRATEGY, "place", "no_such_municipality", municipality=territory.municipality
        )
    yield from _activity(case, territory.activity_code)


def _activity(case: Case, code: str) -> Iterator[Hit]:
    if not code:
        return
    codes = case.pack.lists.get("activity_codes", {}).values()
    regions = [region for listed in codes for region, x in listed.items() if x == code]
    if not regions:
        yield hit(Kind.STRATEGY, "place", "unknown_activity", activity=code)
    elif case.strategy.place.territory.region not in regions:
        yield hit(Kind.STRATEGY, "place", f"activity_of_{regions[0]}", activity=code)
