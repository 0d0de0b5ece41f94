"""Splitting one amount between the European Union and the state, and keeping a contract."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path

from sutarimas.actions.finance import keep_contract
from sutarimas.desk.asked import words
from sutarimas.desk.page import Desk, page
from sutarimas.domain.finance import Contract
from sutarimas.domain.money import Euro, MoneyUnclear, SplitPolicy, parse_rate, split
from sutarimas.domain.rights import Right
from sutarimas.formats.problems import Unusable
from sutarimas.queries.labels import choice_label

RATE = Decimal("0.85")
#: Days before the due date by which a step of the preparation is worth being done.
_BACKWARDS = (("adopt", 14), ("answer", 30), ("consult", 51), ("draft", 58), ("study", 80))


@dataclass
class Typed:
    """The form as it was typed, with what is wrong with it."""

    raw: dict[str, str]
    errors: dict[str, str] = field(default_factory=dict)
    total: Euro | None = None
    rate: Decimal = RATE
    due_on: date | None = None


@page(Right.READ, methods=("GET", "POST"))
def split_amount(desk: Desk) -> HttpResponse:
    """Type a total: see its parts by every rounding; keep it as a contract."""
    posted = desk.request.POST if desk.request.method == "POST" else desk.request.GET
    names = ("total", "rate", "title", "signed_on", "due_on", "code")
    typed = Typed(raw={x: words(posted, x) for x in names})
    if not typed.raw["total"]:
        return desk.render("desk/split.html", typed=typed)
    _read(desk, typed)
    if typed.errors or typed.total is None:
        return desk.render("desk/split.html", typed=typed, status=422)
    if desk.request.method == "POST":
        desk.must(Right.WRITE)
        return _keep(desk, typed)
    return _shown(desk, typed)


def _shown(desk: Desk, typed: Typed, *, status: int = 200) -> HttpResponse:
    assert typed.total is not None  # noqa: S101 - read before
    total = typed.total
    parts = tuple(
        (choice_label("SplitPolicy", x, desk.lang), split(total, rate=typed.rate, policy=x))
        for x in (SplitPolicy.EU_DOWN, SplitPolicy.EU_HALF_UP)
    )
    plan: tuple[tuple[str, date], ...] = ()
    if typed.due_on:
        plan = tuple(
            (desk.say(f"split.plan_{key}"), typed.due_on - timedelta(days=days))
            for key, days in reversed(_BACKWARDS)
        )
    left = (typed.due_on - desk.actor.today).days if typed.due_on else None
    return desk.render(
        "desk/split.html", typed=typed, parts=parts, plan=plan, left=left, status=status
    )


def _read(desk: Desk, typed: Typed) -> None:
    try:
        typed.total = Euro.parse(typed.raw["total"])
    except MoneyUnclear as unclear:
        typed.errors["total"] = unclear.question(desk.lang)
    if typed.raw["rate"]:
        try:
            typed.rate = parse_rate(typed.raw["rate"])
        except ValueError:
            typed.errors["rate"] = desk.say("split.wrong_rate")
    for name in ("signed_on", "due_on"):
        if typed.raw[name]:
            try:
                found = date.fromisoformat(typed.raw[name])
            except ValueError:
                typed.errors[name] = desk.say("split.wrong_day")
            else:
                typed.due_on = found if name == "due_on" else typed.due_on


def _keep(desk: Desk, typed: Typed) -> HttpResponse:
    assert typed.total is not None  # noqa: S101 - read before
    parts = split(typed.total, rate=typed.rate, policy=SplitPolicy.EU_DOWN)
    signed = typed.raw["signed_on"]
    contract = Contract(
        code=typed.raw["code"] or "PS-1",
        title=typed.raw["title"] or desk.say("split.default_title"),
        total=typed.total,
        eu=parts.eu,
        state=parts.state,
        signed_on=date.fromisoformat(signed) if signed else None,
        due_on=typed.due_on,
    )
    try:
        keep_contract(actor=desk.actor, strategy_id=desk.strategy.id, contract=contract)
    except Unusable as unusable:
        typed.errors["code"] = " ".join(x.what(desk.lang) for x in unusable.problems)
        return _shown(desk, typed, status=422)
    messages.success(desk.request, desk.say("split.kept"))
    return redirect("desk:shelf", desk.lag.slug, desk.strategy.slug, "finance.contracts")


urlpatterns = [path("<slug:lag>/s/<slug:strategy>/split/", split_amount, name="split")]
