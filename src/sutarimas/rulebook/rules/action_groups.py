"""For whom an action is: official target groups that have the needs it answers."""

from collections.abc import Iterator

from sutarimas.domain.goal import Action
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.logic import groups_of, needs_of
from sutarimas.rulebook.programme import target_groups
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-ACT-011",
    Severity.ERROR,
    cite("calls", "definitions of target groups", Status.SEEN),
    cite("lt-1v-536", "target groups of the measure"),
    also=("E6",),
)
def action_for_official_groups(case: Case) -> Iterator[Hit]:
    """An action has target groups, all official, all with a need its objective answers."""
    official = target_groups(case.pack)
    for action in case.strategy.goals.actions:
        groups = groups_of(case.strategy, action)
        if not groups:
            yield hit(Kind.ACTION, action.code, "no_group", title=action.title)
        for group in groups:
            if official and not group.official:
                yield hit(Kind.ACTION, action.code, "unofficial", group=group.title)
            elif official and group.official not in official:
                slots = {"group": group.title, "official": group.official}
                yield hit(Kind.ACTION, action.code, "unknown_official", **slots)
        yield from _without_need(case, action)


def _without_need(case: Case, action: Action) -> Iterator[Hit]:
    """A group may profit from somebody else's need, so this much is a warning."""
    objective = case.strategy.objective(action.objective)
    if objective is None:
        return
    needs = needs_of(case.strategy, objective)
    needing = {code for need in needs for code in need.groups}
    for group in groups_of(case.strategy, action) if needs else ():
        if group.code not in needing:
            yield hit(
                Kind.ACTION,
                action.code,
                "without_need:warning",
                group=group.title,
                objective=objective.code,
            )
