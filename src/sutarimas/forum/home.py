"""The groups of the installation."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from sutarimas.forum.page import language, public, show
from sutarimas.queries.landing import lags


@public
def home(request: HttpRequest) -> HttpResponse:
    """Every group that publishes here."""
    return show(request, "forum/home.html", lags=lags(language()))


urlpatterns = [path("", home, name="home")]
