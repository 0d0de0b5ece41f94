"""What tells records apart in a list: for each shelf its most telling fields."""

from collections.abc import Mapping
from functools import cache

from sutarimas.document.figures.findings import unit_word
from sutarimas.formats.forms.spec import FormField, form_of
from sutarimas.formats.shelves import Shelf, Tree
from sutarimas.queries.compared import in_words
from sutarimas.queries.labels import field_label, shortened

_LONGEST = 60
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "place.areas": ("level",),
    "place.series": ("unit", "publisher"),
    "place.observations": ("series", "area", "period", "value"),
    "people.organisations": ("sector", "member"),
    "people.persons": ("gender",),
    "people.bodies": ("kind", "competent"),
    "people.mandates": ("person", "organisation", "body", "starts_on"),
    "surveys": ("audience", "opens_on", "closes_on", "answered"),
    "tallies": ("survey", "question", "count", "base"),
    "meetings": ("audience", "held_on", "place"),
    "voices": ("said_on", "heard_at", "outcome"),
    "evidence": ("kind", "value", "unit", "period"),
    "needs.groups": ("official", "size"),
    "needs.items": ("kind", "priority", "rank"),
    "needs.swot": ("quadrant", "origin"),
    "goals.objectives": ("goal", "needs"),
    "goals.actions": ("objective", "projects", "participants"),
    "goals.alternatives": ("of", "chosen"),
    "goals.assumptions": ("action", "indicator"),
    "indicators": ("kind", "baseline", "target", "target_year"),
    "finance.lines": ("action", "year", "source", "amount"),
    "finance.stated": ("scope", "of", "amount"),
    "finance.contracts": ("signed_on", "partner", "total"),
    "consultations": ("opens_on", "closes_on"),
    "proposals": ("received_on", "channel", "disposition"),
    "decisions": ("kind", "decided_on", "number"),
    "files": ("number", "issued_on", "issued_by"),
    "pictures": ("alt", "made_by"),
    "delivery.evaluations": ("kind", "planned_on"),
    "delivery.risks": ("likelihood", "impact"),
    "delivery.duties": ("owner", "when"),
    "acts": ("number", "adopted_on"),
    "promises": ("kind", "count", "due_on"),
    "publications": ("channel", "published_on"),
    "editions": ("published_on", "stage"),
    "waivers": ("by", "on"),
    "parameters": ("value", "valid_from", "by"),
}


@cache
def telling_fields(one: Shelf) -> tuple[FormField, ...]:
    """The fields, in the order of the columns."""
    known = {x.name: x for x in form_of(one.record)}
    return tuple(known[x] for x in _FIELDS.get(one.name, ()))


def heads(one: Shelf, lang: str) -> tuple[str, ...]:
    """Names of the columns."""
    return tuple(field_label(x.record, x.name, lang) for x in telling_fields(one))


def cells(one: Shelf, tree: Tree, lang: str) -> tuple[str, ...]:
    """What the columns say of one record."""
    return tuple(_cell(x, tree, lang) for x in telling_fields(one))


def _cell(field: FormField, tree: Tree, lang: str) -> str:
    said = in_words(field, tree.get(field.name), lang)
    if field.name == "unit":
        return shortened(unit_word(said, lang), _LONGEST)
    # A whole reference says its kind too, which the name of the column says already.
    return shortened(said.partition(":")[2] or said if field.kind == "any" else said, _LONGEST)
