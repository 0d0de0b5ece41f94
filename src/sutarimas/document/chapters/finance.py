"""Financial plan: every euro by action, year and source, with the rate and the caps it keeps.

Required by Regulation (EU) 2021/1060, Article 32(1)(f).
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from sutarimas.document.blocks import (
    Align,
    Block,
    Chapter,
    Column,
    Inline,
    Note,
    NoteKind,
    Row,
    Run,
    runs,
)
from sutarimas.document.figures import chart, own_chart
from sutarimas.document.scope import Scope, cell, heading, paragraph, table
from sutarimas.document.staff import staff
from sutarimas.domain.finance import ADMINISTRATION, EU, FundSource, Line
from sutarimas.domain.money import Euro
from sutarimas.domain.refs import Kind, Ref

KEY = "finance"
PLAN = Ref(Kind.STRATEGY, "plan")


def build(scope: Scope) -> Chapter:
    """The chapter: staff prose, the whole, the matrices, the rate, the contract."""
    blocks: list[Block] = [heading(KEY, 1, scope.wording(KEY).text("title"))]
    blocks += staff(scope, KEY, lambda name: chart(scope, name))
    if scope.strategy.finance.lines:
        blocks += _whole(scope)
        blocks += _by_source(scope)
        blocks += _by_year(scope)
    blocks += _contracts(scope)
    return Chapter(key=KEY, blocks=tuple(blocks))


def used_sources(scope: Scope) -> tuple[FundSource, ...]:
    """Sources that have money, in the printed order."""
    there = {line.source for line in scope.strategy.finance.lines}
    return tuple(x for x in FundSource if x in there)


def codes(scope: Scope) -> tuple[str, ...]:
    """Actions that have money, in the tree's order, administration last."""
    there = {line.action for line in scope.strategy.finance.lines}
    known = tuple(x.code for x in scope.strategy.goals.actions if x.code in there)
    left = sorted(there - set(known) - {ADMINISTRATION})
    return (*known, *left, *((ADMINISTRATION,) if ADMINISTRATION in there else ()))


def _whole(scope: Scope) -> Iterator[Block]:
    words, finance = scope.wording(KEY), scope.strategy.finance
    total = finance.total()
    yield heading(f"{KEY}-whole", 2, words.text("whole"))
    yield paragraph(
        f"{KEY}-total",
        words.say(
            "total",
            total=_money(scope, total),
            eu=_money(scope, finance.total(sources=EU)),
            state=_money(scope, finance.total(sources=[FundSource.STATE])),
            own=_money(scope, finance.total(sources=[FundSource.OWN])),
        ),
        PLAN,
    )
    administration = finance.total(action=ADMINISTRATION)
    if administration:
        share = scope.l.percent(finance.share(administration, finance.projects) * 100, decimals=1)
        text = words.say("administration", sum=_money(scope, administration), share=share)
        yield paragraph(f"{KEY}-administration", text, PLAN)
    yield from _rate(scope)
    yield paragraph(f"{KEY}-policy", words.say(f"policy_{finance.policy}"), PLAN)
    drawn = own_chart(scope, "budget-flow")
    if drawn is not None:
        yield drawn


def _rate(scope: Scope) -> Iterator[Block]:
    """The rate that was used, with its citation and how sure it is."""
    words = scope.wording(KEY)
    region = scope.strategy.place.territory.region
    for fund in dict.fromkeys(x.fund for x in scope.strategy.goals.actions if x.fund):
        found = scope.pack.parameter(
            "eu_rate", on=scope.on, keys={"region": region, "fund": str(fund)}
        )
        if found is None or found.value is None:
            continue
        rate = scope.l.percent(Decimal(found.text).scaleb(2))
        text = words.say("rate", fund=words.text(f"fund_{fund}"), rate=rate)
        doubt = words.say(f"status_{found.status}")
        yield paragraph(f"{KEY}-rate-{fund}", (*text, Run(text=" "), *doubt), PLAN)


def _money(scope: Scope, amount: Euro, source: Ref = PLAN) -> Run:
    return Run(text=scope.l.euro(amount), source=source)


