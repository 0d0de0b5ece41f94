"""Problems and opportunities: what they rest on, come from and lead to; tying facts to them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from sutarimas.actions.entry import save_entry
from sutarimas.actions.refusals import Conflict, Missing
from sutarimas.desk.asked import number, posted
from sutarimas.desk.page import Desk, page
from sutarimas.desk.shelf import row_of
from sutarimas.domain.rights import Right
from sutarimas.formats.forms.reading import tree_of
from sutarimas.formats.forms.spec import FormField
from sutarimas.formats.problems import Unusable
from sutarimas.formats.shelves import Tree
from sutarimas.queries.entry import EntryRow
from sutarimas.queries.form import draw, shown_fields
from sutarimas.queries.labels import record_label
from sutarimas.queries.tree import needs_page

_TIES = ("evidence", "voices")


@page(Right.READ)
def needs(desk: Desk) -> HttpResponse:
    """All of them, or those that no objective answers."""
    unanswered = desk.request.GET.get("show") == "unanswered"
    found = needs_page(desk.strategy.id, on=desk.actor.today, lang=desk.lang, unanswered=unanswered)
    return desk.render("desk/needs.html", found=found, unanswered=unanswered)


@page(Right.WRITE, methods=("GET", "POST"))
def tie(desk: Desk, key: UUID) -> HttpResponse:
    """Pick the facts and voices that a need rests on, without the rest of its form."""
    row = row_of(desk, key)
    fields = _ties(desk, row)
    if not fields:
        raise Http404
    if desk.request.method == "GET":
        return _form(desk, row, row.tree, base=row.version)
    tree = tree_of(fields, posted(desk.request.POST), row.tree)
    base = number(desk.request.POST, "base_version", default=row.version)
    try:
        save_entry(
            actor=desk.actor, strategy_id=desk.strategy.id, key=key, tree=tree, base_version=base
        )
    except Conflict as conflict:
        messages.warning(desk.request, desk.say("tree.tie_again", by=conflict.versions.by))
        return _form(desk, row, tree, base=conflict.versions.version, status=409)
    except Unusable as unusable:
        messages.error(desk.request, unusable.problems[0].text(desk.lang))
        return _form(desk, row, tree, base=base, status=422)
    except Missing:
        raise Http404 from None
    messages.success(desk.request, desk.say("record.saved"))
    return redirect("desk:record", desk.lag.slug, desk.strategy.slug, key)


def _ties(desk: Desk, row: EntryRow) -> tuple[FormField, ...]:
    return tuple(x for x in shown_fields(row.shelf, desk.actor) if x.name in _TIES)


def _form(desk: Desk, row: EntryRow, tree: Tree, *, base: int, status: int = 200) -> HttpResponse:
    form = draw(row.shelf, tree, strategy_id=desk.strategy.id, actor=desk.actor, lang=desk.lang)
    drawn = [x for part in form.parts for x in part.drawn if x.box.name in _TIES]
    return desk.render(
        "desk/tie.html",
        row=row,
        title=record_label(row.tree, desk.lang),
        drawn_ties=drawn,
        base_version=base,
        status=status,
    )


urlpatterns = [
    path("<slug:lag>/s/<slug:strategy>/needs/", needs, name="needs"),
    path("<slug:lag>/s/<slug:strategy>/record/<uuid:key>/tie/", tie, name="record_tie"),
]
