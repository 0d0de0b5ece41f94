"""Files of the group: the list, adding one, one file with its preview, downloads."""

from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path

from sutarimas.actions.refusals import Refused
from sutarimas.actions.upload import About, SameFile, delete_file, describe, take_file
from sutarimas.desk.asked import number, words
from sutarimas.desk.page import Desk, page
from sutarimas.domain.rights import Right
from sutarimas.formats.file_kinds import every_extension
from sutarimas.formats.problems import Unusable
from sutarimas.formats.uploads import LARGEST
from sutarimas.queries.job import jobs
from sutarimas.queries.upload import CHECK, FileLine, blob, file_list, one_file


@page(Right.READ, methods=("GET", "POST"))
def files(desk: Desk) -> HttpResponse:
    """Every file that this person may have; a POST adds one."""
    if desk.request.method == "POST":
        desk.must(Right.WRITE)
        return _add(desk)
    return _page(desk)


def _page(desk: Desk, *, status: int = 200, **more: object) -> HttpResponse:
    query = words(desk.request.GET, "q")
    found = file_list(
        desk.chosen.id if desk.chosen else None,
        actor=desk.actor,
        query=query,
        page=number(desk.request.GET, "page"),
        lang=desk.lang,
    )
    endings = ",".join(f".{x}" for x in every_extension())
    largest = LARGEST // 10**6
    shown = {"found": found, "asked": query, "asked_for": urlencode({"q": query})}
    shown |= {"endings": endings, "largest": largest, **more}
    return desk.render("desk/files.html", status=status, **shown)


def _add(desk: Desk) -> HttpResponse:
    posted = desk.request.POST
    file = desk.request.FILES.get("file")
    if not isinstance(file, UploadedFile) or file.file is None:
        return _page(desk, problems=(desk.say("files.no_file"),), typed=posted, status=422)
    try:
        made = take_file(
            actor=desk.actor,
            strategy_id=desk.strategy.id,
            file=file.file,
            name=file.name or "",
            about=_about(desk),
        )
    except SameFile as same:
        messages.info(desk.request, desk.say("files.same_file"))
        return redirect("desk:file", desk.lag.slug, same.upload)
    except Unusable as unusable:
        told = tuple(x.text(desk.lang) for x in unusable.problems[:20])
        return _page(desk, problems=told, typed=posted, status=422)
    except OSError:
        return _page(desk, problems=(desk.say("files.no_room"),), typed=posted, status=422)
    messages.success(desk.request, desk.say("files.added"))
    return redirect("desk:file", desk.lag.slug, made)


def _about(desk: Desk) -> About:
    posted = desk.request.POST
    return About(
        title=words(posted, "title"),
        number=words(posted, "number"),
        issued_by=words(posted, "issued_by"),
        issued_on=words(posted, "issued_on"),
        alt=words(posted, "alt", longest=500),
        restricted=posted.get("open") != "true",
    )


def _found(desk: Desk, upload: UUID) -> FileLine:
    strategy = desk.chosen.id if desk.chosen else None
    found = one_file(strategy, upload, actor=desk.actor, lang=desk.lang)
    if found is None:
        raise Http404
    return found


@page(Right.READ, methods=("GET", "POST"))
def file(desk: Desk, *, upload: UUID) -> HttpResponse:
    """One file; a POST says who may have it and what it shows."""
    if desk.request.method == "POST":
        desk.must(Right.WRITE)
        _found(desk, upload)
        posted = desk.request.POST
        alt = words(posted, "alt", longest=500)
        restricted = posted.get("open") != "true"
        describe(actor=desk.actor, upload_id=upload, alt=alt, restricted=restricted)
        messages.success(desk.request, desk.say("files.described"))
        if not restricted and _found(desk, upload).restricted:
            messages.warning(desk.request, desk.say("files.record_holds"))
        return redirect("desk:file", desk.lag.slug, upload)
    failed = jobs(desk.lag.id, kind=CHECK, key=str(upload), lang=desk.lang).failed
    return desk.render("desk/file.html", found=_found(desk, upload), failed=failed)


@page(Right.READ)
def download(desk: Desk, *, upload: UUID) -> HttpResponseBase:
    """The file itself, always as a download."""
    return _handed_out(desk, upload, preview=False)


@page(Right.READ)
def preview(desk: Desk, *, upload: UUID) -> HttpResponseBase:
    """The picture that we drew of a picture."""
    return _handed_out(desk, upload, preview=True)


def _handed_out(desk: Desk, upload: UUID, *, preview: bool) -> HttpResponseBase:
    found = blob(desk.lag.id, _found(desk, upload), preview=preview)
    try:
        opened = found.path.open("rb") if found else None
    except OSError:
        opened = None
    if found is None or opened is None:
        raise Http404
    name = "preview" if preview else found.name
    answer = FileResponse(opened, as_attachment=not preview, filename=name)
    answer["Content-Type"] = _drawn(found.path) if preview else found.media_type
    answer["X-Content-Type-Options"] = "nosniff"
    # A file that a browser opens all the same can run nothing and reach nobody.
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-cache"
    return answer


def _drawn(path: Path) -> str:
    # Opened apart: servers send a file from where it was read to, whatever was put back.
    with path.open("rb") as file:
        return "image/png" if file.read(4) == b"\x89PNG" else "image/jpeg"


@page(Right.WRITE, methods=("GET", "POST"))
def delete(desk: Desk, *, upload: UUID) -> HttpResponse:
    """Delete a file that nothing tells of; asked once more."""
    found = _found(desk, upload)
    if desk.request.method == "GET":
        return desk.render("desk/file_delete.html", found=found)
    try:
        delete_file(actor=desk.actor, upload_id=upload)
    except Refused as refusal:
        problem = desk.say(f"files.{refusal.key}")
        return desk.render("desk/file_delete.html", found=found, problem=problem, status=422)
    messages.success(desk.request, desk.say("files.deleted"))
    return redirect("desk:files", desk.lag.slug)


_ROOT = "<slug:lag>/files/"
_ONE = f"{_ROOT}<uuid:upload>/"
urlpatterns = [
    path(_ROOT, files, name="files"),
    path(_ONE, file, name="file"),
    path(f"{_ONE}download/", download, name="file_download"),
    path(f"{_ONE}preview/", preview, name="file_preview"),
    path(f"{_ONE}delete/", delete, name="file_delete"),
]
