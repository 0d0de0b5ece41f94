"""Files that are handed out: as attachments, never run, known by their fingerprint."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header

from sutarimas.queries.reader import EditionCard

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}


def commands(request: HttpRequest, slug: str, listed: Sequence[EditionCard]) -> str:
    """What to type to fetch the newest edition's data and to check them; empty without one."""
    if not listed:
        return ""
    number, name = listed[0].number, "strategy.json"
    address = reverse("forum:data_file", args=[slug, number, name])
    fetch = f"curl -OJ {request.build_absolute_uri(address)}"
    return f"{fetch}\nsutarimas verify {file_name(slug, number, name)}"


def file_name(slug: str, number: int, name: str) -> str:
    """The name under which a file of an edition is saved."""
    return f"{slug}-{number}-{name}"


def as_file(request: HttpRequest, content: bytes, name: str, kind: str) -> HttpResponseBase:
    """Bytes as an attachment."""
    tag = f'"{hashlib.sha256(content).hexdigest()}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304)
    return _guarded(HttpResponse(content, content_type=kind), name, tag)


def stored(request: HttpRequest, path: Path, name: str, sha256: str) -> HttpResponseBase:
    """A stored file as an attachment, read piece by piece; 404 where it is not there."""
    tag = f'"{sha256}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304)
    try:
        opened = path.open("rb")
    except OSError:
        raise Http404 from None
    kind = _TYPES.get(Path(name).suffix, "application/octet-stream")
    return _guarded(FileResponse(opened, content_type=kind), name, tag)


def _guarded(answer: HttpResponseBase, name: str, tag: str) -> HttpResponseBase:
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    answer["ETag"] = tag
    answer["X-Content-Type-Options"] = "nosniff"
    # A file that a browser opens all the same can run nothing and reach nobody.
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    patch_cache_control(answer, public=True, max_age=3600)
    return answer
