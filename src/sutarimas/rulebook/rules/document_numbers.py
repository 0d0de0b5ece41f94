"""Numbers in staff prose: bound to a datum, equal to it, and signed where they are not."""

from collections.abc import Iterator
from decimal import Decimal

from sutarimas.domain.binding import Binding, Verb, bindings, loose_figures
from sutarimas.domain.datum import Value, datum
from sutarimas.domain.money import Euro
from sutarimas.domain.prose import Section
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.figures import agrees, read
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule

_NAMED = 5  # loose figures quoted in one finding


@rule(
    "VPS-DOC-006",
    Severity.WARNING,
    cite("enrd", "LEADER toolkit: strategy and objectives", Status.SEEN),
    cite("practice", "figures in published strategies"),
)
def number_is_bound(case: Case) -> Iterator[Hit]:
    """Every figure of staff prose is tied to a datum; years, dates and codes are no figures."""
    for section in case.strategy.prose:
        loose = tuple(dict.fromkeys(loose_figures(section.body)))
        if loose:
            named = "; ".join(loose[:_NAMED])
            yield hit(Kind.SECTION, section.code, figures=named, count=len(loose))


@rule(
    "VPS-DOC-007",
    Severity.ERROR,
    cite("practice", "figures that drift from their tables"),
)
def bound_number_is_its_datum(case: Case) -> Iterator[Hit]:
    """A bound number shows its datum, rounded no further than its own decimals.

    A binding that leads nowhere is the matter of another rule. Words that hold no number, or
    more than one, cannot be compared and are only pointed out.
    """
    for section in case.strategy.prose:
        for bound in bindings(section.body):
            if bound.verb is Verb.FACT and bound.shown:
                yield from _compared(case, section, bound)


def _compared(case: Case, section: Section, bound: Binding) -> Iterator[Hit]:
    found = datum(case.strategy, bound.address)
    if found is None:
        return
    before = section.body[: bound.start]
    shown = read(bound.shown, lang=section.lang, before=before)
    slots = {"shown": bound.shown, "address": bound.address, "value": found.value}
    if shown is None:
        yield hit(Kind.SECTION, section.code, "unreadable:warning", **slots)
    elif not agrees(shown, _decimal(found.value)):
        yield hit(Kind.SECTION, section.code, **slots)


def _decimal(value: Value) -> Decimal:
    return Decimal(value.plain) if isinstance(value, Euro) else Decimal(value)


@rule("VPS-DOC-014", Severity.WARNING, cite("practice", "who wrote what, and when"))
def figures_have_an_author(case: Case) -> Iterator[Hit]:
    """Prose with figures that are tied to nothing names its author and its day."""
    for section in case.strategy.prose:
        author, day = bool(section.author.strip()), section.written_on is not None
        if (author and day) or not loose_figures(section.body):
            continue
        if not author and not day:
            yield hit(Kind.SECTION, section.code, "no_author_no_day", title=section.title)
        elif not author:
            yield hit(Kind.SECTION, section.code, "no_author", title=section.title)
        else:
            yield hit(Kind.SECTION, section.code, "no_day", title=section.title)
