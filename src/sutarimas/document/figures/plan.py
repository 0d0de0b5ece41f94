"""Charts of the plan: where money comes from and goes, and when actions run."""

from decimal import Decimal

from sutarimas.document.blocks import Chart
from sutarimas.document.charts import BudgetFlow, Flow, Gantt, GanttRow, Milestone, Period, Span
from sutarimas.document.figures.findings import KEY
from sutarimas.document.scope import Scope
from sutarimas.domain.finance import ADMINISTRATION, FundSource
from sutarimas.domain.money import Euro
from sutarimas.domain.refs import Kind, Ref

PLAN = Ref(Kind.STRATEGY, "plan")


def budget_flow(scope: Scope) -> Chart | None:
    """Sources of funds to actions, in whole euros and cents."""
    finance = scope.strategy.finance
    total = finance.total()
    if not total:
        return None
    sources = tuple(x for x in FundSource if finance.total(sources=[x]))
    codes = _codes(scope)
    names = {x: _name(scope, x) for x in codes}
    funds = {x: scope.wording("finance").text(f"fund_{x}") for x in sources}
    flows = tuple(
        Flow(source=funds[fund], action=names[code], amount=Decimal(amount.plain))
        for fund in sources
        for code in codes
        if (amount := finance.total(action=code, sources=[fund]))
    )
    if any(x.amount < 0 for x in flows):
        return None  # a ribbon has no width below nothing; the tables show the amounts
    spec = BudgetFlow(
        title=_largest(scope, codes, total),
        description=_told(scope, codes, sources),
        source_line=scope.wording(KEY).text("flow_source"),
        lang=scope.lang,
        unit="Eur" if scope.lang == "lt" else "EUR",
        sources=tuple(funds.values()),
        actions=tuple(names.values()),
        flows=flows,
    )
    actions = tuple(Ref(Kind.ACTION, x) for x in codes if x != ADMINISTRATION)
    return Chart(id="chart-budget-flow", spec=spec, sources=(PLAN, *actions))


def _codes(scope: Scope) -> tuple[str, ...]:
    finance = scope.strategy.finance
    every = (*(x.code for x in scope.strategy.goals.actions), ADMINISTRATION)
    return tuple(x for x in every if finance.total(action=x))


def _name(scope: Scope, code: str) -> str:
    action = scope.strategy.action(code)
    if action is None:
        return scope.wording("finance").text("administration_row")
    return f"{code} {scope.title(action)}"


def _largest(scope: Scope, codes: tuple[str, ...], total: Euro) -> str:
    finance = scope.strategy.finance
    actions = [x for x in codes if x != ADMINISTRATION] or list(codes)
    code = max(actions, key=lambda x: finance.total(action=x).cents)
    amount = finance.total(action=code)
    key = "flow" if code != ADMINISTRATION else "flow_administration"
    share = scope.l.percent(finance.share(amount, total) * 100, decimals=1)
    return scope.wording(KEY).text(key, code=code, sum=scope.l.euro(amount), share=share)


def _told(scope: Scope, codes: tuple[str, ...], sources: tuple[FundSource, ...]) -> str:
    words, finance = scope.wording(KEY), scope.strategy.finance
    money = scope.wording("finance")
    came = "; ".join(
        words.text(
            "area_value",
            area=money.text(f"fund_{x}"),
            value=scope.l.euro(finance.total(sources=[x])),
        )
        for x in sources
    )
    went = "; ".join(
        words.text("area_value", area=_name(scope, x), value=scope.l.euro(finance.total(action=x)))
        for x in codes
    )
    return words.text("flow_told", came=came, went=went)


def timetable(scope: Scope) -> Chart | None:
    """Actions under their objectives across the years, evaluations as marks."""
    dated = [x for x in scope.strategy.goals.actions if x.first_year and x.last_year]
    if not dated:
        return None
    start = min(x.first_year or 0 for x in dated)
    end = max(x.last_year or 0 for x in dated)
    first = min(start, scope.strategy.identity.first_year)
    last = max(end, scope.strategy.identity.last_year)
    words = scope.wording(KEY)
    told = "; ".join(
        words.text(
            "runs", code=x.code, years=scope.l.years(x.first_year or first, x.last_year or last)
        )
        for x in dated
    )
    spec = Gantt(
        title=words.text("gantt", y1=scope.l.year(start), y2=scope.l.year(end)),
        description=words.text("gantt_told", runs=told),
        source_line=words.text("gantt_source"),
        lang=scope.lang,
        periods=tuple(Period(str(x)) for x in range(first, last + 1)),
        rows=_rows(scope, first, last),
    )
    sources = tuple(Ref(Kind.ACTION, x.code) for x in dated)
    return Chart(id="chart-gantt", spec=spec, sources=sources)


def _rows(scope: Scope, first: int, last: int) -> tuple[GanttRow, ...]:
    found: list[GanttRow] = []
    for objective in scope.strategy.goals.objectives:
        actions = [
            x for x in scope.strategy.actions_of(objective.code) if x.first_year and x.last_year
        ]
        if actions:
            found.append(GanttRow(label=f"{objective.code} {scope.title(objective)}"))
        for x in actions:
            span = Span((x.first_year or first) - first, (x.last_year or last) - first)
            found.append(GanttRow(label=f"{x.code} {scope.title(x)}", spans=(span,), level=1))
    marks = tuple(
        Milestone(x.planned_on.year - first, scope.wording("management").text(f"kind_{x.kind}"))
        for x in scope.strategy.delivery.evaluations
        if x.planned_on and first <= x.planned_on.year <= last
    )
    if marks:
        label = scope.wording("management").text("evaluations")
        found.append(GanttRow(label=label, milestones=marks))
    return tuple(found)
