"""What makes a function a public page: no account, no cookie, nothing written."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from sutarimas.queries.doors import PUBLIC, mark


def public(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open a page to everybody, for reading only."""
    opened: Any = require_safe(view)
    return mark(opened, PUBLIC)
