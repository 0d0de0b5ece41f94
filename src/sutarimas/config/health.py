"""Whether the site can answer, for a monitor."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sutarimas.queries.doors import PUBLIC, mark


@require_safe
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's
    """`ok`, when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


mark(health, PUBLIC)
