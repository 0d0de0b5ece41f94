"""The limits a plan keeps to: the EU rate of each action, and the caps on administration.

Every limit is a named cell on the sheet of parameters, with its act and how sure it is.
"""

from datetime import date
from decimal import Decimal

from xlsxwriter.worksheet import Worksheet

from sutarimas.document.render.xlsx import Book, at
from sutarimas.document.render.xlsx_plan import Plan, Sum, action_name, codes
from sutarimas.domain.finance import ADMINISTRATION, EU, SUPPORT, FundSource
from sutarimas.domain.money import Euro, share_down
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.params import Pack, Parameter, acts, description
from sutarimas.rulebook.places import place
from sutarimas.rulebook.plan_money import PUBLIC

_LIMITS = ("limited", "compared", "of_sum", "largest", "allowed", "check")
_PARAMETERS = ("parameter", "value", "act", "confirmed")


class LimitSheets:
    """Writes the sheet of limits and the sheet of the parameters it stands on."""

    def __init__(self, book: Book, strategy: Strategy, plan: Plan, chosen: Pack, on: date) -> None:
        self.book, self.strategy, self.plan = book, strategy, plan
        self.chosen, self.on = chosen, on
        self.limits: Worksheet = book.sheet("limits", (46, 18, 18, 12, 18, 14))
        self.book.head(self.limits, 0, tuple(book.words.text(x) for x in _LIMITS))
        self.parameters: Worksheet = book.sheet("parameters", (56, 14, 60, 36))
        self.book.head(self.parameters, 0, tuple(book.words.text(x) for x in _PARAMETERS))
        self.row = 1
        self.names: dict[str, str] = {}

    def write(self) -> None:
        """Rates of actions, then caps on administration where the pack knows them."""
        for code in codes(self.strategy):
            self._rate(code)
        everything = codes(self.strategy)
        projects = tuple(x for x in everything if x != ADMINISTRATION)
        self._cap("administration_max_public_share", PUBLIC, everything)
        self._cap("administration_max_project_share", SUPPORT, projects)
        self._amount_cap()

    def _known(self, name: str, **keys: str) -> Parameter | None:
        found = self.chosen.parameter(name, on=self.on, keys=keys)
        return found if found is not None and found.value is not None else None

    def _rate(self, code: str) -> None:
        action = self.strategy.action(code)
        fund = str(action.fund) if action is not None and action.fund else "esf"
        region = str(self.strategy.place.territory.region)
        rate = self._known("eu_rate", region=region, fund=fund)
        if rate is None or not isinstance(rate.value, Decimal):
            return
        title = self.book.words.text("eu_rate", fund=self.book.words.text(f"fund_{fund}"))
        label = self.book.words.text("name_eu_rate", fund=fund.upper())
        named = self._parameter(rate, label, title)
        eu = self.plan.joined([code], EU)
        base = self.plan.joined([code], EU | {FundSource.STATE})
        name = action_name(self.strategy, code, self.book.words)
        part = self.book.words.text("eu_part", name=name)
        self._share(part, eu, base, rate.value, named)

    def _cap(self, name: str, sources: frozenset[FundSource], whole: tuple[str, ...]) -> None:
        """Administration against a share of other money."""
        found = self._known(name)
        if found is None or not isinstance(found.value, Decimal):
            return
        if ADMINISTRATION not in codes(self.strategy):
            return
        title = description(name, self.book.words.lang)
        named = self._parameter(found, self.book.words.text(f"name_{name}"), title)
        amount = self.plan.joined([ADMINISTRATION], sources)
        self._share(title, amount, self.plan.joined(whole, sources), found.value, named)

    def _amount_cap(self) -> None:
        """Administration against an amount."""
        found = self._known("administration_max")
        if found is None or not isinstance(found.value, Euro):
            return
        if ADMINISTRATION not in codes(self.strategy):
            return
        title = description("administration_max", self.book.words.lang)
        named = self._parameter(found, self.book.words.text("name_administration_max"), title)
        amount = self.plan.joined([ADMINISTRATION], SUPPORT)
        self._first(title, amount)
        self.book.formula(
            self.limits, self.row, 4, f"={named}", found.value, self.book.styles.money
        )
        self._check(amount.amount - found.value)

    def _share(self, name: str, part: Sum, base: Sum, share: Decimal, named: str) -> None:
        styles = self.book.styles
        allowed = share_down(base.amount, share)
        self._first(name, part)
        self.book.formula(self.limits, self.row, 2, f"={base.cell}", base.amount, styles.money)
        self.book.formula(self.limits, self.row, 3, f"={named}", share, styles.share)
        # A product of two short decimals carries binary dust: round it away before cutting.
        formula = f"=ROUNDDOWN(ROUND({at(self.row, 2)}*{at(self.row, 3)},6),2)"
        self.book.formula(self.limits, self.row, 4, formula, allowed, styles.money)
        self._check(part.amount - allowed)

    def _first(self, name: str, part: Sum) -> None:
        self.book.text(self.limits, self.row, 0, name, self.book.styles.text)
        self.book.fit(self.limits, self.row, name, 46)
        style = self.book.styles.money
        self.book.formula(self.limits, self.row, 1, f"={part.cell}", part.amount, style)

    def _check(self, over: Euro) -> None:
        """„Gerai“, or by how much the sum is over."""
        good = self.book.words.text("good")
        gap = f"ROUND({at(self.row, 1)}-{at(self.row, 4)},2)"
        formula = f'=IF({gap}<=0,"{good}",{gap})'
        result = good if over.cents <= 0 else over
        self.book.formula(self.limits, self.row, 5, formula, result, self.book.styles.check)
        self.row += 1

    def _parameter(self, found: Parameter, name: str, title: str) -> str:
        """A parameter as a named cell, once; its name."""
        if name in self.names:
            return name
        row = len(self.names) + 1
        self.names[name] = title
        words, styles = self.book.words, self.book.styles
        act = acts()[found.act]
        source = act.title_lt if words.lang == "lt" else act.title_en
        where = f"{source}, {place(found.point, words.lang)}".strip(", ")
        self.book.text(self.parameters, row, 0, title, styles.text)
        if isinstance(found.value, Euro):
            self.book.money(self.parameters, row, 1, found.value)
        else:
            self.parameters.write_number(row, 1, float(str(found.value)), styles.share)
        self.book.text(self.parameters, row, 2, where, styles.text)
        self.book.text(self.parameters, row, 3, words.text(f"status_{found.status}"), styles.text)
        self.book.fit(self.parameters, row, where, 60)
        cell = at(row, 1, fixed=True)
        self.book.book.define_name(name, f"='{words.text('parameters')}'!{cell}")
        return name
