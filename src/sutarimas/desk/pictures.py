"""Pictures of the text: adding one, and showing it."""

from collections.abc import Mapping
from typing import IO
from uuid import uuid4

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from sutarimas.actions.picture import add_picture
from sutarimas.actions.refusals import Already
from sutarimas.desk.asked import key as key_of
from sutarimas.desk.asked import words
from sutarimas.desk.page import Desk, page
from sutarimas.domain.picture import media_type
from sutarimas.domain.rights import Right
from sutarimas.formats.file_kinds import PICTURES, extensions
from sutarimas.formats.problems import Unusable
from sutarimas.formats.uploads import LARGEST
from sutarimas.queries.picture import picture_bytes

_WORDS = ("title", "title_en", "alt", "alt_en", "made_by", "made_on")


@page(Right.WRITE, methods=("GET", "POST"))
def add(desk: Desk) -> HttpResponse:
    """The form of a new picture: a file and the words that stand for it."""
    if desk.request.method == "GET":
        return _form(desk, {})
    typed = {x: words(desk.request.POST, x, longest=500) for x in _WORDS}
    wrong = {x: desk.say(f"pictures.no_{x}") for x in ("title", "alt") if not typed[x]}
    file = desk.request.FILES.get("file")
    if not isinstance(file, UploadedFile) or file.file is None:
        wrong["file"] = desk.say("files.no_file")
    elif not wrong:
        return _taken(desk, file.file, file.name or "", typed)
    return _form(desk, typed, wrong=wrong)


def _taken(desk: Desk, file: IO[bytes], name: str, typed: Mapping[str, str]) -> HttpResponse:
    key = key_of(desk.request.POST.get("key", "")) or uuid4()
    try:
        add_picture(
            actor=desk.actor,
            strategy_id=desk.strategy.id,
            file=file,
            name=name,
            words=typed,
            key=key,
        )
        messages.success(desk.request, desk.say("pictures.added"))
    except Unusable as unusable:
        told = " ".join(x.text(desk.lang) for x in unusable.problems[:5])
        return _form(desk, typed, wrong={"file": told})
    except OSError:
        return _form(desk, typed, wrong={"file": desk.say("files.no_room")})
    except Already:
        pass  # the form was sent twice
    return redirect("desk:record", desk.lag.slug, desk.strategy.slug, key)


def _form(
    desk: Desk, typed: Mapping[str, str], *, wrong: Mapping[str, str] | None = None
) -> HttpResponse:
    return desk.render(
        "desk/picture_add.html",
        typed=typed,
        wrong=wrong or {},
        key=desk.request.POST.get("key", ""),
        endings=",".join(f".{x}" for kind in PICTURES for x in extensions(kind)),
        largest=LARGEST // 10**6,
        status=422 if wrong else 200,
    )


@page(Right.READ)
def image(desk: Desk, *, code: str) -> HttpResponse:
    """The picture itself."""
    found = picture_bytes(desk.strategy.id, code)
    if found is None:
        raise Http404
    answer = HttpResponse(found, content_type=media_type(found))
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-cache"
    return answer


_ROOT = "<slug:lag>/s/<slug:strategy>/pictures/"
urlpatterns = [
    path(f"{_ROOT}add/", add, name="picture_add"),
    path(f"{_ROOT}<slug:code>", image, name="picture"),
]
