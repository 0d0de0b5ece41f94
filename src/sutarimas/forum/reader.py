"""The strategy to read: whole, in short, and record by record, each with what it rests on."""

from base64 import b64decode
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path

from sutarimas.document.render.stored import PICTURE_LANGUAGE, PICTURES
from sutarimas.domain.picture import media_type
from sutarimas.forum.contents import contents
from sutarimas.forum.download import commands
from sutarimas.forum.page import language, of_group, same_bytes, show_group, show_stored
from sutarimas.queries.reader import EditionCard, Group, editions, files, stored_page


@of_group
def strategy(request: HttpRequest, group: Group, number: int | None = None) -> HttpResponse:
    """An edition whole: the newest, or the one of that number."""
    return _page(request, group, number, "strategy", "forum/strategy.html")


@of_group
def brief(request: HttpRequest, group: Group, number: int | None = None) -> HttpResponse:
    """An edition on one page."""
    return _page(request, group, number, "brief", "forum/brief.html")


@of_group
def basis(request: HttpRequest, group: Group, number: int | None = None) -> HttpResponse:
    """Every record of an edition that has a page of its own."""
    return _page(request, group, number, "basis", "forum/basis.html")


@of_group
def record(
    request: HttpRequest, group: Group, kind: str, code: str, number: int | None = None
) -> HttpResponse:
    """One record of an edition: why, for whom, how much, what rests on it."""
    return _page(request, group, number, f"{kind}/{code}", "forum/record.html")


@of_group
def picture(
    request: HttpRequest, group: Group, code: str, number: int | None = None
) -> HttpResponse:
    """A picture of an edition's text."""
    chosen = _chosen(editions(group.id), number)
    found = stored_page(chosen.id, f"{PICTURES}/{code}", PICTURE_LANGUAGE)
    if found is None:
        raise Http404
    image = b64decode(found.html)
    return same_bytes(request, HttpResponse(image, content_type=media_type(image)))


@of_group
def list_editions(request: HttpRequest, group: Group) -> HttpResponse:
    """Every edition that was published."""
    return show_group(request, "forum/editions.html", group, editions=editions(group.id))


@of_group
def edition(_request: HttpRequest, group: Group, number: int) -> HttpResponse:
    """To the text of an edition."""
    _chosen(editions(group.id), number)
    return redirect("forum:edition_strategy", group.slug, number)


@of_group
def verify(request: HttpRequest, group: Group) -> HttpResponse:
    """How to check that a paper, a file or a page is the published text."""
    listed = editions(group.id)
    typed = commands(request, group.slug, listed)
    return show_group(request, "forum/verify.html", group, editions=listed, commands=typed)


def _page(
    request: HttpRequest, group: Group, number: int | None, name: str, template: str
) -> HttpResponse:
    listed = editions(group.id)
    chosen = _chosen(listed, number)
    found = stored_page(chosen.id, name, language())
    if found is None:
        raise Http404
    return show_stored(
        request,
        template,
        group,
        found,
        edition=chosen,
        newest=listed[0],
        contents=contents(found.data.get("contents", ())),
        files=files(chosen, lang=language()),
        up=f"/{language()}/{group.slug}/" + (f"editions/{number}/" if number else ""),
    )


def _chosen(listed: tuple[EditionCard, ...], number: int | None) -> EditionCard:
    """The newest edition, or the one of that number."""
    chosen = next((x for x in listed if number in (None, x.number)), None)
    if chosen is None:
        raise Http404
    return chosen


#: Links inside the stored pages are relative to the address that these stand below.
_PAGES: tuple[tuple[str, Callable[..., HttpResponseBase], str], ...] = (
    ("strategy/", strategy, "strategy"),
    ("brief/", brief, "brief"),
    ("basis/", basis, "basis"),
    (f"{PICTURES}/<slug:code>", picture, "picture"),
    ("r/<slug:kind>/<path:code>/", record, "record_page"),
)
urlpatterns = [
    path("<slug:lag>/editions/", list_editions, name="editions"),
    path("<slug:lag>/editions/<int:number>/", edition, name="edition"),
    path("<slug:lag>/verify/", verify, name="verify"),
    *(path(f"<slug:lag>/{rest}", view, name=name) for rest, view, name in _PAGES),
    *(
        path(f"<slug:lag>/editions/<int:number>/{rest}", view, name=f"edition_{name}")
        for rest, view, name in _PAGES
    ),
]
