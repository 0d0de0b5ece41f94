"""One record of the desk: what it says, what it rests on, and all that rests on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sutarimas.domain import canonical
from sutarimas.domain.binding import bindings
from sutarimas.domain.pointers import aim
from sutarimas.domain.rebinding import meant
from sutarimas.domain.refs import Kind, Link, Ref
from sutarimas.domain.rights import Right
from sutarimas.domain.strategy import Strategy
from sutarimas.domain.trace import LinkState, Trace
from sutarimas.formats.forms.spec import FormField, Input, form_of
from sutarimas.formats.shelves import Tree
from sutarimas.formats.typed import read
from sutarimas.queries.access import Actor
from sutarimas.queries.check import FindingLine, about
from sutarimas.queries.entry import EntryRow, keys_of, public
from sutarimas.queries.labels import field_label, record_label, spoken
from sutarimas.queries.strategy import load
from sutarimas.records.models import Revision

_POINTING = frozenset({Input.POINTER, Input.POINTERS, Input.LINKS})


@dataclass(frozen=True, kw_only=True)
class Pointed:
    """A record that this one names: its words, its entry, and how the link stands."""

    ref: str
    label: str
    entry: UUID | None
    state: str = ""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A field that says something: text, records it names, or a small table."""

    label: str
    texts: tuple[str, ...] = ()
    pointed: tuple[Pointed, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    is_long: bool = False


@dataclass(frozen=True, kw_only=True)
class ChangeLine:
    """One of the last changes of a record."""

    id: UUID
    deed: str
    at: datetime
    by: str


@dataclass(frozen=True, kw_only=True)
class RecordPage:
    """Everything the page of a record shows."""

    row: EntryRow
    title: str
    facts: tuple[Fact, ...]
    into: tuple[Pointed, ...]
    texts: tuple[Pointed, ...]
    findings: tuple[FindingLine, ...]
    changes: tuple[ChangeLine, ...]

    @property
    def is_needed(self) -> bool:
        """Whether anything points at it."""
        return bool(self.into or self.texts)


def record_page(strategy_id: UUID, row: EntryRow, *, actor: Actor, lang: str) -> RecordPage:
    """A record as its reader may see it."""
    strategy = load(strategy_id)
    tree = row.tree if actor.may(Right.READ_PRIVATE) else public(row.shelf.name, row.tree)
    into = incoming(strategy, row)
    teller = _Teller(strategy, strategy_id, lang=lang)
    texts = sections_with(strategy, row)
    teller.know([str(x) for x in (*into, *texts)], row, tree)
    return RecordPage(
        row=row,
        title=record_label(tree, lang),
        facts=tuple(teller.facts(form_of(row.shelf.record), tree)),
        into=tuple(teller.pointed(str(x)) for x in into),
        texts=tuple(teller.pointed(str(x)) for x in texts),
        findings=about(strategy_id, row.ref, on=actor.today, lang=lang),
        changes=changes_of(row.id),
    )


def incoming(strategy: Strategy, row: EntryRow) -> tuple[Ref, ...]:
    """Records that point at this one, each once."""
    if row.shelf.kind is None or row.shelf.single:
        return ()
    edges = Trace.of(strategy).into(Ref(row.shelf.kind, row.code))
    return tuple(dict.fromkeys(x.source for x in edges if x.source.kind is not Kind.SECTION))


def sections_with(strategy: Strategy, row: EntryRow) -> tuple[Ref, ...]:
    """Texts that name this record or print its value."""
    if row.shelf.kind is None:
        return ()
    target = Ref(row.shelf.kind, row.code)
    found = (x.code for x in strategy.prose if any(meant(y) == target for y in bindings(x.body)))
    return tuple(Ref(Kind.SECTION, code) for code in dict.fromkeys(found))


def changes_of(key: UUID, *, most: int = 5) -> tuple[ChangeLine, ...]:
    """The last changes of a record."""
    rows = Revision.objects.filter(entry_key=key).select_related("change")
    return tuple(
        ChangeLine(id=x.change.pk, deed=x.change.deed, at=x.change.at, by=x.change.by)
        for x in rows.order_by("-change__number")[:most]
    )


@dataclass
class _Teller:
    """Puts the fields of a record into words."""

    strategy: Strategy
    strategy_id: UUID
    lang: str = field(kw_only=True)
    _keys: Mapping[str, UUID] = field(default_factory=dict)

    def know(self, refs: list[str], row: EntryRow, tree: Tree) -> None:
        """Look up the entries of everything that will be named, at once."""
        named = [x for x, _ in _named(form_of(row.shelf.record), tree)]
        self._keys = keys_of(self.strategy_id, [*refs, *named])

    def facts(self, form: tuple[FormField, ...], tree: Tree) -> Iterator[Fact]:
        """Every field that says something, nested records in their place."""
        for one in form:
            value = tree.get(one.name)
            if value in (None, "", [], {}):
                continue
            if one.input is Input.GROUP:
                yield from self.facts(one.columns, value)
            else:
                yield self._fact(one, value)

    def _fact(self, one: FormField, value: Any) -> Fact:
        label = field_label(one.record, one.name, self.lang)
        if one.input in _POINTING:
            found = tuple(self._link(one.kind, x) for x in _listed(value))
            return Fact(label=label, pointed=found)
        if one.input is Input.ROWS:
            names = [x for x in one.columns if any(x.name in row for row in value)]
            return Fact(
                label=label,
                columns=tuple(field_label(x.record, x.name, self.lang) for x in names),
                rows=tuple(tuple(self._cell(x, row.get(x.name)) for x in names) for row in value),
            )
        texts = tuple(spoken(one, x, self.lang) for x in _listed(value))
        return Fact(label=label, texts=texts, is_long=one.input is Input.LONG)

    def _cell(self, one: FormField, value: Any) -> str:
        return ", ".join(spoken(one, x, self.lang) for x in _listed(value))

    def _link(self, kind: str, value: Any) -> Pointed:
        to = value["to"] if isinstance(value, dict) else value
        ref = to if kind == "any" else f"{kind}:{to}"
        state = ""
        if isinstance(value, dict):
            state = self._state(value, aim(to, kind))
        return self.pointed(ref, state=state)

    def _state(self, value: Tree, target: Ref | None) -> LinkState:
        link, _ = read(value, Link)
        if link is None or target is None:
            return LinkState.BROKEN
        return Trace.of(self.strategy).state(link, target)

    def pointed(self, ref: str, *, state: str = "") -> Pointed:
        """A record by reference, as a line."""
        kind, _, code = ref.partition(":")
        known = self.strategy.find(Kind(kind), code) if kind in tuple(Kind) else None
        tree = canonical.plain(known, public=True) if known is not None else {}
        words = record_label(tree, self.lang) if isinstance(tree, dict) else ""
        # Nobody gives a text its code: people know it by its title.
        shown = "" if kind == Kind.SECTION and words else code
        label = " ".join(x for x in (shown, words) if x)
        return Pointed(ref=ref, label=label, entry=self._keys.get(ref), state=state)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _named(form: tuple[FormField, ...], tree: Tree) -> Iterator[tuple[str, FormField]]:
    """Every reference that a record's fields hold."""
    for one in form:
        value = tree.get(one.name)
        if value in (None, "", [], {}):
            continue
        if one.input is Input.GROUP:
            yield from _named(one.columns, value)
        elif one.input in _POINTING:
            for item in _listed(value):
                to = item["to"] if isinstance(item, dict) else item
                yield (to if one.kind == "any" else f"{one.kind}:{to}"), one
