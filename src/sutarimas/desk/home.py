"""The first page after signing in: the groups that a person works in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe

from sutarimas.desk.page import signed_in
from sutarimas.domain.rights import Right
from sutarimas.queries.access import seats


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """To the only group, or a choice of several."""
    assert request.user.pk is not None  # noqa: S101 - signed_in saw to it
    found = seats(request.user.pk, on=timezone.localdate())
    if len(found) == 1 and found[0].role.may(Right.READ):
        return redirect("desk:today", lag=found[0].lag.slug)
    return render(request, "desk/home.html", {"seats": found})


urlpatterns = [path("", home, name="home")]
