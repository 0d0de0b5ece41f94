"""The history of a strategy: who changed what, and taking it back."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from sutarimas.actions.refusals import Conflict, Forbidden, Refused
from sutarimas.actions.undo import undo as take_back
from sutarimas.desk.asked import key as key_of
from sutarimas.desk.asked import number, words
from sutarimas.desk.page import Desk, page
from sutarimas.domain.rights import Right
from sutarimas.formats.problems import Unusable
from sutarimas.queries.history import change_page, deed_words
from sutarimas.queries.history import history as found_history


@page(Right.READ)
def history(desk: Desk) -> HttpResponse:
    """Every change, the newest first."""
    asked = desk.request.GET
    by, record = words(asked, "by"), key_of(asked.get("record", ""))
    found = found_history(desk.strategy.id, by=by, record=record, page=number(asked, "page"))
    kept = {"by": by} | ({"record": str(record)} if record else {})
    return desk.render(
        "desk/history.html",
        found=found,
        deeds=tuple((x, deed(desk, x.deed)) for x in found.lines),
        by=by,
        record=record,
        asked_for=urlencode(kept),
    )


@page(Right.READ)
def change(desk: Desk, key: UUID) -> HttpResponse:
    """One change, field by field and word by word."""
    found = change_page(desk.strategy.id, key, actor=desk.actor, lang=desk.lang)
    if found is None:
        raise Http404
    return desk.render("desk/change.html", found=found, deed=deed(desk, found.line.deed))


@page(Right.WRITE, methods=("POST",))
def undo(desk: Desk, key: UUID) -> HttpResponse:
    """Take a change back."""
    try:
        take_back(actor=desk.actor, strategy_id=desk.strategy.id, key=key)
    except Unusable as unusable:
        problem = unusable.problems[0]
        messages.error(
            desk.request,
            desk.say(
                "history.not_undone", why=f"{problem.what(desk.lang)} {problem.remedy(desk.lang)}"
            ),
        )
        return redirect("desk:change", desk.lag.slug, desk.strategy.slug, key)
    except Forbidden:
        raise
    except (Conflict, Refused):
        messages.warning(desk.request, desk.say("history.changed_since"))
        return redirect("desk:change", desk.lag.slug, desk.strategy.slug, key)
    messages.success(desk.request, desk.say("history.undone"))
    return redirect("desk:history", desk.lag.slug, desk.strategy.slug)


def deed(desk: Desk, name: str) -> str:
    """What was done, in words."""
    return deed_words(name, desk.lang)


urlpatterns = [
    path("<slug:lag>/s/<slug:strategy>/history/", history, name="history"),
    path("<slug:lag>/s/<slug:strategy>/history/<uuid:key>/", change, name="change"),
    path("<slug:lag>/s/<slug:strategy>/history/<uuid:key>/undo/", undo, name="undo"),
]
