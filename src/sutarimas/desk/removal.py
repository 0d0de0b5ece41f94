"""Taking a record away: what would break, and the way back right after."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from sutarimas.actions.entry import remove_entry
from sutarimas.actions.refusals import Conflict, Missing
from sutarimas.desk.asked import number
from sutarimas.desk.page import Desk, page
from sutarimas.desk.shelf import elsewhere, row_of
from sutarimas.domain.rights import Right
from sutarimas.formats.problems import Unusable
from sutarimas.queries.entry import entry
from sutarimas.queries.record import RecordPage, record_page


@page(Right.WRITE, methods=("GET", "POST"))
def remove(desk: Desk, key: UUID) -> HttpResponse:
    """Say what would break, then take a record away."""
    if desk.request.method == "POST" and entry(desk.strategy.id, key) is None:
        return _gone_already(desk)
    row = row_of(desk, key)
    if row.shelf.single:
        raise Http404
    if url := elsewhere(desk, row.shelf.name):
        return redirect(url)
    found = record_page(desk.strategy.id, row, actor=desk.actor, lang=desk.lang)
    if desk.request.method == "GET":
        return _ask(desk, found)
    untie = desk.request.POST.get("untie") == "true"
    if found.is_needed and not untie:
        return _ask(desk, found, problem=desk.say("record.remove_needed"), status=422)
    return _remove(desk, found, untie=untie)


def _remove(desk: Desk, found: RecordPage, *, untie: bool) -> HttpResponse:
    try:
        made = remove_entry(
            actor=desk.actor,
            strategy_id=desk.strategy.id,
            key=found.row.id,
            base_version=number(desk.request.POST, "base_version", default=found.row.version),
            untie=untie,
        )
    except Unusable as unusable:
        told = [f"{x.what(desk.lang)} {x.remedy(desk.lang)}" for x in unusable.problems]
        return _ask(desk, found, problem=" ".join(told), status=422)
    except Conflict as conflict:
        refusal = desk.say("record.changed_meanwhile", by=conflict.versions.by)
        return _ask(desk, found, problem=refusal, status=409)
    except Missing:
        return _gone_already(desk)
    messages.success(desk.request, desk.say("record.removed"))
    return redirect("desk:change", desk.lag.slug, desk.strategy.slug, made.pk)


def _ask(desk: Desk, found: RecordPage, *, problem: str = "", status: int = 200) -> HttpResponse:
    return desk.render("desk/remove.html", found=found, problem=problem, status=status)


def _gone_already(desk: Desk) -> HttpResponse:
    """A second click, or a colleague was faster."""
    messages.info(desk.request, desk.say("record.removed_already"))
    return redirect("desk:history", desk.lag.slug, desk.strategy.slug)


urlpatterns = [
    path("<slug:lag>/s/<slug:strategy>/record/<uuid:key>/remove/", remove, name="record_remove"),
]
