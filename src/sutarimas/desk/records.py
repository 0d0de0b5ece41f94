"""Lists of records: all shelves, one shelf, and what a search finds."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.urls import path

from sutarimas.desk.asked import number, words
from sutarimas.desk.page import Desk, page
from sutarimas.domain.rights import Right
from sutarimas.formats.shelves import shelf
from sutarimas.queries import entry


@page(Right.READ)
def records(desk: Desk) -> HttpResponse:
    """Every shelf with how many records stand on it."""
    cards = entry.shelf_cards(desk.strategy.id, lang=desk.lang)
    return desk.render("desk/records.html", cards=cards)


@page(Right.READ)
def one_shelf(desk: Desk, name: str) -> HttpResponse:
    """One shelf, page by page, filtered by words."""
    query = words(desk.request.GET, "q")
    carried = desk.request.GET.get("carried") == "1"
    try:
        known = shelf(name)
        found = entry.shelf_page(
            desk.strategy.id,
            name,
            lang=desk.lang,
            query=query,
            carried=carried,
            page=number(desk.request.GET, "page"),
        )
    except KeyError:
        raise Http404 from None
    return desk.render(
        "desk/shelf.html",
        found=found,
        asked=query,
        carried=carried,
        single=known.single,
        asked_for=urlencode({"q": query} | ({"carried": "1"} if carried else {})),
    )


@page(Right.READ)
def search(desk: Desk) -> HttpResponse:
    """What holds every word of a query, in any case of the word."""
    query = words(desk.request.GET, "q")
    found = entry.search(
        desk.strategy.id, query, lang=desk.lang, page=number(desk.request.GET, "page")
    )
    return desk.render(
        "desk/search.html", found=found, query=query, asked_for=urlencode({"q": query})
    )


urlpatterns = [
    path("<slug:lag>/s/<slug:strategy>/records/", records, name="records"),
    path("<slug:lag>/s/<slug:strategy>/records/<str:name>/", one_shelf, name="shelf"),
    path("<slug:lag>/s/<slug:strategy>/search/", search, name="search"),
]
