"""Public files: letters, minutes and pictures that a published edition tells of."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import path

from sutarimas.forum.download import stored
from sutarimas.forum.page import of_group
from sutarimas.queries.reader import Group
from sutarimas.queries.upload import public_blob


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
    return stored(request, found.path, found.name, found.sha256)


urlpatterns = [path("<slug:lag>/files/<str:sha256>/<str:name>", public_file, name="file")]
