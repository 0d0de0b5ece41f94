"""The first page of a group, its editions, documents and open data."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import path
from django.utils import timezone

from sutarimas.forum.download import as_file, commands, file_name, stored
from sutarimas.forum.page import language, of_group, show_group
from sutarimas.queries.landing import landing as first_page
from sutarimas.queries.publication import bundle, document, findings, public_record
from sutarimas.queries.reader import Group, editions, files_of

#: Editions whose files stand on one page.
SHOWN = 3


@of_group
def landing(request: HttpRequest, group: Group) -> HttpResponse:
    """Who asks and what for, what is open now, what was done so far."""
    found = first_page(group, on=timezone.localdate(), lang=language())
    return show_group(request, "forum/landing.html", group, page=found)


@of_group
def documents(request: HttpRequest, group: Group) -> HttpResponse:
    """Files of the latest editions; each edition's page has its own."""
    listed = editions(group.id)[:SHOWN]
    built = zip(listed, files_of(listed, lang=language()), strict=True)
    return show_group(request, "forum/documents.html", group, listed=tuple(built))


@of_group
def data(request: HttpRequest, group: Group) -> HttpResponse:
    """The strategy as open data, and how to check that nobody changed it."""
    listed = editions(group.id)
    typed = commands(request, group.slug, listed)
    return show_group(request, "forum/data.html", group, editions=listed, commands=typed)


@of_group
def data_file(request: HttpRequest, group: Group, number: int, name: str) -> HttpResponseBase:
    """One file of open data, byte for byte as it was published."""
    made = {"strategy.json": bundle, "findings.json": findings}.get(name)
    content = made(group.id, number) if made else None
    if content is None:
        raise Http404
    return as_file(
        request, content.encode(), file_name(group.slug, number, name), "application/json"
    )


@of_group
def record_file(request: HttpRequest, group: Group) -> HttpResponseBase:
    """The record of everything that happened, without names or texts."""
    content = public_record(group.id)
    return as_file(request, content, f"{group.slug}-record.json", "application/json")


@of_group
def document_file(
    request: HttpRequest, group: Group, number: int, lang: str, name: str
) -> HttpResponseBase:
    """A built document of an edition."""
    found = document(group.id, number, lang, name)
    if found is None:
        raise Http404
    return stored(request, found.path, f"{group.slug}-{number}-{lang}-{name}", found.sha256)


urlpatterns = [
    path("<slug:lag>/", landing, name="lag"),
    path("<slug:lag>/documents/", documents, name="documents"),
    path("<slug:lag>/documents/<int:number>/<str:lang>/<str:name>", document_file, name="document"),
    path("<slug:lag>/data/", data, name="data"),
    path("<slug:lag>/data/record.json", record_file, name="record"),
    path("<slug:lag>/data/<int:number>/<str:name>", data_file, name="data_file"),
]
