"""What an indicator card must hold so that two people would measure the same."""

from collections.abc import Iterator
from decimal import Decimal

from sutarimas.domain.indicator import Indicator, IndicatorKind
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-IND-002",
    Severity.ERROR,
    cite("sfc", "indicator definition sheet", Status.SEEN),
    cite("lt-1k-237", "monitoring indicator cards"),
)
def indicator_card_is_complete(case: Case) -> Iterator[Hit]:
    """Unit, definition, method, source, frequency and owner are all given."""
    for indicator in case.strategy.indicators:
        parts = (
            ("no_unit", indicator.unit),
            ("no_definition", indicator.definition),
            ("no_method", indicator.method),
            ("no_source", indicator.source),
            ("no_frequency", indicator.frequency),
            ("no_owner", indicator.owner),
        )
        for key, text in parts:
            if not text.strip():
                yield hit(Kind.INDICATOR, indicator.code, key, title=indicator.title)


@rule(
    "VPS-IND-003",
    Severity.ERROR,
    cite("iati", "rulesets 8.8.2, 8.9.2", Status.SEEN),
    cite("cpr-2021", "Art. 32(1)(d)"),
    also=("E7",),
    parameters=("whole_units", "share_units"),
)
def indicator_value_fits_its_unit(case: Case) -> Iterator[Hit]:
    """There is a target, and every value is one that its unit can have.

    That values are numbers at all is for the reader of files to see.
    """
    whole, shares = case.texts("whole_units"), case.texts("share_units")
    for indicator in case.strategy.indicators:
        if indicator.target is None and indicator.kind is not IndicatorKind.IMPACT:
            yield hit(Kind.INDICATOR, indicator.code, "no_target", title=indicator.title)
        for value in _values(indicator):
            key = _misfit(value, indicator.unit, whole=whole, shares=shares)
            if key:
                yield hit(Kind.INDICATOR, indicator.code, key, value=value, unit=indicator.unit)


def _misfit(value: Decimal, unit: str, *, whole: tuple[str, ...], shares: tuple[str, ...]) -> str:
    """Message key of what is wrong with a value in its unit, or nothing."""
    unit = unit.strip().rstrip(".").casefold()
    if unit in whole:
        if value != value.to_integral_value():
            return "fraction"
        return "negative" if value < 0 else ""
    return "no_share" if unit in shares and not 0 <= value <= 100 else ""


def _values(indicator: Indicator) -> tuple[Decimal, ...]:
    """Every value of a card, each once: baseline, target, milestones, contributions."""
    values = (
        indicator.baseline,
        indicator.target,
        *(x.value for x in indicator.milestones),
        *(x.target for x in indicator.contributions),
    )
    return tuple(dict.fromkeys(x for x in values if x is not None))


@rule(
    "VPS-IND-010",
    Severity.WARNING,
    cite("practice", "32 indicators, 26 of them without data", Status.SEEN),
)
def indicator_will_be_fed(case: Case) -> Iterator[Hit]:
    """A dataset or an instrument is named that will bring the values."""
    for indicator in case.strategy.indicators:
        if not indicator.fed_by.strip():
            yield hit(Kind.INDICATOR, indicator.code, title=indicator.title)
