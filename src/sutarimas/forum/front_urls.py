"""The bare address leads to the language of the reader."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from sutarimas.forum.page import public


@public
def front(request: HttpRequest) -> HttpResponse:
    """To the first page in the language that the browser asks for."""
    asked = request.headers.get("Accept-Language", "")[:2].lower()
    return redirect(f"/{asked if asked in ('lt', 'en') else 'lt'}/")


urlpatterns = [path("", front)]
