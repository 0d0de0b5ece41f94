"""Bringing a strategy in, taking data out, and copies of the installation."""

from contextlib import ExitStack
from tempfile import SpooledTemporaryFile
from typing import cast

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path

from sutarimas.actions.arrival import hold, take_arrived
from sutarimas.actions.backup import folder
from sutarimas.actions.refusals import Already, Refused
from sutarimas.actions.takeout import Form, copy_now, take_group_out, take_out
from sutarimas.desk.asked import key
from sutarimas.desk.page import Desk, page
from sutarimas.domain.rights import Right
from sutarimas.formats.decoding import LARGEST_FILE, megabytes
from sutarimas.formats.problems import Unusable
from sutarimas.queries.moving import brought, copies

_IN_MEMORY = 8 * 2**20  # bytes; larger ones are written to the disk first
_MOST_SHOWN = 20


@page(Right.TRANSFER, also=Right.PEOPLE)
def transfer(desk: Desk) -> HttpResponse:
    """The forms, and which copies there are."""
    return _page(desk)


def _page(desk: Desk, *, status: int = 200, **more: object) -> HttpResponse:
    return desk.render("desk/transfer.html", copies=copies(folder()), status=status, **more)


@page(Right.TRANSFER, methods=("POST",))
def look(desk: Desk) -> HttpResponse:
    """What a brought file holds; nothing is changed yet."""
    file = desk.request.FILES.get("file")
    if not isinstance(file, UploadedFile) or not file.size:
        return _page(desk, problems=(desk.say("transfer.no_file"),), status=422)
    if file.size > LARGEST_FILE:
        limit = megabytes(LARGEST_FILE)
        return _page(desk, problems=(desk.say("transfer.too_large", limit=limit),), status=422)
    try:
        arrival = hold(actor=desk.actor, name=file.name or "", data=file.read())
    except Unusable as unusable:
        told = tuple(x.text(desk.lang) for x in unusable.problems[:_MOST_SHOWN])
        rest = len(unusable.problems) - len(told)
        return _page(desk, problems=told, rest=rest, status=422)
    found = brought(arrival.value, now=desk.chosen, lang=desk.lang)
    return desk.render("desk/transfer_look.html", found=found, key=arrival.key)


@page(Right.TRANSFER, methods=("POST",))
def take(desk: Desk) -> HttpResponse:
    """Take in what was looked at."""
    wanted = key(desk.request.POST.get("key", ""))
    if wanted is None:
        return _page(desk, problems=(desk.say("transfer.no_file"),), status=422)
    try:
        take_arrived(actor=desk.actor, key=wanted)
        messages.success(desk.request, desk.say("transfer.taken"))
    except Already:
        messages.info(desk.request, desk.say("transfer.already_taken"))
        return redirect("desk:transfer", desk.lag.slug)
    return redirect("desk:today", desk.lag.slug)


@page(Right.TRANSFER, methods=("POST",))
def out(desk: Desk) -> HttpResponseBase:
    """A file with the strategy, or with the whole group."""
    what = desk.request.POST.get("what", "")
    stem = f"{desk.lag.slug}-{desk.actor.today:%Y-%m-%d}"
    if what == "group":
        return _private(_group(desk, f"{stem}.group.zip"))
    if desk.chosen is None or what not in tuple(Form):
        return _page(desk, problems=(desk.say("transfer.no_form"),), status=422)
    data = take_out(actor=desk.actor, strategy_id=desk.chosen.id, form=Form(what))
    answer = HttpResponse(data, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{stem}.{what}.zip"'
    return _private(answer)


def _group(desk: Desk, name: str) -> HttpResponseBase:
    with ExitStack() as stack:
        file = stack.enter_context(SpooledTemporaryFile(max_size=_IN_MEMORY))
        take_group_out(actor=desk.actor, out=file)
        file.seek(0)
        answer = FileResponse(file, as_attachment=True, filename=name)
        stack.pop_all()  # the answer closes it once it is sent
    return answer


def _private(answer: HttpResponseBase) -> HttpResponseBase:
    answer["Content-Type"] = "application/zip"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store"
    return answer


@page(Right.PEOPLE, methods=("POST",))
def copy(desk: Desk) -> HttpResponse:
    """Copy the installation now."""
    try:
        made = copy_now(actor=desk.actor)
        messages.success(desk.request, desk.say("transfer.copied", name=made.name))
    except Already:
        messages.info(desk.request, desk.say("transfer.copied_already"))
    except Refused as refusal:
        messages.error(desk.request, desk.say(f"transfer.{refusal.key}"))
    except OSError as error:
        reason = cast("str", error.strerror) or type(error).__name__
        messages.error(desk.request, desk.say("transfer.not_copied", reason=reason))
    return redirect("desk:transfer", desk.lag.slug)


_ROOT = "<slug:lag>/transfer/"
urlpatterns = [
    path(_ROOT, transfer, name="transfer"),
    path(f"{_ROOT}look/", look, name="transfer_look"),
    path(f"{_ROOT}take/", take, name="transfer_take"),
    path(f"{_ROOT}out/", out, name="transfer_out"),
    path(f"{_ROOT}copy/", copy, name="transfer_copy"),
]
