"""The editor of one text: writing, reading it as printed, two people at once, vouching for it."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import path, reverse

from sutarimas.actions.draft import drop_draft, keep_draft
from sutarimas.actions.refusals import Conflict, Missing, Versions
from sutarimas.actions.section import confirm_section, save_section, unconfirm_section
from sutarimas.desk.page import Desk, page
from sutarimas.desk.section_form import (
    LONGEST_BODY,
    LONGEST_TITLE,
    SectionForm,
    continued,
    posted,
    saved,
    version_of,
)
from sutarimas.domain.difference import Merged, Stretch, differences, merge
from sutarimas.domain.rights import Right
from sutarimas.queries.section_page import SectionPage, body_at, reading, section_page


@dataclass(frozen=True, kw_only=True)
class Clash:
    """What two people made of one text, and a proposal that keeps both."""

    by: str
    title: str
    theirs: str
    found: tuple[Stretch, ...]
    merged: Merged


@page(Right.READ, methods=("GET", "POST"))
def section(desk: Desk, *, entry: UUID) -> HttpResponse:
    """Read or write one text."""
    shown = opened(desk, entry)
    if desk.request.method == "POST":
        return _written(desk, shown)
    if "draft" in desk.request.GET and shown.draft is not None:
        return _editor(desk, shown, continued(shown, shown.draft), continuing=True)
    return _editor(desk, shown, saved(shown))


def _written(desk: Desk, shown: SectionPage) -> HttpResponse:
    form = posted(desk.request.POST, shown).checked(_chapters(shown))
    if desk.request.POST.get("do") == "read" and desk.may(Right.WRITE) and not form.slips:
        return _editor(desk, shown, form, continuing=True)
    if form.slips and desk.may(Right.WRITE):
        return _editor(desk, shown, form, status=422, continuing=True)
    try:
        save_section(
            actor=desk.actor,
            strategy_id=desk.strategy.id,
            entry=shown.entry,
            base_version=form.base_version,
            text=form.text,
        )
    except Conflict as conflict:
        # Whoever leaves the next page without choosing still has their words.
        _keep(desk, shown, form)
        return _conflict(desk, shown, form, conflict.versions)
    messages.success(desk.request, desk.say("text.saved"))
    return _to(desk, shown.entry)


def _chapters(shown: SectionPage) -> tuple[tuple[str, str], ...]:
    """What may be chosen; a translation stands where its original stands."""
    if shown.section.lang == "lt":
        return shown.chapters
    return ((shown.section.chapter, shown.chapter_title),)


def _editor(
    desk: Desk,
    shown: SectionPage,
    form: SectionForm,
    *,
    status: int = 200,
    continuing: bool = False,
) -> HttpResponse:
    """The page; an overlong body is shown again but not read."""
    read = None
    if len(form.body) <= LONGEST_BODY:
        read = _reading(desk, shown, form.body)
    return desk.render(
        "desk/text/section.html",
        status=status,
        page=shown,
        form=form,
        reading=read,
        continuing=continuing,
        thread=shown.thread,
        subject=shown.subject,
        longest_title=LONGEST_TITLE,
    )


def _reading(desk: Desk, shown: SectionPage, body: str) -> object:
    return reading(
        desk.strategy.id,
        shown.section.code,
        section_lang=shown.section.lang,
        body=body,
        on=desk.actor.today,
    )


def _conflict(
    desk: Desk, shown: SectionPage, form: SectionForm, versions: Versions
) -> HttpResponse:
    """Both texts with their differences, and one that keeps both for saving."""
    base = body_at(shown.entry, form.base_version)
    theirs = shown.section
    yours = form.text.cleaned()
    merged = merge(base=base, theirs=theirs.body, yours=yours.body)
    clash = Clash(
        by=versions.by,
        title=theirs.title,
        theirs=theirs.body,
        found=differences(theirs.body, yours.body),
        # Without knowing what both started from nothing can be told apart.
        merged=merged if base else Merged(text=yours.body, clashes=1),
    )
    return desk.render("desk/text/conflict.html", status=409, page=shown, form=form, clash=clash)


@page(Right.WRITE, methods=("POST",))
def draft(desk: Desk, *, entry: UUID) -> HttpResponse:
    """Keep what is typed so far; called by the editor every few seconds."""
    shown = opened(desk, entry)
    form = posted(desk.request.POST, shown)
    if len(form.body) > LONGEST_BODY or len(form.title) > LONGEST_TITLE:
        return JsonResponse({"message": desk.say("text.body_long")}, status=422)
    _keep(desk, shown, form)
    return JsonResponse({"at": desk.actor.now.isoformat()})


def _keep(desk: Desk, shown: SectionPage, form: SectionForm) -> None:
    keep_draft(
        actor=desk.actor,
        strategy_id=desk.strategy.id,
        subject=shown.subject,
        base_version=form.base_version,
        title=form.title,
        body=form.body,
    )


@page(Right.WRITE, methods=("POST",))
def discard(desk: Desk, *, entry: UUID) -> HttpResponse:
    """Forget what was typed and not saved."""
    shown = opened(desk, entry)
    drop_draft(actor=desk.actor, strategy_id=desk.strategy.id, subject=shown.subject)
    messages.success(desk.request, desk.say("text.discarded"))
    return _to(desk, entry)


@page(Right.WRITE, methods=("POST",))
def read(desk: Desk, *, entry: UUID) -> HttpResponse:
    """What is typed as the document would print it, as a piece of a page."""
    shown = opened(desk, entry)
    form = posted(desk.request.POST, shown)
    if len(form.body) > LONGEST_BODY:
        return JsonResponse({"message": desk.say("text.body_long")}, status=422)
    return desk.render(
        "desk/text/reading.html", page=shown, reading=_reading(desk, shown, form.body)
    )


@page(Right.CONFIRM, methods=("POST",))
def confirm(desk: Desk, *, entry: UUID) -> HttpResponse:
    """Vouch for a text."""
    return _vouched(desk, entry, confirming=True)


@page(Right.CONFIRM, methods=("POST",))
def unconfirm(desk: Desk, *, entry: UUID) -> HttpResponse:
    """Take a confirmation back."""
    return _vouched(desk, entry, confirming=False)


def _vouched(desk: Desk, entry: UUID, *, confirming: bool) -> HttpResponse:
    act = confirm_section if confirming else unconfirm_section
    try:
        act(
            actor=desk.actor,
            strategy_id=desk.strategy.id,
            entry=entry,
            base_version=version_of(desk.request.POST),
        )
    except Missing as missing:
        raise Http404 from missing
    except Conflict as conflict:
        words = desk.say("text.changed_meanwhile", name=conflict.versions.by)
        messages.warning(desk.request, words)
    else:
        done = "text.confirmed" if confirming else "text.unconfirmed"
        messages.success(desk.request, desk.say(done))
    return _to(desk, entry)


def opened(desk: Desk, entry: UUID) -> SectionPage:
    """The text that the address names; 404 where the strategy has none."""
    found = section_page(
        desk.strategy.id,
        entry,
        account_id=desk.actor.account_id,
        lang=desk.lang,
        on=desk.actor.today,
    )
    if found is None:
        raise Http404
    return found


def _to(desk: Desk, entry: UUID) -> HttpResponseRedirect:
    url = reverse("desk:section", args=[desk.lag.slug, desk.strategy.slug, entry])
    return HttpResponseRedirect(url)


_TEXT = "<slug:lag>/s/<slug:strategy>/text/<uuid:entry>/"
urlpatterns = [
    path(_TEXT, section, name="section"),
    path(f"{_TEXT}draft/", draft, name="section_draft"),
    path(f"{_TEXT}discard/", discard, name="section_discard"),
    path(f"{_TEXT}reading/", read, name="section_reading"),
    path(f"{_TEXT}confirm/", confirm, name="section_confirm"),
    path(f"{_TEXT}unconfirm/", unconfirm, name="section_unconfirm"),
]
