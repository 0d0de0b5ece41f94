"""Two versions of one record, field by field, with the words that differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sutarimas.domain.difference import Stretch, differences
from sutarimas.domain.rights import Right
from sutarimas.formats.forms.spec import FormField, Input, form_of
from sutarimas.formats.shelves import Shelf, Tree
from sutarimas.queries.access import Actor
from sutarimas.queries.labels import field_label, spoken


@dataclass(frozen=True, kw_only=True)
class FieldPair:
    """A field that differs: how it was, how it is, and the difference word by word."""

    name: str
    label: str
    before: str
    after: str
    stretches: tuple[Stretch, ...]


def both_versions(
    one: Shelf, before: Tree, after: Tree, *, actor: Actor, lang: str
) -> tuple[FieldPair, ...]:
    """Fields in which two versions differ; private ones only for those who may read them."""
    fields = form_of(one.record)
    if not actor.may(Right.READ_PRIVATE):
        fields = tuple(x for x in fields if not x.private)
    return tuple(
        FieldPair(
            name=x.name,
            label=field_label(x.record, x.name, lang),
            before=old,
            after=new,
            stretches=tuple(differences(old, new)),
        )
        for x in fields
        if (old := in_words(x, before.get(x.name), lang))
        != (new := in_words(x, after.get(x.name), lang))
    )


def in_words(field: FormField, value: Any, lang: str) -> str:
    """A plain value of any shape as text, a line for each row."""
    if value in (None, "", [], {}):
        return ""
    if field.input is Input.GROUP:
        return "\n".join(_parts(field.columns, value, lang))
    if field.input is Input.ROWS:
        return "\n".join("; ".join(_parts(field.columns, row, lang)) for row in value)
    if isinstance(value, list):
        return ", ".join(x["to"] if isinstance(x, dict) else spoken(field, x, lang) for x in value)
    return spoken(field, value, lang)


def _parts(fields: Sequence[FormField], tree: Tree, lang: str) -> list[str]:
    return [
        f"{field_label(x.record, x.name, lang)}: {in_words(x, tree[x.name], lang)}"
        for x in fields
        if tree.get(x.name) not in (None, "", [], {})
    ]
