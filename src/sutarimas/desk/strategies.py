"""Strategies of a group: which there are, starting again, and confirming what was carried over."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from sutarimas.actions.carry import NewStrategy, confirm_carried, start_again
from sutarimas.desk.page import Desk, page
from sutarimas.domain.rights import Right
from sutarimas.formats.problems import Unusable
from sutarimas.queries.strategies import carried, strategies
from sutarimas.rulebook.params import pack, pack_codes

_YEARS = range(1990, 2100)


@page(Right.READ)
def list_strategies(desk: Desk) -> HttpResponse:
    """Every strategy of the group."""
    return desk.render("desk/strategies.html", lines=strategies(desk.lag.id))


@page(Right.TRANSFER, methods=("GET", "POST"))
def begin_again(desk: Desk) -> HttpResponse:
    """A new strategy from the one that the address names."""
    if desk.request.method == "GET":
        return _asked_again(desk, {}, status=200)
    posted = desk.request.POST
    first, last = (_year(posted.get(x, "")) for x in ("first_year", "last_year"))
    errors = _errors(desk, posted.get("title", ""), (first, last), posted.get("pack", ""))
    if errors or first is None or last is None:
        return _asked_again(desk, errors)
    wanted = NewStrategy(
        title=" ".join(posted["title"].split())[:300],
        first_year=first,
        last_year=last,
        pack=posted["pack"],
    )
    try:
        start_again(actor=desk.actor, strategy_id=desk.strategy.id, wanted=wanted)
    except Unusable as unusable:
        return _asked_again(desk, {"title": unusable.text(desk.lang)})
    messages.success(desk.request, desk.say("strategies.begun"))
    return redirect("desk:strategies", desk.lag.slug)


def _asked_again(desk: Desk, errors: dict[str, str], *, status: int = 422) -> HttpResponse:
    """The form with what was typed in it, and what is wrong beside it."""
    lithuanian = desk.lang == "lt"
    packs = tuple((x, pack(x).title_lt if lithuanian else pack(x).title_en) for x in pack_codes())
    return desk.render(
        "desk/start_again.html",
        packs=packs,
        typed=desk.request.POST,
        errors=errors,
        status=status,
    )


def _year(text: str) -> int | None:
    digits = text.strip()
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) == 4 else None


def _errors(
    desk: Desk, title: str, years: tuple[int | None, ...], pack_code: str
) -> dict[str, str]:
    first, last = years
    errors = {}
    if not title.strip() or not title.isprintable():
        errors["title"] = desk.say("strategies.wrong_title")
    if first is None or first not in _YEARS:
        errors["first_year"] = desk.say("strategies.wrong_year")
    if last is None or last not in _YEARS:
        errors["last_year"] = desk.say("strategies.wrong_year")
    elif first is not None and last < first:
        errors["last_year"] = desk.say("strategies.wrong_order")
    if pack_code not in pack_codes():
        errors["pack"] = desk.say("strategies.wrong_pack")
    return errors


@page(Right.READ, methods=("GET", "POST"))
def carried_over(desk: Desk) -> HttpResponse:
    """Records from the earlier strategy that nobody has confirmed yet."""
    if desk.request.method == "POST":
        desk.must(Right.CONFIRM)
        keys = [x for x in map(_key, desk.request.POST.getlist("entry")) if x]
        done = confirm_carried(actor=desk.actor, strategy_id=desk.strategy.id, entries=keys)
        messages.success(desk.request, desk.say("strategies.confirmed", n=done))
        return redirect(desk.request.get_full_path())
    asked = desk.request.GET
    number = asked.get("page", "1")
    page_number = int(number) if number.isascii() and number.isdecimal() and len(number) < 6 else 1
    shelf = asked.get("shelf", "")
    if "\x00" in shelf:
        raise Http404
    found = carried(desk.strategy.id, shelf=shelf, page=page_number)
    return desk.render(
        "desk/carried.html", found=found, shelf=shelf, asked_for=urlencode({"shelf": shelf})
    )


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


urlpatterns = [
    path("<slug:lag>/strategies/", list_strategies, name="strategies"),
    path("<slug:lag>/s/<slug:strategy>/again/", begin_again, name="again"),
    path("<slug:lag>/s/<slug:strategy>/carried/", carried_over, name="carried"),
]
