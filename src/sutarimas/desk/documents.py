"""The files of the strategy as it stands, built apart from the page, and every edition's."""

from uuid import UUID

from django.contrib import messages
from django.http import (
    FileResponse,
    Http404,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
)
from django.shortcuts import redirect
from django.urls import path

from sutarimas.actions.document import LANGUAGES, ask_draft
from sutarimas.desk.page import Desk, page
from sutarimas.domain.rights import Right
from sutarimas.queries.document import Download, documents, download


@page(Right.READ, methods=("GET", "POST"))
def list_documents(desk: Desk) -> HttpResponse:
    """Builds of the draft in both languages; a POST asks for one."""
    if desk.request.method == "POST":
        lang = desk.request.POST.get("lang", "")
        if lang in LANGUAGES:
            ask_draft(actor=desk.actor, strategy_id=desk.strategy.id, lang=lang)
            messages.info(desk.request, desk.say("jobs.asked"))
        else:
            desk.must(Right.WRITE)
        return redirect("desk:documents", desk.lag.slug, desk.strategy.slug)
    found = documents(desk.lag.id, desk.strategy.id, lang=desk.lang)
    return desk.render("desk/documents.html", found=found)


@page(Right.READ)
def get_document(desk: Desk, *, document_id: UUID) -> HttpResponseBase:
    """One file, always as a download."""
    found = download(desk.lag.id, document_id)
    if found is None:
        raise Http404
    return handed_out(desk, found)


def handed_out(desk: Desk, found: Download) -> HttpResponseBase:
    """A stored file, read piece by piece; never shown inside the site."""
    tag = f'"{found.sha256}"'
    if desk.request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified()
    try:
        opened = found.path.open("rb")
    except OSError:
        raise Http404 from None
    answer = FileResponse(
        opened, as_attachment=True, filename=found.name, content_type=found.media_type
    )
    answer["ETag"] = tag
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-cache"
    return answer


_ROOT = "<slug:lag>/s/<slug:strategy>/documents/"
urlpatterns = [
    path(_ROOT, list_documents, name="documents"),
    path(f"{_ROOT}<uuid:document_id>/", get_document, name="document"),
]
