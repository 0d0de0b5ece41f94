"""One record: read it, write it, move it, take it away, and settle two people's changes."""

import json
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse

from sutarimas.actions.entry import add_entry, free_code, move_entry, remove_entry, save_entry
from sutarimas.actions.refusals import Conflict, Missing
from sutarimas.desk.asked import number, posted
from sutarimas.desk.page import Desk, page
from sutarimas.domain.rights import Right
from sutarimas.formats.forms.reading import tree_of
from sutarimas.formats.problems import Problem, Unusable
from sutarimas.formats.shelves import Shelf, Tree, shelf
from sutarimas.queries.comment import thread
from sutarimas.queries.compared import both_versions
from sutarimas.queries.entry import EntryRow, entry, public
from sutarimas.queries.form import draw, shown_fields
from sutarimas.queries.labels import record_label, shelf_label
from sutarimas.queries.record import record_page

PROSE = "prose"


@page(Right.READ)
def record(desk: Desk, key: UUID) -> HttpResponse:
    """What a record says, what it rests on, what rests on it, what colleagues say."""
    row = _row(desk, key)
    if row.shelf.name == PROSE:
        return redirect("desk:section", desk.lag.slug, desk.strategy.slug, key)
    found = record_page(desk.strategy.id, row, actor=desk.actor, lang=desk.lang)
    return desk.render(
        "desk/record.html",
        found=found,
        shelf_title=shelf_label(row.shelf.name, desk.lang),
        subject=row.ref,
        thread=thread(desk.strategy.id, row.ref),
    )


@page(Right.WRITE, methods=("GET", "POST"))
def edit(desk: Desk, key: UUID) -> HttpResponse:
    """The form of a record."""
    row = _row(desk, key)
    if row.shelf.name == PROSE:
        return redirect("desk:section", desk.lag.slug, desk.strategy.slug, key)
    if desk.request.method == "GET":
        return _form(desk, row.shelf, row.tree, row=row)
    tree = tree_of(shown_fields(row.shelf, desk.actor), posted(desk.request.POST), row.tree)
    base = number(desk.request.POST, "base_version", default=row.version)
    try:
        save_entry(
            actor=desk.actor, strategy_id=desk.strategy.id, key=key, tree=tree, base_version=base
        )
    except Unusable as unusable:
        return _form(desk, row.shelf, tree, row=row, problems=unusable.problems)
    except Conflict as conflict:
        return _settle(desk, row, tree, conflict)
    except Missing:
        return _gone(desk, row.shelf, tree)
    messages.success(desk.request, desk.say("record.saved"))
    return redirect("desk:record", desk.lag.slug, desk.strategy.slug, key)


@page(Right.WRITE, methods=("GET", "POST"))
def add(desk: Desk, name: str) -> HttpResponse:
    """The form of a new record, filled from another one where the address names it."""
    one = _shelf(name)
    if desk.request.method == "GET":
        return _form(desk, one, _beginning(desk, one))
    tree = tree_of(shown_fields(one, desk.actor), posted(desk.request.POST))
    try:
        made = add_entry(actor=desk.actor, strategy_id=desk.strategy.id, shelf_name=name, tree=tree)
    except Unusable as unusable:
        return _form(desk, one, tree, problems=unusable.problems)
    messages.success(desk.request, desk.say("record.added"))
    revision = made.revisions.first()
    if revision is None:
        return redirect("desk:shelf", desk.lag.slug, desk.strategy.slug, name)
    return redirect("desk:record", desk.lag.slug, desk.strategy.slug, revision.entry_key)


@page(Right.WRITE, methods=("GET", "POST"))
def remove(desk: Desk, key: UUID) -> HttpResponse:
    """Say what would break, then take a record away."""
    row = _row(desk, key)
    if row.shelf.single:
        raise Http404
    found = record_page(desk.strategy.id, row, actor=desk.actor, lang=desk.lang)
    if desk.request.method == "GET":
        return desk.render("desk/remove.html", found=found)
    try:
        remove_entry(
            actor=desk.actor,
            strategy_id=desk.strategy.id,
            key=key,
            base_version=number(desk.request.POST, "base_version", default=row.version),
            untie=desk.request.POST.get("untie") == "true",
        )
    except Unusable as unusable:
        return desk.render(
            "desk/remove.html", found=found, problems=_told(desk, unusable), status=422
        )
    except Conflict as conflict:
        refusal = desk.say("record.changed_meanwhile", by=conflict.versions.by)
        return desk.render("desk/remove.html", found=found, problems=[refusal], status=409)
    messages.success(desk.request, desk.say("record.removed"))
    return redirect("desk:history", desk.lag.slug, desk.strategy.slug)


