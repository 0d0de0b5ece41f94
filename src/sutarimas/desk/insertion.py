"""What can be put into a text: lists of facts, charts and records to choose from."""

from django.http import Http404, HttpResponse
from django.urls import path

from sutarimas.desk.page import Desk, page
from sutarimas.domain.rights import Right
from sutarimas.queries.insertion import What, choices

_LONGEST_QUERY = 200


@page(Right.READ)
def insert(desk: Desk, *, what: str) -> HttpResponse:
    """Facts, charts or records with what to write for them; `bare` asks for the list alone."""
    if what not in tuple(What):
        raise Http404
    sought = desk.request.GET.get("q", "")[:_LONGEST_QUERY]
    section_lang = "en" if desk.request.GET.get("in") == "en" else "lt"
    found = choices(
        desk.strategy.id,
        What(what),
        query=sought,
        section_lang=section_lang,
        lang=desk.lang,
        on=desk.actor.today,
    )
    bare = "bare" in desk.request.GET
    template = "desk/text/choices.html" if bare else "desk/text/insert.html"
    return desk.render(
        template,
        what=what,
        whats=tuple(What),
        sought=sought,
        section_lang=section_lang,
        choices=found,
        bare=bare,
    )


_STRATEGY = "<slug:lag>/s/<slug:strategy>/text/"
urlpatterns = [
    path(f"{_STRATEGY}insert/<str:what>/", insert, name="text_insert"),
]
