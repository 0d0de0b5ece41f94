"""The strategy to read: whole, in short, and record by record, each with what it rests on."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from sutarimas.forum.page import language, of_group, show_group
from sutarimas.queries.reader import EditionCard, Group, editions, files, stored_page


@of_group
def strategy(request: HttpRequest, group: Group) -> HttpResponse:
    """The newest edition whole."""
    return _page(request, group, "strategy", "forum/strategy.html")


@of_group
def brief(request: HttpRequest, group: Group) -> HttpResponse:
    """The newest edition on one page."""
    return _page(request, group, "brief", "forum/brief.html")


@of_group
def list_editions(request: HttpRequest, group: Group) -> HttpResponse:
    """Every edition that was published."""
    return show_group(request, "forum/editions.html", group, editions=editions(group.id))


@of_group
def edition(request: HttpRequest, group: Group, number: int) -> HttpResponse:
    """An edition whole, the newest or an earlier one."""
    return _page(request, group, "strategy", "forum/strategy.html", number=number)


@of_group
def record(request: HttpRequest, group: Group, kind: str, code: str) -> HttpResponse:
    """One record of the newest edition: why, for whom, how much, what rests on it."""
    return _page(request, group, f"{kind}/{code}", "forum/record.html")


@of_group
def basis(request: HttpRequest, group: Group) -> HttpResponse:
    """Every record that has a page of its own."""
    return _page(request, group, "basis", "forum/basis.html")


@of_group
def verify(request: HttpRequest, group: Group) -> HttpResponse:
    """How to check that a paper, a file or a page is the published text."""
    return show_group(request, "forum/verify.html", group, editions=editions(group.id))


def _page(
    request: HttpRequest, group: Group, name: str, template: str, *, number: int | None = None
) -> HttpResponse:
    listed = editions(group.id)
    chosen = _chosen(listed, number)
    found = stored_page(chosen.id, name, language())
    if found is None:
        raise Http404
    return show_group(
        request,
        template,
        group,
        edition=chosen,
        newest=listed[0],
        page=found,
        files=files(chosen, lang=language()),
    )


def _chosen(listed: tuple[EditionCard, ...], number: int | None) -> EditionCard:
    """The newest edition, or the one of that number."""
    chosen = next((x for x in listed if number in (None, x.number)), None)
    if chosen is None:
        raise Http404
    return chosen


urlpatterns = [
    path("<slug:lag>/strategy/", strategy, name="strategy"),
    path("<slug:lag>/brief/", brief, name="brief"),
    path("<slug:lag>/editions/", list_editions, name="editions"),
    path("<slug:lag>/editions/<int:number>/", edition, name="edition"),
    path("<slug:lag>/basis/", basis, name="basis"),
    path("<slug:lag>/verify/", verify, name="verify"),
    # Links inside the stored pages lead here, relative to the group's address.
    path("<slug:lag>/r/<slug:kind>/<path:code>/", record, name="record_page"),
]