@page(Right.WRITE, methods=("POST",))
def move(desk: Desk, key: UUID) -> HttpResponse:
    """One place up or down on its shelf."""
    row = _row(desk, key)
    up = desk.request.POST.get("way") == "up"
    move_entry(actor=desk.actor, strategy_id=desk.strategy.id, key=key, up=up)
    return redirect("desk:shelf", desk.lag.slug, desk.strategy.slug, row.shelf.name)


def _row(desk: Desk, key: UUID) -> EntryRow:
    found = entry(desk.strategy.id, key)
    if found is None:
        raise Http404
    return found


def _shelf(name: str) -> Shelf:
    try:
        found = shelf(name)
    except KeyError:
        raise Http404 from None
    if found.single:
        raise Http404
    return found


def _beginning(desk: Desk, one: Shelf) -> Tree:
    """What a new record starts with: a copy of another, or what the address gives."""
    asked = desk.request.GET
    copied = asked.get("copy", "")
    try:
        source = entry(desk.strategy.id, UUID(copied)) if copied else None
    except ValueError:
        source = None
    if source is not None and source.shelf.name == one.name:
        tree = dict(source.tree)
        if source.code and "code" in tree:
            tree["code"] = free_code(desk.strategy.id, one.name, source.code)
        return tree
    names = {x.name for x in shown_fields(one, desk.actor)}
    return {
        name: asked[name][:200] for name in asked if name in names and asked[name].isprintable()
    }


def _form(
    desk: Desk,
    one: Shelf,
    tree: Tree,
    *,
    row: EntryRow | None = None,
    problems: tuple[Problem, ...] = (),
) -> HttpResponse:
    form = draw(
        one,
        tree,
        strategy_id=desk.strategy.id,
        actor=desk.actor,
        lang=desk.lang,
        problems=problems,
    )
    return desk.render(
        "desk/edit.html",
        form=form,
        shelf_name=one.name,
        shelf_title=shelf_label(one.name, desk.lang),
        title=record_label(_seen(desk, one, tree), desk.lang) if row else "",
        row=row,
        base_version=_base(desk, row),
        back=_back(desk, one, row),
        status=422 if problems else 200,
    )


def _seen(desk: Desk, one: Shelf, tree: Tree) -> Tree:
    """The record as this person may see it."""
    return tree if desk.may(Right.READ_PRIVATE) else public(one.name, tree)


def _base(desk: Desk, row: EntryRow | None) -> int:
    """The version that the person started from, kept over a refused save."""
    if row is None:
        return 0
    return number(desk.request.POST, "base_version", default=row.version)


def _back(desk: Desk, one: Shelf, row: EntryRow | None) -> str:
    place = [desk.lag.slug, desk.strategy.slug]
    if row is None:
        return reverse("desk:shelf", args=[*place, one.name])
    return reverse("desk:record", args=[*place, row.id])


def _settle(desk: Desk, row: EntryRow, tree: Tree, conflict: Conflict) -> HttpResponse:
    """Both versions field by field, and the form with the person's own words in it."""
    versions = conflict.versions
    found = both_versions(
        row.shelf, json.loads(versions.theirs), tree, actor=desk.actor, lang=desk.lang
    )
    form = draw(row.shelf, tree, strategy_id=desk.strategy.id, actor=desk.actor, lang=desk.lang)
    return desk.render(
        "desk/conflict.html",
        form=form,
        found=found,
        by=versions.by,
        base_version=versions.version,
        back=_back(desk, row.shelf, row),
        status=409,
    )


def _gone(desk: Desk, one: Shelf, tree: Tree) -> HttpResponse:
    """The record was taken away meanwhile: what was typed can be kept as a new one."""
    messages.warning(desk.request, desk.say("record.gone"))
    return _form(desk, one, tree)


def _told(desk: Desk, unusable: Unusable) -> list[str]:
    return [f"{x.what(desk.lang)} {x.remedy(desk.lang)}" for x in unusable.problems]


urlpatterns = [
    path("<slug:lag>/s/<slug:strategy>/record/<uuid:key>/", record, name="record"),
    path("<slug:lag>/s/<slug:strategy>/record/<uuid:key>/edit/", edit, name="record_edit"),
    path("<slug:lag>/s/<slug:strategy>/record/<uuid:key>/remove/", remove, name="record_remove"),
    path("<slug:lag>/s/<slug:strategy>/record/<uuid:key>/move/", move, name="record_move"),
    path("<slug:lag>/s/<slug:strategy>/new/<str:name>/", add, name="record_add"),
]
