"""Whom the preparation reached: the sectors, the target groups, and those without a computer."""

from collections.abc import Iterator

from sutarimas.domain.people import Sector
from sutarimas.domain.refs import Kind
from sutarimas.rulebook import involvement
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-PAR-001",
    Severity.ERROR,
    cite("cpr-2021", "Art. 31(2)(b), 32(1)(b)"),
    cite("enrd", "LEADER toolkit: participatory strategy", Status.SEEN),
    cite("preparation-contract", "meetings with NGOs, business and authorities", Status.SEEN),
    also=("D2",),
)
def every_sector_took_part(case: Case) -> Iterator[Hit]:
    """Authorities, business, civil society and residents each took part at least once."""
    found = involvement.sectors(case.strategy, case.on)
    for sector in Sector:
        if sector not in found:
            yield hit(Kind.STRATEGY, "involvement", f"no_{sector}")


@rule(
    "VPS-PAR-002",
    Severity.WARNING,
    cite("eu-240-2014", "groups that find it hard to take part", Status.SEEN),
    cite("practice", "target groups named in the drafts of 2023", Status.SEEN),
    also=("D10",),
)
def every_group_was_reached(case: Case) -> Iterator[Hit]:
    """People of every target group were met, asked or heard themselves."""
    for group in case.strategy.needs.groups:
        if not involvement.reached(case.strategy, group.code, case.on):
            yield hit(Kind.GROUP, group.code, title=group.title)


@rule(
    "VPS-PAR-009",
    Severity.WARNING,
    cite("eu-240-2014", "groups that find it hard to take part", Status.SEEN),
    cite("practice", "specific objective 4.7 serves people with few means", Status.INFERRED),
    also=("D10",),
)
def every_group_had_an_offline_way(case: Case) -> Iterator[Hit]:
    """A target group that was reached could take part without a computer, or with help."""
    for group in case.strategy.needs.groups:
        contacted = involvement.reached(case.strategy, group.code, case.on)
        if contacted and not involvement.reached_offline(case.strategy, group.code, case.on):
            yield hit(Kind.GROUP, group.code, title=group.title)
