"""Lists of records: all shelves, one shelf, and what a search finds."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import path

from sutarimas.desk.asked import number, words
from sutarimas.desk.page import Desk, page
from sutarimas.desk.shelf import elsewhere, known_shelf
from sutarimas.domain.rights import Right
from sutarimas.queries import shelf
from sutarimas.queries.search import search as found_hits


@page(Right.READ)
def records(desk: Desk) -> HttpResponse:
    """Every shelf with how many records stand on it."""
    groups = shelf.shelf_groups(desk.strategy.id, lang=desk.lang)
    return desk.render("desk/records.html", groups=groups)


@page(Right.READ)
def one_shelf(desk: Desk, name: str) -> HttpResponse:
    """One shelf, page by page, filtered by words."""
    known = known_shelf(name)
    query = words(desk.request.GET, "q")
    carried = desk.request.GET.get("carried") == "1"
    found = shelf.shelf_page(
        desk.strategy.id,
        name,
        lang=desk.lang,
        query=query,
        carried=carried,
        page=number(desk.request.GET, "page"),
    )
    return desk.render(
        "desk/shelf.html",
        found=found,
        asked=query,
        carried=carried,
        single=known.single,
        elsewhere=elsewhere(desk, name),
        movable=desk.may(Right.WRITE) and not (query or carried or elsewhere(desk, name)),
        asked_for=urlencode({"q": query} | ({"carried": "1"} if carried else {})),
    )


@page(Right.READ)
def search(desk: Desk) -> HttpResponse:
    """What holds every word of a query, in any case of the word."""
    asked = desk.request.GET
    query, only = words(asked, "q"), words(asked, "kind")
    found = found_hits(
        desk.strategy.id, query, lang=desk.lang, only=only, page=number(asked, "page")
    )
    kept = {"q": query} | ({"kind": only} if only else {})
    return desk.render(
        "desk/search.html", found=found, query=query, only=only, asked_for=urlencode(kept)
    )


urlpatterns = [
    path("<slug:lag>/s/<slug:strategy>/records/", records, name="records"),
    path("<slug:lag>/s/<slug:strategy>/records/<str:name>/", one_shelf, name="shelf"),
    path("<slug:lag>/s/<slug:strategy>/search/", search, name="search"),
]
