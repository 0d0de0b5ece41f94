"""The checks panel: what the rules find now, what can wait, and what somebody let stand."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path

from sutarimas.actions.refusals import Missing, Refused
from sutarimas.actions.waiver import waive, withdraw
from sutarimas.desk.page import Desk, page
from sutarimas.domain.rights import Right
from sutarimas.queries import check
from sutarimas.rulebook.params import UnknownPack

_TABS = ("errors", "warnings", "infos", "waived", "later")


@page(Right.READ)
def checks(desk: Desk) -> HttpResponse:
    """Findings of the strategy's own pack, one weight at a time."""
    found = check.checks(desk.strategy.id, on=desk.actor.today, lang=desk.lang)
    asked = desk.request.GET.get("show", "")
    shown = asked if asked in _TABS else next((x for x in _TABS if getattr(found, x)), "errors")
    tabs = tuple((x, desk.say(f"checks.tab_{x}"), len(getattr(found, x))) for x in _TABS)
    return desk.render(
        "desk/checks.html", found=found, shown=shown, lines=getattr(found, shown), tabs=tabs
    )


@page(Right.READ)
def compare(desk: Desk) -> HttpResponse:
    """What would change under another pack."""
    try:
        found = check.compared(
            desk.strategy.id,
            on=desk.actor.today,
            lang=desk.lang,
            against=desk.request.GET.get("against", ""),
        )
    except UnknownPack:
        return redirect("desk:checks", desk.lag.slug, desk.strategy.slug)
    return desk.render("desk/checks_compare.html", found=found)


@page(Right.CONFIRM, methods=("GET", "POST"))
def waive_finding(desk: Desk) -> HttpResponse:
    """Ask for the reason, then let the warning stand."""
    found = _asked_for(desk)
    if found is None:
        messages.warning(desk.request, desk.say("checks.finding_gone"))
        return redirect("desk:checks", desk.lag.slug, desk.strategy.slug)
    if desk.request.method != "POST":
        return desk.render("desk/checks_waive.html", line=found)
    posted = desk.request.POST
    try:
        waive(
            actor=desk.actor,
            strategy_id=desk.strategy.id,
            rule=found.rule,
            subject=found.subject,
            print=found.print,
            reason=posted.get("reason", ""),
            reason_en=posted.get("reason_en", ""),
        )
    except Refused as refusal:
        words = desk.say(f"checks.{refusal.key}")
        return desk.render(
            "desk/checks_waive.html", line=found, typed=posted, refusal=words, status=422
        )
    messages.success(desk.request, desk.say("checks.let_stand"))
    return redirect("desk:checks", desk.lag.slug, desk.strategy.slug)


def _asked_for(desk: Desk) -> check.FindingLine | None:
    """The finding that an address or a form names, as the check finds it now."""
    asked = desk.request.POST or desk.request.GET
    rule, _, rest = asked.get("finding", "").partition("|")
    subject, _, mark = rest.rpartition("|")
    lines = check.about(desk.strategy.id, subject, on=desk.actor.today, lang=desk.lang)
    return next((x for x in lines if (x.rule, x.print) == (rule, mark)), None)


@page(Right.CONFIRM, methods=("POST",))
def withdraw_waiver(desk: Desk) -> HttpResponse:
    """Take back that a warning was let stand."""
    posted = desk.request.POST
    try:
        withdraw(
            actor=desk.actor,
            strategy_id=desk.strategy.id,
            rule=posted.get("rule", ""),
            subject=posted.get("subject", ""),
        )
        messages.success(desk.request, desk.say("checks.withdrawn"))
    except Missing:
        messages.info(desk.request, desk.say("checks.withdrawn_before"))
    return redirect("desk:checks", desk.lag.slug, desk.strategy.slug)


urlpatterns = [
    path("<slug:lag>/s/<slug:strategy>/checks/", checks, name="checks"),
    path("<slug:lag>/s/<slug:strategy>/checks/compare/", compare, name="checks_compare"),
    path("<slug:lag>/s/<slug:strategy>/checks/waive/", waive_finding, name="checks_waive"),
    path("<slug:lag>/s/<slug:strategy>/checks/withdraw/", withdraw_waiver, name="checks_withdraw"),
]