def _by_source(scope: Scope) -> Iterator[Block]:
    words, finance, sources = scope.wording(KEY), scope.strategy.finance, used_sources(scope)
    columns = (
        Column(title=words.text("action"), width=3),
        *(Column(title=words.text(f"fund_{x}"), align=Align.END, width=2) for x in sources),
        Column(title=words.text("sum"), align=Align.END, width=2),
        Column(title=words.text("share"), align=Align.END),
    )

    def row(name: Inline, lines: tuple[Line, ...], *, strong: bool = False) -> Row:
        total = _sum(lines)
        parts = (_sum(x for x in lines if x.source is s) for s in sources)
        share = scope.l.percent_cell(finance.share(total, finance.total()) * 100, decimals=1)
        cells = (*(cell(scope.l.euro_bare(x)) for x in (*parts, total)), cell(share))
        return Row(cells=(name, *cells), strong=strong, sources=_refs(scope, lines))

    yield heading(f"{KEY}-by-source", 2, words.text("by_source"))
    yield table(
        f"{KEY}-sources",
        words.text("by_source_caption"),
        columns,
        (
            *(row(_name(scope, code), _of(finance.lines, code)) for code in codes(scope)),
            row(runs(words.text("sum")), finance.lines, strong=True),
        ),
        note=words.text("exact"),
    )


def _by_year(scope: Scope) -> Iterator[Block]:
    words, finance, years = scope.wording(KEY), scope.strategy.finance, scope.strategy.finance.years
    columns = (
        Column(title=words.text("action"), width=3),
        *(Column(title=str(year), align=Align.END, width=2) for year in years),
        Column(title=words.text("sum"), align=Align.END, width=2),
    )

    def row(name: Inline, lines: tuple[Line, ...], *, strong: bool = False) -> Row:
        parts = (_sum(x for x in lines if x.year == year) for year in years)
        cells = (cell(scope.l.euro_bare(x)) for x in (*parts, _sum(lines)))
        return Row(cells=(name, *cells), strong=strong, sources=_refs(scope, lines))

    yield heading(f"{KEY}-by-year", 2, words.text("by_year"))
    yield table(
        f"{KEY}-years",
        words.text("by_year_caption"),
        columns,
        (
            *(row(_name(scope, code), _of(finance.lines, code)) for code in codes(scope)),
            row(runs(words.text("sum")), finance.lines, strong=True),
        ),
        note=words.text("exact"),
    )


def _of(lines: tuple[Line, ...], code: str) -> tuple[Line, ...]:
    return tuple(x for x in lines if x.action == code)


def _sum(lines: Iterable[Line]) -> Euro:
    return Euro.total(x.amount for x in lines)


def _refs(scope: Scope, lines: tuple[Line, ...]) -> tuple[Ref, ...]:
    """A row rests on its action; the row of everything, and a stray one, on the plan."""
    codes = {x.action for x in lines}
    known = tuple(x.code for x in scope.strategy.goals.actions if {x.code} == codes)
    return tuple(Ref(Kind.ACTION, x) for x in known) or (PLAN,)


def _name(scope: Scope, code: str) -> Inline:
    action = scope.strategy.action(code)
    if action is None:
        return runs(
            scope.wording(KEY).text("administration_row") if code == ADMINISTRATION else code
        )
    return (
        scope.code(Kind.ACTION, code),
        Run(text=" "),
        scope.named(action, Ref(Kind.ACTION, code)),
    )


def _contracts(scope: Scope) -> Iterator[Block]:
    words = scope.wording(KEY)
    contracts = scope.strategy.finance.contracts
    if contracts:
        yield heading(f"{KEY}-contracts", 2, words.text("contracts"))
    for contract in contracts:
        ref = Ref(Kind.CONTRACT, contract.code)
        key = "contract_split" if contract.eu and contract.state else "contract_total"
        yield paragraph(
            f"{KEY}-{contract.code}",
            words.say(
                key,
                title=scope.named(contract, ref),
                total=_money(scope, contract.total, ref),
                eu=_money(scope, contract.eu, ref) if contract.eu else "",
                state=_money(scope, contract.state, ref) if contract.state else "",
            ),
            ref,
        )
        fact = words.say("contract_fact")
        yield Note(id=f"{KEY}-{contract.code}-fact", kind=NoteKind.INFO, text=fact, sources=(ref,))
