"""One record: read it, write it, move it, and settle two people's changes of it."""

import json
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse

from sutarimas.actions.entry import add_entry, move_entry, save_entry
from sutarimas.actions.file_record import Fate, save_file_record
from sutarimas.actions.refusals import Already, Conflict, Missing
from sutarimas.desk.asked import key as key_of
from sutarimas.desk.asked import number, posted
from sutarimas.desk.page import Desk, page
from sutarimas.desk.shelf import elsewhere, known_shelf, row_of
from sutarimas.domain.rights import Right
from sutarimas.formats.forms.reading import tree_of
from sutarimas.formats.forms.spec import FormField
from sutarimas.formats.problems import Problem, Unusable
from sutarimas.formats.shelves import Shelf, Tree, in_plain_form, kept_beside
from sutarimas.queries.code import offered_code
from sutarimas.queries.comment import thread
from sutarimas.queries.compared import both_versions
from sutarimas.queries.entry import (
    EntryRow,
    entry,
    free_code,
    position,
    public,
    shelf_once_of,
    tree_at,
)
from sutarimas.queries.form import Form, draw, shown_fields, within
from sutarimas.queries.labels import new_label, record_label, shelf_label
from sutarimas.queries.record import record_page
from sutarimas.queries.upload import attached

PROSE, FILES = "prose", "files"


@page(Right.READ)
def record(desk: Desk, key: UUID) -> HttpResponse:
    """What a record says, what it rests on, what rests on it, what colleagues say."""
    row = row_of(desk, key)
    if row.shelf.name == PROSE:
        return redirect("desk:section", desk.lag.slug, desk.strategy.slug, key)
    found = record_page(desk.strategy.id, row, actor=desk.actor, lang=desk.lang)
    return desk.render(
        "desk/record.html",
        found=found,
        shelf_title=shelf_label(row.shelf.name, desk.lang),
        subject=row.ref,
        thread=thread(desk.strategy.id, row.ref),
        elsewhere=elsewhere(desk, row.shelf.name),
        attached=attached(desk.lag.id, row.shelf.name, row.tree),
    )


@page(Right.WRITE, methods=("GET", "POST"))
def edit(desk: Desk, key: UUID) -> HttpResponse:
    """The form of a record."""
    if desk.request.method == "POST" and entry(desk.strategy.id, key) is None:
        return _gone(desk, key)
    row = row_of(desk, key)
    if url := elsewhere(desk, row.shelf.name):
        return redirect(url)
    if desk.request.method == "GET":
        return _form(desk, row.shelf, row.tree, row=row)
    tree = _taken(desk, row, tree_of(_fields(desk, row.shelf), posted(desk.request.POST), row.tree))
    base = number(desk.request.POST, "base_version", default=row.version)
    try:
        _save(desk, row, tree, base)
    except Unusable as unusable:
        return _form(desk, row.shelf, tree, row=row, problems=unusable.problems)
    except Conflict as conflict:
        return _settle(desk, row, tree, conflict)
    except Missing:
        return _gone(desk, key)
    messages.success(desk.request, desk.say("record.saved"))
    return redirect("desk:record", desk.lag.slug, desk.strategy.slug, key)


def _save(desk: Desk, row: EntryRow, tree: Tree, base: int) -> None:
    """Save what the form says; the record of a file takes the file along, and says so."""
    strategy_id = desk.strategy.id
    if row.shelf.name != FILES:
        save_entry(
            actor=desk.actor, strategy_id=strategy_id, key=row.id, tree=tree, base_version=base
        )
        return
    fate = save_file_record(
        actor=desk.actor,
        strategy_id=strategy_id,
        key=row.id,
        tree=tree,
        base_version=base,
        open_file=desk.request.POST.get("open_file") == "true",
    )
    if fate in (Fate.OPENED, Fate.RESTRICTED):
        messages.success(desk.request, desk.say(f"files.record_{fate}"))


@page(Right.WRITE, methods=("GET", "POST"))
def add(desk: Desk, name: str) -> HttpResponse:
    """The form of a new record, filled from another one where the address names it."""
    one = known_shelf(name)
    if one.single:
        raise Http404
    if url := elsewhere(desk, name):
        return redirect(url)
    if kept_beside(one.record):
        return redirect("desk:picture_add", desk.lag.slug, desk.strategy.slug)
    if desk.request.method == "GET":
        return _form(desk, one, _beginning(desk, one))
    tree = tree_of(_fields(desk, one), posted(desk.request.POST))
    key = key_of(desk.request.POST.get("key", ""))
    try:
        made = add_entry(
            actor=desk.actor, strategy_id=desk.strategy.id, shelf_name=name, tree=tree, key=key
        )
    except Unusable as unusable:
        return _form(desk, one, tree, problems=unusable.problems)
    except Already:
        return redirect("desk:record", desk.lag.slug, desk.strategy.slug, key)
    messages.success(desk.request, desk.say("record.added"))
    found = key or made.revisions.values_list("entry_key", flat=True).get()
    return redirect("desk:record", desk.lag.slug, desk.strategy.slug, found)


