"""One period, one title and one name of the town in every paper."""

from collections.abc import Iterator
from datetime import date

from sutarimas.domain.refs import Kind, Ref
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.period_labels import labels
from sutarimas.rulebook.rule import cite, rule
from sutarimas.rulebook.texts import IDENTITY, Text, asked, papers, plan, prose
from sutarimas.rulebook.town_names import misspelt


@rule(
    "VPS-DOC-002",
    Severity.ERROR,
    cite("cpr-2021", "Art. 63(2)"),
    also=("J5",),
    parameters=("eligible_until",),
)
def period_ends_in_time(case: Case) -> Iterator[Hit]:
    """The strategy and its actions end by the last day on which costs are eligible."""
    last = case.day("eligible_until")
    identity = case.strategy.identity
    if date(identity.last_year, 12, 31) > last:
        yield hit(Kind.STRATEGY, "identity", "strategy", year=str(identity.last_year), last=last)
    for action in case.strategy.goals.actions:
        if action.last_year is not None and date(action.last_year, 12, 31) > last:
            yield hit(Kind.ACTION, action.code, "action", year=str(action.last_year), last=last)


@rule(
    "VPS-DOC-003",
    Severity.WARNING,
    cite("practice", "six period labels in the papers of single groups", Status.SEEN),
    also=("E13",),
)
def spelled_the_same_everywhere(case: Case) -> Iterator[Hit]:
    """The period and the town are written alike in titles, prose, decisions and contracts.

    A period wholly before the strategy's belongs to an earlier strategy. A dash, a hyphen
    and an abbreviation make no difference.
    """
    yield from _periods(case)
    territory = case.strategy.place.territory
    texts = (papers, prose, plan, asked)
    found: dict[tuple[Ref, str], None] = {}
    for text in (x for source in texts for x in source(case.strategy)):
        for word in misspelt(text.text, territory.name, territory.name_gen):
            found.setdefault((text.ref, word))
    for ref, word in found:
        yield hit(ref.kind, ref.code, "town", word=word, name=territory.name)


def _periods(case: Case) -> Iterator[Hit]:
    identity = case.strategy.identity
    own = (identity.first_year, identity.last_year)
    seen: dict[tuple[Ref, str], None] = {}
    for text in _labelled(case):
        whole = text.name == "period_label"
        for period in labels(text.text, whole=whole):
            if (period.first, period.last) != own and period.last >= identity.first_year:
                seen.setdefault((text.ref, period.text))
    right = f"{identity.first_year}\u2013{identity.last_year}"
    for ref, label in seen:
        yield hit(ref.kind, ref.code, "period", label=label, right=right)


def _labelled(case: Case) -> Iterator[Text]:
    """Every text in which the strategy may be called by its period."""
    yield Text(ref=IDENTITY, name="period_label", text=case.strategy.identity.period_label)
    for decision in case.strategy.decisions:
        ref = Ref(Kind.DECISION, decision.code)
        yield Text(ref=ref, name="period_label", text=decision.period_label)
    for source in (papers, prose, asked):
        yield from source(case.strategy)
