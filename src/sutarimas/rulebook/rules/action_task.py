"""Whose work an action is: not what the law already asks of the municipality, nor one's own."""

import re
from collections.abc import Iterator

from sutarimas.domain.goal import Selection
from sutarimas.domain.refs import Kind
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule

#: A name in quotation marks: „VšĮ „Ežero namai““ is one organisation, „VšĮ“ is a kind.
_NAMED = re.compile(r"[„“\"]\s*\w")


@rule(
    "VPS-ACT-006",
    Severity.WARNING,
    cite("eca", "SR 10/2022: statutory tasks", Status.SEEN),
    cite("lt-i-533", "Art. 6"),
    parameters=("statutory_task_words",),
)
def statutory_task_is_justified(case: Case) -> Iterator[Hit]:
    """A task that the law gives to the municipality is not paid for without a reason."""
    words = case.texts("statutory_task_words")
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)
    for action in case.strategy.goals.actions:
        if action.statutory_reason.strip():
            continue
        found = pattern.search(action.title)
        if action.statutory_task:
            yield hit(Kind.ACTION, action.code, "no_reason", title=action.title)
        elif found:
            # Judged by a word of the title alone, so this much is advice.
            yield hit(Kind.ACTION, action.code, "looks_like:info", title=action.title)


@rule(
    "VPS-ACT-009",
    Severity.WARNING,
    cite("eca", "SR 5/2010", Status.SEEN),
    cite("stt", "selection rules of local action groups", Status.SEEN),
)
def applicants_are_more_than_one(case: Case) -> Iterator[Hit]:
    """Who may apply does not come down to one organisation without a reason."""
    for action in case.strategy.goals.actions:
        applicants = tuple(x.strip() for x in action.applicants if x.strip())
        if action.single_applicant_reason.strip() or not applicants:
            continue
        if len(applicants) == 1 and _is_one(case.strategy, applicants[0]):
            yield hit(Kind.ACTION, action.code, "one_named", applicant=applicants[0])
        elif action.selection is Selection.DIRECT:
            yield hit(Kind.ACTION, action.code, "chosen_beforehand", title=action.title)


def _is_one(strategy: Strategy, applicant: str) -> bool:
    """Whether an entry names one organisation and not a kind of organisations."""
    names = {strategy.identity.lag.casefold()}
    for organisation in strategy.people.organisations:
        names.update((organisation.code.casefold(), organisation.name.casefold()))
    return applicant.casefold() in names or _NAMED.search(applicant) is not None
