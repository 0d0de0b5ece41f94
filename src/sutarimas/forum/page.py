"""What makes a function a public page: no account, no cookie, nothing written."""

from collections.abc import Callable

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from sutarimas.queries.doors import PUBLIC, mark


def public(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open a page to everybody, for reading only."""
    opened: Callable[..., HttpResponse] = require_safe(view)
    return mark(opened, PUBLIC)
