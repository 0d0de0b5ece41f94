"""The tree of the plan, and the needs it answers."""

from django.http import HttpResponse
from django.urls import path

from sutarimas.desk.page import Desk, page
from sutarimas.domain.rights import Right
from sutarimas.queries.tree import needs as found_needs
from sutarimas.queries.tree import tree as found_tree


@page(Right.READ)
def tree(desk: Desk) -> HttpResponse:
    """Goal, objectives, actions, with sums and findings."""
    found = found_tree(desk.strategy.id, on=desk.actor.today, lang=desk.lang)
    return desk.render("desk/tree.html", found=found)


@page(Right.READ)
def needs(desk: Desk) -> HttpResponse:
    """Problems and opportunities: what they rest on, come from, and lead to."""
    lines = found_needs(desk.strategy.id, on=desk.actor.today, lang=desk.lang)
    return desk.render("desk/needs.html", lines=lines)


urlpatterns = [
    path("<slug:lag>/s/<slug:strategy>/tree/", tree, name="tree"),
    path("<slug:lag>/s/<slug:strategy>/needs/", needs, name="needs"),
]
