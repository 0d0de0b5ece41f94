"""The tree of the plan: goal, objectives, actions."""

from django.http import HttpResponse
from django.urls import path

from sutarimas.desk.page import Desk, page
from sutarimas.domain.rights import Right
from sutarimas.queries.tree import tree as found_tree


@page(Right.READ)
def tree(desk: Desk) -> HttpResponse:
    """Goal, objectives, actions, with sums and findings."""
    found = found_tree(desk.strategy.id, on=desk.actor.today, lang=desk.lang)
    return desk.render("desk/tree.html", found=found)


urlpatterns = [path("<slug:lag>/s/<slug:strategy>/tree/", tree, name="tree")]