@page(Right.WRITE, methods=("POST",))
def move(desk: Desk, key: UUID) -> HttpResponse:
    """One place up or down on its shelf."""
    row = row_of(desk, key)
    up = desk.request.POST.get("way") == "up"
    move_entry(actor=desk.actor, strategy_id=desk.strategy.id, key=key, up=up)
    if desk.request.POST.get("back") == "tree":
        return redirect("desk:tree", desk.lag.slug, desk.strategy.slug)
    return redirect("desk:shelf", desk.lag.slug, desk.strategy.slug, row.shelf.name)


def _fields(desk: Desk, one: Shelf) -> tuple[FormField, ...]:
    return shown_fields(one, desk.actor)


def _taken(desk: Desk, row: EntryRow, tree: Tree) -> Tree:
    """The record with a colleague's words in the fields where the person chose them."""
    shown = {x.name for x in _fields(desk, row.shelf)}
    for name in shown:
        if desk.request.POST.get(f"take.{name}") != "theirs":
            continue
        tree.pop(name, None)
        if name in row.tree:
            tree[name] = row.tree[name]
    return tree


def _beginning(desk: Desk, one: Shelf) -> Tree:
    """What a new record starts with: a copy of another, or what the address gives."""
    asked = desk.request.GET
    copied = key_of(asked.get("copy", ""))
    source = entry(desk.strategy.id, copied) if copied else None
    if source is not None and source.shelf.name == one.name:
        tree = dict(_seen(desk, one, source.tree))
        if source.code and "code" in tree:
            tree["code"] = free_code(desk.strategy.id, one.name, source.code)
        return tree
    names = {x.name for x in _fields(desk, one) if not x.columns}
    given = {x: asked[x][:200] for x in asked if x in names and asked[x].isprintable()}
    code = offered_code(desk.strategy.id, one.name, given)
    return {"code": code, **given} if code else given


def _form(
    desk: Desk,
    one: Shelf,
    tree: Tree,
    *,
    row: EntryRow | None = None,
    problems: tuple[Problem, ...] = (),
    action: str = "",
) -> HttpResponse:
    form = _drawn(desk, one, tree, row, problems)
    return desk.render(
        "desk/edit.html",
        form=form,
        shelf_name=one.name,
        shelf_title=shelf_label(one.name, desk.lang),
        new_title="" if row else new_label(one.name, desk.lang),
        title=record_label(_seen(desk, one, tree), desk.lang) if row else "",
        row=row,
        key=desk.request.POST.get("key", ""),
        base_version=_base(desk, row),
        back=_back(desk, one, row),
        attached=attached(desk.lag.id, one.name, row.tree) if row else None,
        action=action,
        status=422 if problems else 200,
    )


def _drawn(
    desk: Desk, one: Shelf, tree: Tree, row: EntryRow | None, problems: tuple[Problem, ...]
) -> Form:
    at = position(desk.strategy.id, row, one.name) if problems else 0
    return draw(
        one,
        tree,
        strategy_id=desk.strategy.id,
        actor=desk.actor,
        lang=desk.lang,
        problems=within(problems, one, at),
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
    now, said = json.loads(versions.theirs), in_plain_form(row.shelf.name, tree)
    found = both_versions(row.shelf, now, said, actor=desk.actor, lang=desk.lang)
    form = draw(row.shelf, tree, strategy_id=desk.strategy.id, actor=desk.actor, lang=desk.lang)
    base = tree_at(row.id, number(desk.request.POST, "base_version", default=0)) or {}
    return desk.render(
        "desk/conflict.html",
        form=form,
        found=found,
        # What the person did not touch is the colleague's unless they say otherwise.
        mine={x.name for x in found if said.get(x.name) != base.get(x.name)},
        by=versions.by,
        base_version=versions.version,
        back=_back(desk, row.shelf, row),
        status=409,
    )


def _gone(desk: Desk, key: UUID) -> HttpResponse:
    """The record was taken away meanwhile: what was typed can be kept as a new one."""
    name = shelf_once_of(desk.strategy.id, key)
    if not name or elsewhere(desk, name) or kept_beside(known_shelf(name).record):
        raise Http404
    one = known_shelf(name)
    messages.warning(desk.request, desk.say("record.gone"))
    action = reverse("desk:record_add", args=[desk.lag.slug, desk.strategy.slug, name])
    return _form(desk, one, tree_of(_fields(desk, one), posted(desk.request.POST)), action=action)


urlpatterns = [
    path("<slug:lag>/s/<slug:strategy>/record/<uuid:key>/", record, name="record"),
    path("<slug:lag>/s/<slug:strategy>/record/<uuid:key>/edit/", edit, name="record_edit"),
    path("<slug:lag>/s/<slug:strategy>/record/<uuid:key>/move/", move, name="record_move"),
    path("<slug:lag>/s/<slug:strategy>/new/<str:name>/", add, name="record_add"),
]
