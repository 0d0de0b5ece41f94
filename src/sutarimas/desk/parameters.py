"""The page of rules' values: what to confirm against an act, and what that would change."""

from dataclasses import dataclass, field
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import path

from sutarimas.actions.parameter import confirm_value
from sutarimas.desk.page import Desk, page
from sutarimas.domain.parameter import ConfirmedValue
from sutarimas.domain.rights import Right
from sutarimas.formats.problems import Unusable
from sutarimas.queries.parameter import ParameterPage, effect, parameter_page, parameters
from sutarimas.rulebook.params import acts
from sutarimas.rulebook.typed_value import written


@page(Right.READ)
def list_parameters(desk: Desk) -> HttpResponse:
    """Every value that rules compare with."""
    found = parameters(desk.strategy.id, on=desk.actor.today, lang=desk.lang)
    return desk.render("desk/parameters.html", found=found)


@dataclass
class Typed:
    """A value as it was typed, and what is wrong with it by field."""

    raw: QueryDict
    errors: dict[str, str] = field(default_factory=dict)
    value: ConfirmedValue | None = None


@page(Right.READ, methods=("GET", "POST"))
def one_parameter(desk: Desk, name: str) -> HttpResponse:
    """One parameter: its versions, the form, and the effect before it is saved."""
    shown = parameter_page(desk.strategy.id, name, on=desk.actor.today, lang=desk.lang)
    if shown is None:
        raise Http404
    if desk.request.method == "GET":
        return desk.render("desk/parameter.html", found=shown)
    desk.must(Right.CONFIRM)
    typed = _read(desk, shown)
    if typed.value is None:
        return desk.render("desk/parameter.html", found=shown, typed=typed, status=422)
    if "save" not in desk.request.POST:
        what = effect(desk.strategy.id, typed.value, on=desk.actor.today, lang=desk.lang)
        return desk.render("desk/parameter.html", found=shown, typed=typed, effect=what)
    try:
        confirm_value(actor=desk.actor, strategy_id=desk.strategy.id, value=typed.value)
        messages.success(desk.request, desk.say("parameters.saved"))
    except Unusable:
        # The very same value of the same day is there: a second click on the button.
        messages.info(desk.request, desk.say("parameters.saved_before"))
    return redirect("desk:parameters", desk.lag.slug, desk.strategy.slug)


def _read(desk: Desk, shown: ParameterPage) -> Typed:
    """The posted value, checked field by field."""
    posted = desk.request.POST
    typed = Typed(raw=posted)
    value = written(posted.get("value", ""), shown.line.unit)
    if value is None:
        typed.errors["value"] = desk.say(f"parameters.wrong_{shown.line.unit}")
    if posted.get("act", "") not in acts():
        typed.errors["act"] = desk.say("parameters.wrong_act")
    days = _days(desk, typed)
    if posted.get("keys", "") not in {"", *(written for written, _words in shown.keys)}:
        typed.errors["keys"] = desk.say("parameters.wrong_keys")
    if typed.errors or value is None or not days["valid_from"] or not days["checked_on"]:
        return typed
    typed.value = ConfirmedValue(
        name=shown.line.name,
        value=value,
        valid_from=days["valid_from"],
        act=posted["act"],
        point=_line(posted.get("point", "")),
        keys=tuple(x.strip() for x in posted.get("keys", "").split(",") if x.strip()),
        checked_on=days["checked_on"],
        by=desk.actor.name,
        note=_line(posted.get("note", "")),
    )
    return typed


def _days(desk: Desk, typed: Typed) -> dict[str, date | None]:
    """Both days of the form; an act is not read in the future."""
    days = {x: _day(typed.raw.get(x, "")) for x in ("valid_from", "checked_on")}
    for name, day in days.items():
        if day is None:
            typed.errors[name] = desk.say("parameters.wrong_day")
    if days["checked_on"] and days["checked_on"] > desk.actor.today:
        typed.errors["checked_on"] = desk.say("parameters.wrong_future")
    return days


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2099 else None


def _line(text: str) -> str:
    """One line of text without what cannot be printed."""
    return " ".join("".join(x if x.isprintable() else " " for x in text).split())[:500]


urlpatterns = [
    path("<slug:lag>/s/<slug:strategy>/parameters/", list_parameters, name="parameters"),
    path("<slug:lag>/s/<slug:strategy>/parameters/<slug:name>/", one_parameter, name="parameter"),
]
