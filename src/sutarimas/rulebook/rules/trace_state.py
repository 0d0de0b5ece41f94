"""Links still rest on what they were confirmed on, bindings lead somewhere, text has an owner."""

from collections.abc import Iterator

from sutarimas.domain.binding import Verb, bindings, malformed
from sutarimas.domain.datum import datum
from sutarimas.domain.prose import Origin, Section
from sutarimas.domain.refs import BadRef, Kind, Ref
from sutarimas.domain.strategy import Strategy
from sutarimas.domain.trace import LinkState
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule

_TOLD_APART = frozenset({Kind.EVIDENCE, Kind.NEED, Kind.VOICE, Kind.OBSERVATION, Kind.TALLY})


@rule(
    "VPS-TRC-003",
    Severity.WARNING,
    cite("practice", "copied text with another town's name", Status.SEEN),
)
def text_confirmed(case: Case) -> Iterator[Hit]:
    """Text of a consultant or a machine was confirmed by a named person after it was written."""
    for section in case.strategy.prose:
        if section.origin is Origin.STAFF:
            continue
        if not section.confirmed_by.strip():
            yield hit(Kind.SECTION, section.code, f"by_{section.origin}", title=section.title)
        elif _too_early(section):
            yield hit(
                Kind.SECTION,
                section.code,
                "too_early",
                title=section.title,
                by=section.confirmed_by,
            )


def _too_early(section: Section) -> bool:
    written, confirmed = section.written_on, section.confirmed_on
    return confirmed is None or (written is not None and confirmed < written)


@rule(
    "VPS-TRC-004",
    Severity.WARNING,
    cite("practice", "a link is looked at again when its basis changes", Status.INFERRED),
)
def link_still_holds(case: Case) -> Iterator[Hit]:
    """No link rests on something that changed after a person confirmed it."""
    for edge, state in case.trace.links():
        if state is LinkState.SUSPECT:
            kind = edge.target.kind
            yield hit(
                edge.source.kind,
                edge.source.code,
                f"changed_{kind}" if kind in _TOLD_APART else "problem",
                target=edge.target.code,
            )


@rule(
    "VPS-TRC-005",
    Severity.ERROR,
    cite("practice", "numbers of the text are bound to data", Status.INFERRED),
)
def binding_leads_somewhere(case: Case) -> Iterator[Hit]:
    """Every double bracket of the text is well formed and names something that exists."""
    for section in case.strategy.prose:
        for text in malformed(section.body):
            yield hit(Kind.SECTION, section.code, "malformed", text=text)
        for one in bindings(section.body):
            if one.verb is Verb.FACT and datum(case.strategy, one.address) is None:
                yield hit(Kind.SECTION, section.code, "no_datum", address=one.address)
            elif one.verb is Verb.SEE and not _known(case.strategy, one.address):
                yield hit(Kind.SECTION, section.code, "no_record", address=one.address)
            elif one.verb is Verb.PICTURE and not case.strategy.find(Kind.PICTURE, one.address):
                yield hit(Kind.SECTION, section.code, "no_picture", address=one.address)


def _known(strategy: Strategy, address: str) -> bool:
    try:
        return Ref.parse(address) in strategy.records
    except BadRef:
        return False
