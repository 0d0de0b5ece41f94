"""The first minutes of an installation, and further groups that its host opens."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sutarimas.actions.installation import Ground, begin, is_setup_code, open_group
from sutarimas.actions.refusals import Missing
from sutarimas.desk.asked import words
from sutarimas.desk.invited import BACKEND, read_person
from sutarimas.desk.page import signed_in
from sutarimas.domain.place import Region
from sutarimas.queries.account import account_of
from sutarimas.queries.doors import PUBLIC, mark
from sutarimas.queries.municipality import municipalities, municipality
from sutarimas.queries.people import has_groups
from sutarimas.queries.words import say

OTHER = "other"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def first(request: HttpRequest) -> HttpResponse:
    """Municipality, name of the group, one's own name: nothing else is needed."""
    if has_groups():
        raise Http404
    shown = {"municipalities": municipalities(), "typed": request.POST}
    if request.method != "POST":
        return render(request, "desk/first.html", shown)
    ground, errors = _ground(request)
    person, wrong = read_person(request)
    errors |= wrong
    if not is_setup_code(request.POST.get("code", "")):
        errors["code"] = _say("first.wrong_code")
    if errors or ground is None:
        return render(request, "desk/first.html", {**shown, "errors": errors}, status=422)
    try:
        account, slug = begin(ground=ground, person=person, now=timezone.localtime())
    except Missing:
        raise Http404 from None
    login(request, account_of(account), backend=BACKEND)
    return redirect("desk:today", slug)


def _ground(request: HttpRequest) -> tuple[Ground | None, dict[str, str]]:
    """Where the group works, and what is wrong with it by field."""
    posted = request.POST
    name = words(posted, "lag", longest=200)
    errors = {} if name else {"lag": _say("first.no_lag")}
    known = municipality(posted.get("municipality", ""))
    if known is not None:
        ground = Ground(
            name=name,
            municipality=known.name,
            town=known.centre,
            town_gen=known.centre_gen,
            county_gen=known.county_gen,
            region=known.region,
        )
        return ground, errors
    town = words(posted, "town", longest=80)
    if posted.get("municipality") != OTHER or not town:
        errors["municipality"] = _say("first.no_municipality")
        return None, errors
    other = Ground(
        name=name,
        municipality=words(posted, "other_municipality", longest=120) or town,
        town=town,
        town_gen=words(posted, "town_gen", longest=80) or town,
        county_gen="",
        region=Region.CENTRAL_WESTERN,
    )
    return other, errors


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def host(request: HttpRequest) -> HttpResponse:
    """Open one more group on the installation; for its host only."""
    if not getattr(request.user, "is_host", False):
        raise Http404
    shown = {"municipalities": municipalities(), "typed": request.POST}
    if request.method != "POST":
        return render(request, "desk/host.html", shown)
    ground, errors = _ground(request)
    if errors or ground is None:
        return render(request, "desk/host.html", {**shown, "errors": errors}, status=422)
    slug = open_group(ground=ground, now=timezone.localtime(), by=str(request.user))
    messages.success(request, _say("first.opened"))
    return redirect("desk:people", slug)


def _say(key: str) -> str:
    return say(get_language() or "lt", key)


mark(first, PUBLIC)
urlpatterns = [
    path("first/", first, name="first"),
    path("host/", host, name="host"),
]
