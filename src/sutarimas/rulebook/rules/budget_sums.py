"""The financial plan adds up, line by line and in both directions."""

from collections.abc import Iterator

from sutarimas.domain.finance import ADMINISTRATION, Finance, FundSource, Scope, StatedTotal
from sutarimas.domain.money import Euro
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.plan_money import codes
from sutarimas.rulebook.rule import cite, rule

_PARTS = (Scope.ACTION, Scope.YEAR, Scope.SOURCE)


@rule(
    "VPS-BUD-001",
    Severity.ERROR,
    cite("cpr-2021", "Art. 32(1)(f)"),
    cite("eu-1303-2013", "Art. 33(1)(g)", Status.SEEN),
    cite("practice", "nine published splits add up to the cent", Status.SEEN),
    also=("F1",),
)
def stated_totals_agree(case: Case) -> Iterator[Hit]:
    """Every stated total equals its lines, and every line falls under a stated total.

    The second direction matters once totals of a kind are stated: a year, an action or a
    source that has money and no total is one that somebody forgot to add up.
    """
    finance = case.strategy.finance
    for stated in finance.stated:
        yield from _against_lines(finance, stated)
    for scope in _PARTS:
        named = {x.of for x in finance.stated if x.scope is scope}
        for part in _parts(finance, scope) if named else ():
            if part not in named:
                yield _hit(scope, part, f"unstated_{scope}", amount=_sum(finance, scope, part))


def _against_lines(finance: Finance, stated: StatedTotal) -> Iterator[Hit]:
    known = stated.scope is Scope.ALL or stated.of in _parts(finance, stated.scope)
    if not known and stated.amount:
        yield _hit(stated.scope, stated.of, "of_nothing", of=stated.of, stated=stated.amount)
        return
    lines = _sum(finance, stated.scope, stated.of) if known else Euro(0)
    if lines != stated.amount:
        difference = abs(lines - stated.amount)
        key = f"differs_{stated.scope}"
        slots = {"lines": lines, "stated": stated.amount, "difference": difference}
        yield _hit(stated.scope, stated.of, key, **slots)


def _hit(scope: Scope, part: str, key: str, **slots: Euro | str) -> Hit:
    """A hit on the action that a total is of, or on the plan; sources are named by the key."""
    if scope is Scope.SOURCE and key != "of_nothing":
        return hit(Kind.STRATEGY, "finance", f"{key}_{part}", **slots)
    if scope is Scope.YEAR:
        return hit(Kind.STRATEGY, "finance", key, **{"year": part, **slots})
    if scope is Scope.ACTION and part:
        return hit(Kind.ACTION, part, key, **slots)
    return hit(Kind.STRATEGY, "finance", key, **slots)


def _parts(finance: Finance, scope: Scope) -> tuple[str, ...]:
    if scope is Scope.ACTION:
        return codes(finance)
    if scope is Scope.YEAR:
        return tuple(str(year) for year in finance.years)
    return tuple(x for x in FundSource if any(line.source is x for line in finance.lines))


def _sum(finance: Finance, scope: Scope, part: str) -> Euro:
    if scope is Scope.ACTION:
        return finance.total(action=part)
    if scope is Scope.YEAR:
        return finance.total(year=int(part))
    return finance.total(sources=None if scope is Scope.ALL else [FundSource(part)])


@rule(
    "VPS-BUD-005",
    Severity.ERROR,
    cite("enrd", "LEADER toolkit: action plan", Status.SEEN),
)
def line_belongs_to_action(case: Case) -> Iterator[Hit]:
    """Every line of the plan belongs to an action or to administration."""
    for line in case.strategy.finance.lines:
        if line.action != ADMINISTRATION and case.strategy.action(line.action) is None:
            yield hit(Kind.LINE, line.code, action=line.action, amount=line.amount)


@rule("VPS-BUD-012", Severity.WARNING, cite("practice", "financial plans"), also=("F10",))
def every_year_and_source_makes_sense(case: Case) -> Iterator[Hit]:
    """Every year of the period has money, and state co-financing stands beside EU money.

    Lines of one action, year and source given twice are faults of the input and never
    reach a rule.
    """
    finance = case.strategy.finance
    if not finance.lines:
        return
    empty = tuple(
        str(year) for year in case.strategy.identity.years if not finance.total(year=year)
    )
    if empty:
        yield hit(Kind.STRATEGY, "finance", "empty_years", years=empty)
    for code in codes(finance):
        state = finance.total(action=code, sources=[FundSource.STATE])
        eu = finance.total(action=code, sources=[FundSource.ESF, FundSource.ERDF])
        if state and not eu:
            yield hit(Kind.ACTION, code, "state_alone", amount=state)


@rule("VPS-BUD-013", Severity.ERROR, cite("practice", "financial plans"))
def planned_amount_is_not_negative(case: Case) -> Iterator[Hit]:
    """No planned line is below zero: corrections belong to the ledger, not to the plan."""
    for line in case.strategy.finance.lines:
        if line.amount < Euro(0):
            yield hit(Kind.LINE, line.code, amount=line.amount)
