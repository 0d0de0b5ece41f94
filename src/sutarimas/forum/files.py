"""Public files: letters, minutes and pictures that a published edition tells of."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import path

from sutarimas.document.render.stored import PAPERS
from sutarimas.forum.download import stored as handed_out
from sutarimas.forum.page import language, of_group, page_number, show_group
from sutarimas.queries.public_file import public_blob, public_files
from sutarimas.queries.reader import Group, editions, stored_page


@of_group
def public_file(
    request: HttpRequest,
    group: Group,
    *,
    sha256: str,
    name: str,  # noqa: ARG001 - for people who read the address
) -> HttpResponseBase:
    """One file as an attachment."""
    found = public_blob(group.id, sha256)
    if found is None:
        raise Http404
    return handed_out(request, found.path, found.name, found.sha256)


@of_group
def papers(request: HttpRequest, group: Group) -> HttpResponse:
    """Letters, minutes and other papers that the newest edition rests on."""
    published = editions(group.id)
    stored = stored_page(published[0].id, PAPERS, language()) if published else None
    told = stored.data["files"] if stored else ()
    found = public_files(group.id, told, page=page_number(request), lang=language())
    return show_group(request, "forum/papers.html", group, found=found)


urlpatterns = [
    path("<slug:lag>/papers/", papers, name="papers"),
    path("<slug:lag>/files/<str:sha256>/<str:name>", public_file, name="file"),
]
