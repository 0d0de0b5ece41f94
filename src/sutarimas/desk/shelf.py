"""Finding the shelf and the record that an address names."""

from uuid import UUID

from django.http import Http404
from django.urls import NoReverseMatch, reverse

from sutarimas.desk.page import Desk
from sutarimas.formats.shelves import Shelf, shelf
from sutarimas.queries.entry import WRITTEN_ELSEWHERE, EntryRow, entry


def row_of(desk: Desk, key: UUID) -> EntryRow:
    """The record of the address, or no such page."""
    found = entry(desk.strategy.id, key)
    if found is None:
        raise Http404
    return found


def known_shelf(name: str) -> Shelf:
    """The shelf of the address, or no such page."""
    try:
        return shelf(name)
    except KeyError:
        raise Http404 from None


def elsewhere(desk: Desk, name: str) -> str:
    """The page on which records of a shelf are written; empty where they have a form."""
    target = WRITTEN_ELSEWHERE.get(name)
    if target is None:
        return ""
    place = [desk.lag.slug, desk.strategy.slug]
    try:
        return reverse(f"desk:{target}", args=place)
    except NoReverseMatch:
        return reverse("desk:records", args=place)
