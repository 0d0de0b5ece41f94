"""Which text was decided on, and whether it is still the text."""

from collections.abc import Iterator

from sutarimas.domain.decision import DecisionKind
from sutarimas.domain.prose import Edition, Stage
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.partnership import adoptions
from sutarimas.rulebook.rule import cite, rule

_DECIDED = frozenset({Stage.ADOPTED, Stage.SUBMITTED, Stage.AMENDED})
_SHOWN = 12  # hex digits: enough for a person to tell two texts apart


@rule(
    "VPS-DEC-003",
    Severity.ERROR,
    cite("vrm-site", "approved by the general meeting or the collegial body", Status.SEEN),
    cite("practice", "the exact text, known by its hash", Status.INFERRED),
    also=("G2",),
)
def decision_names_its_text(case: Case) -> Iterator[Hit]:
    """An adoption names the edition and its hash, and the two belong together."""
    for decision in case.strategy.decisions:
        edition: Edition | None = case.strategy.find(Kind.EDITION, decision.edition)
        if decision.kind is DecisionKind.ADOPTION and not decision.edition:
            yield hit(Kind.DECISION, decision.code, "no_edition")
        if decision.kind is DecisionKind.ADOPTION and not decision.hash:
            yield hit(Kind.DECISION, decision.code, "no_hash")
        if edition is not None and decision.hash and decision.hash != edition.hash:
            yield hit(Kind.DECISION, decision.code, "other_hash", edition=edition.code)


@rule(
    "VPS-DEC-005",
    Severity.ERROR,
    cite("practice", "texts approved again after every change in 2023–2024", Status.SEEN),
    also=("G3",),
)
def text_is_the_adopted_one(case: Case) -> Iterator[Hit]:
    """The text is the one adopted last, and what was submitted had been adopted."""
    made = [x for _, x in adoptions(case.strategy) if x.hash]
    if not made:
        return
    newest = made[-1]
    if newest.hash != case.strategy.content_hash:
        now = case.strategy.content_hash[:_SHOWN]
        yield hit(Kind.DECISION, newest.code, "changed", adopted=newest.hash[:_SHOWN], now=now)
    adopted = {x.hash for x in made}
    for edition in case.strategy.editions:
        if edition.stage in _DECIDED and edition.hash not in adopted:
            yield hit(Kind.EDITION, edition.code, "not_adopted")
