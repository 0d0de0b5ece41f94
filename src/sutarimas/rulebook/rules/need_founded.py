"""A need rests on figures and on people, names whom it touches, and fits the town's size."""

from collections.abc import Iterator

from sutarimas.domain.need import Group, Need
from sutarimas.domain.refs import Kind
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.facts import HEARD, evidence_of
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-NED-001",
    Severity.ERROR,
    cite("cpr-2021", "Art. 32(1)(b), Art. 32(1)(c)"),
    cite("eu-1303-2013", "Art. 33(1)(b), Art. 33(1)(d)", Status.SEEN),
    also=("C4",),
)
def need_on_evidence_and_voice(case: Case) -> Iterator[Hit]:
    """Every need cites evidence, and something that people said or answered."""
    for need in case.strategy.needs.items:
        facts = evidence_of(case.strategy, need.evidence)
        if not facts:
            yield hit(Kind.NEED, need.code, "no_evidence", title=need.title)
        if not any(x.kind in HEARD for x in facts) and not _voiced(case.strategy, need):
            yield hit(Kind.NEED, need.code, "no_voice", title=need.title)


def _voiced(strategy: Strategy, need: Need) -> bool:
    return any(strategy.find(Kind.VOICE, x.to) for x in need.voices)


@rule(
    "VPS-NED-002",
    Severity.ERROR,
    cite("eu-240-2014", "chapter III", Status.SEEN),
)
def need_names_its_group(case: Case) -> Iterator[Hit]:
    """Every need names a target group, and how many people it touches or why that is unknown."""
    for need in case.strategy.needs.items:
        groups = _groups(case.strategy, need)
        if not groups:
            yield hit(Kind.NEED, need.code, "no_group", title=need.title)
        elif not _size_known(need, groups):
            yield hit(Kind.NEED, need.code, "no_size:warning", title=need.title)


def _size_known(need: Need, groups: tuple[Group, ...]) -> bool:
    """Whether the number of people is recorded, or why it is not known."""
    own = need.size is not None or bool(need.size_unknown.strip())
    return own or any(x.size is not None for x in groups)


def _groups(strategy: Strategy, need: Need) -> tuple[Group, ...]:
    found = (strategy.group(code) for code in dict.fromkeys(need.groups))
    return tuple(x for x in found if x is not None)


@rule(
    "VPS-NED-005",
    Severity.WARNING,
    cite("eca", "local action groups dominated by few", Status.SEEN),
)
def need_of_more_than_one_organisation(case: Case) -> Iterator[Hit]:
    """A need is not voiced by one organisation alone."""
    strategy = case.strategy
    for need in strategy.needs.items:
        if any(x.kind in HEARD for x in evidence_of(strategy, need.evidence)):
            continue
        voices = [strategy.find(Kind.VOICE, x.to) for x in need.voices]
        speakers = {x.organisation for x in voices if x is not None}
        if len(speakers) == 1 and "" not in speakers:
            organisation = strategy.find(Kind.ORGANISATION, *speakers)
            name = organisation.name if organisation else next(iter(speakers))
            yield hit(Kind.NEED, need.code, title=need.title, organisation=name)


@rule(
    "VPS-NED-007",
    Severity.WARNING,
    cite("practice", "sizes of groups fit the population", Status.INFERRED),
)
def sizes_fit(case: Case) -> Iterator[Hit]:
    """No group is larger than the town, no need touches more people than its groups have."""
    population = case.strategy.place.territory.population
    for group in case.strategy.needs.groups:
        if _above(group.size, population):
            yield hit(
                Kind.GROUP,
                group.code,
                "group_above_town",
                title=group.title,
                size=group.size or 0,
                population=population or 0,
            )
    for need in case.strategy.needs.items:
        yield from _size(case.strategy, need, population)


def _size(strategy: Strategy, need: Need, population: int | None) -> Iterator[Hit]:
    sizes = [x.size for x in _groups(strategy, need)]
    known = [x for x in sizes if x is not None]
    if _above(need.size, population):
        yield hit(
            Kind.NEED,
            need.code,
            "need_above_town",
            size=need.size or 0,
            population=population or 0,
        )
    elif sizes and len(known) == len(sizes) and _above(need.size, sum(known)):
        yield hit(Kind.NEED, need.code, "need_above_groups", size=need.size or 0, groups=sum(known))


def _above(size: int | None, limit: int | None) -> bool:
    return size is not None and limit is not None and size > limit
