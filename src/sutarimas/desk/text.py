"""All texts in the order of the chapters; adding, moving and taking away."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from sutarimas.actions.refusals import Conflict, Missing
from sutarimas.actions.section import (
    add_section,
    add_translation,
    move_section,
    remove_section,
)
from sutarimas.desk import insertion, pasting, section
from sutarimas.desk.page import Desk, page
from sutarimas.desk.section_form import SectionForm, version_of
from sutarimas.domain.rights import Right
from sutarimas.formats.problems import Unusable
from sutarimas.queries.section import chapter_titles, texts
from sutarimas.queries.section_page import SectionPage


@page(Right.READ)
def text(desk: Desk) -> HttpResponse:
    """Every chapter with its texts and what they still need."""
    found = texts(
        desk.strategy.id,
        account_id=desk.actor.account_id,
        lang=desk.lang,
        on=desk.actor.today,
    )
    return desk.render("desk/text/text.html", texts=found)


@page(Right.WRITE, methods=("GET", "POST"))
def new(desk: Desk) -> HttpResponse:
    """Begin a text in a chapter."""
    data = desk.request.POST if desk.request.method == "POST" else desk.request.GET
    form = _named(data.get("title", ""), data.get("chapter", ""))
    chapters = chapter_titles(desk.strategy.id, desk.lang)
    if desk.request.method == "GET":
        return desk.render("desk/text/new.html", form=form, chapters=chapters)
    form = form.checked(chapters)
    if form.slips:
        return desk.render("desk/text/new.html", status=422, form=form, chapters=chapters)
    entry = add_section(
        actor=desk.actor, strategy_id=desk.strategy.id, chapter=form.chapter, title=form.title
    )
    return _open(desk, entry)


@page(Right.WRITE, methods=("GET", "POST"))
def translate(desk: Desk, *, entry: UUID) -> HttpResponse:
    """Begin the English text of a Lithuanian one."""
    original = section.opened(desk, entry)
    if original.section.lang != "lt":
        raise Http404
    chapters = ((original.section.chapter, original.chapter_title),)
    form = _named(desk.request.POST.get("title", ""), original.section.chapter)
    if desk.request.method == "POST":
        form = form.checked(chapters)
        if not form.slips:
            made = add_translation(
                actor=desk.actor, strategy_id=desk.strategy.id, entry=entry, title=form.title
            )
            return _open(desk, made)
    status = 422 if form.slips else 200
    return desk.render("desk/text/translate.html", status=status, form=form, page=original)


@page(Right.WRITE, methods=("POST",))
def move(desk: Desk, *, entry: UUID) -> HttpResponse:
    """One place up or down in the chapter."""
    later = desk.request.POST.get("to") == "later"
    try:
        move_section(actor=desk.actor, strategy_id=desk.strategy.id, entry=entry, later=later)
    except Missing as missing:
        raise Http404 from missing
    to = redirect("desk:text", lag=desk.lag.slug, strategy=desk.strategy.slug)
    to["Location"] += f"#text-{entry}"
    return to


@page(Right.WRITE, methods=("GET", "POST"))
def remove(desk: Desk, *, entry: UUID) -> HttpResponse:
    """Say what goes, then take it away."""
    shown = section.opened(desk, entry)
    if desk.request.method == "GET":
        return _sure(desk, shown)
    try:
        remove_section(
            actor=desk.actor,
            strategy_id=desk.strategy.id,
            entry=entry,
            base_version=version_of(desk.request.POST),
        )
    except Conflict as conflict:
        words = desk.say("text.changed_meanwhile", name=conflict.versions.by)
        return _sure(desk, shown, problems=(words,), status=409)
    except Unusable as unusable:
        told = tuple(x.text(desk.lang) for x in unusable.problems)
        return _sure(desk, shown, problems=told, status=422)
    messages.success(desk.request, desk.say("text.removed", title=shown.section.title))
    return redirect("desk:text", lag=desk.lag.slug, strategy=desk.strategy.slug)


def _sure(
    desk: Desk, shown: SectionPage, *, problems: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:
    return desk.render("desk/text/remove.html", status=status, page=shown, problems=problems)


def _named(title: str, chapter: str) -> SectionForm:
    return SectionForm(title=title, chapter=chapter, body="", base_version=0)


def _open(desk: Desk, entry: UUID) -> HttpResponse:
    return redirect("desk:section", lag=desk.lag.slug, strategy=desk.strategy.slug, entry=entry)


_STRATEGY = "<slug:lag>/s/<slug:strategy>/text/"
urlpatterns = [
    path(_STRATEGY, text, name="text"),
    path(f"{_STRATEGY}new/", new, name="text_new"),
    path(f"{_STRATEGY}<uuid:entry>/translate/", translate, name="section_translate"),
    path(f"{_STRATEGY}<uuid:entry>/move/", move, name="section_move"),
    path(f"{_STRATEGY}<uuid:entry>/remove/", remove, name="section_remove"),
    *insertion.urlpatterns,
    *pasting.urlpatterns,
    *section.urlpatterns,
]
