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
from sutarimas.queries.labels import choice_label
from sutarimas.queries.municipality import Municipality, municipalities, named
from sutarimas.queries.people import has_groups
from sutarimas.queries.words import say

#: As many municipalities are named in a message; of more the person types another letter.
_MOST_NAMED = 6


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def first(request: HttpRequest) -> HttpResponse:
    """Municipality, name of the group, one's own name: nothing else is needed."""
    if has_groups():
        raise Http404
    shown = _shown(request)
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


def _shown(request: HttpRequest) -> dict[str, object]:
    lang = get_language() or "lt"
    regions = tuple((x.value, choice_label("Region", x, lang)) for x in Region)
    return {"municipalities": municipalities(), "regions": regions, "typed": request.POST}


def _ground(request: HttpRequest) -> tuple[Ground | None, dict[str, str]]:
    """Where the group works, and what is wrong with it by field."""
    posted = request.POST
    name = words(posted, "lag", longest=200)
    errors = {} if name else {"lag": _say("first.no_lag")}
    typed = words(posted, "municipality", longest=120)
    if not typed and words(posted, "town"):
        return _elsewhere(request, name, errors)
    found = named(typed)
    if len(found) == 1:
        return _known(name, found[0]), errors
    errors["municipality"] = _unclear(typed, found)
    return None, errors


def _known(name: str, found: Municipality) -> Ground:
    return Ground(
        name=name,
        municipality=found.name,
        town=found.centre,
        town_gen=found.centre_gen,
        county_gen=found.county_gen,
        region=found.region,
    )


def _unclear(typed: str, found: tuple[Municipality, ...]) -> str:
    """Why no municipality follows from what was typed, and what to type instead."""
    if not typed:
        return _say("first.no_municipality")
    if not found:
        return _say("first.unknown_municipality", typed=typed)
    if len(found) > _MOST_NAMED:
        return _say("first.many_municipalities", typed=typed)
    return _say("first.which_municipality", names=", ".join(x.name for x in found))


def _elsewhere(
    request: HttpRequest, name: str, errors: dict[str, str]
) -> tuple[Ground | None, dict[str, str]]:
    """A place that no list knows: its region decides about rates, so its people name it."""
    posted = request.POST
    town = words(posted, "town", longest=80)
    region = next((x for x in Region if x == posted.get("region", "")), None)
    if region is None:
        return None, {**errors, "region": _say("first.no_region")}
    other = Ground(
        name=name,
        municipality=words(posted, "other_municipality", longest=120) or town,
        town=town,
        town_gen=words(posted, "town_gen", longest=80) or town,
        county_gen="",
        region=region,
    )
    return other, errors


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def host(request: HttpRequest) -> HttpResponse:
    """Open one more group on the installation; for its host only."""
    if not getattr(request.user, "is_host", False):
        raise Http404
    shown = _shown(request)
    if request.method != "POST":
        return render(request, "desk/host.html", shown)
    ground, errors = _ground(request)
    if errors or ground is None:
        return render(request, "desk/host.html", {**shown, "errors": errors}, status=422)
    slug = open_group(ground=ground, now=timezone.localtime(), by=str(request.user))
    messages.success(request, _say("first.opened"))
    return redirect("desk:people", slug)


def _say(key: str, **slots: object) -> str:
    return say(get_language() or "lt", key, n=None, **slots)


mark(first, PUBLIC)
urlpatterns = [
    path("first/", first, name="first"),
    path("host/", host, name="host"),
]
