"""What every template can use without asking for it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

_LANGUAGES = {"lt": "Lietuvių", "en": "English"}


def frame(request: HttpRequest) -> dict[str, Any]:
    """The language, this page's address in the other ones, and whether this is a demonstration."""
    lang = get_language() or "lt"
    return {
        "lang": lang,
        "languages": tuple(
            {"code": code, "name": name, "url": in_language(request, code)}
            for code, name in _LANGUAGES.items()
            if code != lang
        ),
        "demonstration": settings.DEMONSTRATION,
    }


def in_language(request: HttpRequest, code: str) -> str:
    """The address of the same page in another language; the search goes along."""
    first, _, rest = request.path.lstrip("/").partition("/")
    path = f"/{code}/{rest}" if first in _LANGUAGES else f"/{code}/"
    query = request.META.get("QUERY_STRING", "")
    return f"{path}?{query}" if query and request.method == "GET" else path
