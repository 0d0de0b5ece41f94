"""A strategy as single records on shelves, and back: the form in which a database keeps it.

A *shelf* is a list of the value („needs.items“) or one record that stands alone
(„place.territory“). A *row* is one record in its plain form. Splitting and joining lose
nothing:

>>> shelf("needs.items").record.__name__, shelf("needs.items").kind
('Need', <Kind.NEED: 'need'>)
>>> shelf("identity").single
True
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from sutarimas.domain import canonical
from sutarimas.domain.finance import Finance
from sutarimas.domain.need import Ranking
from sutarimas.domain.place import Territory
from sutarimas.domain.pointers import Path
from sutarimas.domain.prose import Section, Waiver
from sutarimas.domain.refs import Kind
from sutarimas.domain.strategy import Identity, Strategy
from sutarimas.formats.problems import Problem, Unusable
from sutarimas.formats.typed import read

Tree = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """Where records of one type stand. A `single` shelf holds exactly one."""

    path: Path
    record: type[Any]
    kind: Kind | None
    single: bool = False

    @property
    def name(self) -> str:
        """The path with dots."""
        return ".".join(map(str, self.path))


@dataclass(frozen=True, kw_only=True)
class Row:
    """One record in plain form; `code` and `lang` are empty where the record has none.

    `public` is the form without what must not leave the house.
    """

    shelf: str
    code: str
    lang: str
    tree: Tree
    public: Tree


#: Records that stand alone. Finance keeps its lists on shelves and the rest as one record.
SINGLES: tuple[tuple[Path, type[Any]], ...] = (
    (("identity",), Identity),
    (("place", "territory"), Territory),
    (("needs", "ranking"), Ranking),
    (("finance",), Finance),
)


@cache
def shelves() -> tuple[Shelf, ...]:
    """Every shelf, in reading order."""
    singles = tuple(Shelf(path=path, record=kind, kind=None, single=True) for path, kind in SINGLES)
    return (*singles, *_lists(Strategy, ()))


def _lists(kind: Any, path: Path) -> Iterator[Shelf]:
    hints = get_type_hints(kind)
    alone = {kind for _, kind in SINGLES if kind is not Finance}
    for f in fields(kind):
        hint = hints[f.name]
        if get_origin(hint) is tuple:
            record = get_args(hint)[0]
            yield Shelf(path=(*path, f.name), record=record, kind=_kinds().get(record))
        elif is_dataclass(hint) and hint not in alone:
            yield from _lists(hint, (*path, f.name))


@cache
def _kinds() -> dict[type[Any], Kind]:
    """Kinds by the class that bears their name, and those whose names differ."""
    named = {"SwotItem": Kind.SWOT}
    by_name = {kind.value: kind for kind in Kind}
    return {
        record: named.get(record.__name__) or by_name[record.__name__.lower()]
        for record in _records(Strategy)
        if record.__name__ in named or record.__name__.lower() in by_name
    }


def _records(kind: Any) -> Iterator[type[Any]]:
    for hint in get_type_hints(kind).values():
        inner = get_args(hint)[0] if get_origin(hint) is tuple else hint
        if is_dataclass(inner) and isinstance(inner, type):
            yield inner
            yield from _records(inner)


def shelf(name: str) -> Shelf:
    """A shelf by name; KeyError when there is none."""
    return _by_name()[name]


@cache
def _by_name() -> dict[str, Shelf]:
    return {x.name: x for x in shelves()}


@cache
def shelf_of(kind: Kind) -> Shelf:
    """The shelf that records of a kind stand on; KeyError for kinds inside others."""
    return next(x for x in shelves() if x.kind is kind and not x.single)


def kept_beside(record: type[Any]) -> frozenset[str]:
    """Fields of a record that hold bytes, not words."""
    return frozenset(f.name for f in fields(record) if f.metadata.get("beside"))


def code_of(record: Any) -> str:
    """What a record is called on its shelf; empty where only its place tells it apart."""
    if isinstance(record, Waiver):
        return f"{record.rule}/{record.subject}"
    return str(getattr(record, "code", ""))


def row_of(name: str, record: Any) -> Row:
    """A record as a row."""
    lang = record.lang if isinstance(record, Section) else ""
    bare = _bare(record)
    return Row(
        shelf=name,
        code=code_of(record),
        lang=lang,
        tree=canonical.plain(bare),
        public=canonical.plain(bare, public=True),
    )


def _bare(record: Any) -> Any:
    """Finance without its lists, which have shelves of their own."""
    if isinstance(record, Finance):
        return replace(record, lines=(), stated=(), contracts=())
    return record


def split(strategy: Strategy) -> Iterator[Row]:
    """Every record as a row, shelf by shelf in reading order."""
    for one in shelves():
        value: Any = strategy
        for step in one.path:
            value = getattr(value, str(step))
        for record in (value,) if one.single else value:
            yield row_of(one.name, record)


def join(rows: Iterable[tuple[str, Tree]]) -> Strategy:
    """The strategy of (shelf, tree) pairs in order; raises Unusable."""
    whole: Tree = {}
    for name, tree in rows:
        one = shelf(name)
        branch = whole
        for step in one.path[:-1]:
            branch = branch.setdefault(str(step), {})
        last = str(one.path[-1])
        if one.single:
            branch[last] = {**tree, **branch.get(last, {})}
        else:
            branch.setdefault(last, []).append(tree)
    strategy, problems = read(whole, Strategy)
    if strategy is None:
        raise Unusable(*problems)
    return strategy


def read_record(name: str, tree: Tree) -> tuple[Any, tuple[Problem, ...]]:
    """A record read from its plain form, or None and every problem."""
    return read(tree, shelf(name).record)


def in_plain_form(name: str, tree: Tree) -> Tree:
    """A tree in its one plain form; as it is where it cannot be read.

    >>> in_plain_form("delivery.duties", {"what": "a", "owner": "b", "when": "c", "x": ""})["x"]
    ''
    """
    record, _ = read_record(name, tree)
    return tree if record is None else row_of(name, record).tree
