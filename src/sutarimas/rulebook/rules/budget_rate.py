"""Who pays which share: the European Union, the state, and those who apply."""

from collections.abc import Iterator
from decimal import Decimal

from sutarimas.domain.finance import EU, SUPPORT, FundSource
from sutarimas.domain.money import Euro, exceeds_rate, share_down
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.plan_money import OWN_PART, codes
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-BUD-002",
    Severity.ERROR,
    cite("preparation-contract", "9,989.15 = 8,490.77 + 1,498.38", Status.SEEN),
    cite("cpr-2021", "Art. 112"),
    parameters=("eu_rate",),
)
def eu_part_within_rate(case: Case) -> Iterator[Hit]:
    """No action plans an EU part above the rate of its EU and state money.

    When every action keeps to the rate the whole plan does, so the whole is not judged again.
    Where both funds pay for one action, the higher of their rates is allowed.
    """
    finance = case.strategy.finance
    for code in codes(finance):
        paying = [x for x in FundSource if x in EU and finance.total(action=code, sources=[x])]
        if not paying:
            continue
        rate = max(_rate(case, fund) for fund in paying)
        eligible = finance.total(action=code, sources=SUPPORT)
        eu = finance.total(action=code, sources=EU)
        if exceeds_rate(eligible, eu=eu, rate=rate):
            allowed = share_down(eligible, rate)
            over = {"over": abs(eu - allowed), "allowed": allowed}
            yield hit(Kind.ACTION, code, eu=eu, eligible=eligible, rate=_percent(rate), **over)


def _rate(case: Case, fund: FundSource) -> Decimal:
    region = case.strategy.place.territory.region
    return case.decimal("eu_rate", region=region, fund=fund)


def _percent(share: Decimal) -> Decimal:
    """0.85 as 85, without zeros at the end."""
    percent = share * 100
    return percent.quantize(Decimal(1)) if percent == int(percent) else percent.normalize()


@rule(
    "VPS-BUD-007",
    Severity.WARNING,
    cite("calls", "Biržai and Pasvalys 92.5%, Kretinga 92%", Status.SEEN),
    cite("lt-612", "own funds of regional projects"),
    also=("F7",),
)
def own_part_is_planned(case: Case) -> Iterator[Hit]:
    """An action paid for in part shows who brings the rest, to the cent and rounded up.

    A plan may show support only and say in a note where the rest comes from; then only an
    own part that is shown and too small is hit.
    """
    finance = case.strategy.finance
    explained = bool(finance.own_minimum_note.strip())
    for action in case.strategy.goals.actions:
        total = finance.total(action=action.code)
        if action.intensity is None or action.intensity >= 1 or total <= Euro(0):
            continue
        own = finance.total(action=action.code, sources=OWN_PART)
        needed = total - share_down(total, action.intensity)
        share = {"intensity": _percent(action.intensity)}
        if own == Euro(0) and not explained:
            yield hit(Kind.ACTION, action.code, "missing", **share)
        elif own != Euro(0) and own < needed:
            yield hit(Kind.ACTION, action.code, "short", own=own, needed=needed, **share)
