"""Links that rest on what has changed, and links that nobody has confirmed yet."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path

from sutarimas.actions.refusals import Missing
from sutarimas.actions.tie import confirm_ties
from sutarimas.desk.asked import number
from sutarimas.desk.page import Desk, page
from sutarimas.domain.rights import Right
from sutarimas.domain.trace import LinkState
from sutarimas.queries.tie import ties

_MOST = 500


@page(Right.READ, methods=("GET", "POST"))
def links(desk: Desk) -> HttpResponse:
    """Look at links, and confirm those that still hold."""
    if desk.request.method == "POST":
        desk.must(Right.CONFIRM)
        _confirm(desk)
        return redirect(desk.request.get_full_path())
    asked = desk.request.GET.get("state", "")
    state = LinkState.UNCONFIRMED if asked == LinkState.UNCONFIRMED else LinkState.SUSPECT
    found = ties(
        desk.strategy.id,
        state=state,
        actor=desk.actor,
        lang=desk.lang,
        page=number(desk.request.GET, "page"),
    )
    return desk.render(
        "desk/links.html", found=found, state=state, asked_for=urlencode({"state": state})
    )


def _confirm(desk: Desk) -> None:
    pairs = [x.partition("|") for x in desk.request.POST.getlist("link")[:_MOST]]
    try:
        confirm_ties(
            actor=desk.actor,
            strategy_id=desk.strategy.id,
            pairs=[(source, target) for source, _, target in pairs],
        )
        messages.success(desk.request, desk.say("links.confirmed", n=len(pairs)))
    except Missing:
        messages.info(desk.request, desk.say("links.nothing"))


urlpatterns = [path("<slug:lag>/s/<slug:strategy>/links/", links, name="links")]
