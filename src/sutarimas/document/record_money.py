"""How much is planned for a record: its own lines for an action, its actions' for the rest."""

from collections.abc import Iterator

from sutarimas.document.blocks import Align, Block, Column, Row, Run, Table, anchor
from sutarimas.document.scope import Scope, cell, heading, paragraph
from sutarimas.domain.finance import EU, FundSource
from sutarimas.domain.money import Euro
from sutarimas.domain.refs import Kind, Ref

KEY = "record"
#: Kinds that money can be asked about.
_KINDS = (Kind.NEED, Kind.GOAL, Kind.OBJECTIVE, Kind.ACTION)
#: Tables of the financial plan in the strategy's text, where the amounts stand.
_YEARS, _SOURCES = "finance-years", "finance-sources"


def money(scope: Scope, ref: Ref) -> Iterator[Block]:
    """A sentence with the sum and the table it is added up from; amounts lead to the plan."""
    if ref.kind not in _KINDS or not scope.strategy.finance.lines:
        return
    words, finance = scope.wording(KEY), scope.strategy.finance
    codes = actions_behind(scope, ref)
    total = Euro.total(finance.total(action=x) for x in codes)
    yield heading(f"{KEY}-money", 1, words.text("money"))
    if not total:
        yield paragraph(f"{KEY}-money-none", words.say("money_none"))
        return
    eu = Euro.total(finance.total(action=x, sources=EU) for x in codes)
    whole, part = (Run(text=scope.l.euro(x), to=_SOURCES) for x in (total, eu))
    yield paragraph(f"{KEY}-money-sum", words.say("money_sum", total=whole, eu=part))
    yield _by_year(scope, ref.code) if ref.kind is Kind.ACTION else _by_action(scope, codes, ref)


def actions_behind(scope: Scope, ref: Ref) -> tuple[str, ...]:
    """Codes of the actions that a need, a goal or an objective leads to; an action is its own."""
    goals = scope.strategy.goals
    if ref.kind is Kind.ACTION:
        return (ref.code,)
    if ref.kind is Kind.OBJECTIVE:
        objectives = {ref.code}
    elif ref.kind is Kind.GOAL:
        objectives = {x.code for x in goals.objectives if x.goal == ref.code}
    else:
        objectives = {x.code for x in goals.objectives if any(y.to == ref.code for y in x.needs)}
    return tuple(x.code for x in goals.actions if x.objective in objectives)


def _by_year(scope: Scope, action: str) -> Table:
    words, finance = scope.wording(KEY), scope.strategy.finance
    lines = tuple(x for x in finance.lines if x.action == action)
    funds = tuple(x for x in FundSource if any(line.source is x for line in lines))
    years = sorted({x.year for x in lines})
    rows = [_year(scope, action, year, funds) for year in years]
    sums = (finance.total(action=action, sources=(x,)) for x in funds)
    totals = [*sums, finance.total(action=action)]
    last = Row(cells=(cell(words.text("total")), *(_sum(scope, x) for x in totals)), strong=True)
    fund = scope.wording("sources")
    return Table(
        id=f"{KEY}-money-years",
        caption=words.text("money_caption"),
        columns=(
            Column(title=words.text("year")),
            *(Column(title=fund.text(f"fund_{x}"), align=Align.END) for x in funds),
            Column(title=words.text("total"), align=Align.END),
        ),
        rows=(*rows, last),
    )


def _year(scope: Scope, action: str, year: int, funds: tuple[FundSource, ...]) -> Row:
    finance = scope.strategy.finance
    sums = [finance.total(action=action, year=year, sources=(x,)) for x in funds]
    whole = finance.total(action=action, year=year)
    parts = (_sum(scope, x) if x else () for x in sums)
    return Row(cells=(cell(str(year)), *parts, _sum(scope, whole)))


def _by_action(scope: Scope, codes: tuple[str, ...], ref: Ref) -> Table:
    words, finance, strategy = scope.wording(KEY), scope.strategy.finance, scope.strategy
    rows = []
    for code in codes:
        of = Ref(Kind.ACTION, code)
        named = (
            scope.code(Kind.ACTION, code),
            Run(text=" "),
            scope.named(strategy.records[of], of),
        )
        amount = Run(text=scope.l.euro_bare(finance.total(action=code)), to=anchor(of))
        rows.append(Row(cells=(named, (amount,))))
    total = Euro.total(finance.total(action=x) for x in codes)
    last = Row(cells=(cell(words.text("total")), _sum(scope, total)), strong=True)
    return Table(
        id=f"{KEY}-money-actions",
        caption=words.text("money_actions"),
        columns=(
            Column(title=words.text("action"), width=4),
            Column(title=words.text("total"), align=Align.END),
        ),
        rows=(*rows, last),
        note=words.text("money_shared") if ref.kind is Kind.NEED else "",
    )


def _sum(scope: Scope, amount: Euro) -> tuple[Run, ...]:
    return (Run(text=scope.l.euro_bare(amount), to=_YEARS),)
