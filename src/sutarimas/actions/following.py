"""What follows when a record is called otherwise or goes: every pointer at it, in texts too.

A new name alone casts doubt on nothing: links that stood on the record go on standing, with the
fingerprints that belong to the new name.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from uuid import UUID

from sutarimas.actions.change import Write
from sutarimas.document.language import language
from sutarimas.domain.binding import Binding, Verb
from sutarimas.domain.canonical import fingerprint
from sutarimas.domain.datum import datum
from sutarimas.domain.money import Euro
from sutarimas.domain.pointers import Path, Pointer, pointers
from sutarimas.domain.prose import Section
from sutarimas.domain.rebinding import loosened, renamed, reprinted
from sutarimas.domain.refs import Kind, Ref
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.shelves import Tree, code_of, read_record, shelf, shelves
from sutarimas.queries.strategy import load
from sutarimas.records.models import Entry

Prints = Mapping[Ref, tuple[str, str]]


@dataclass
class _Standing:
    """A record as it stands and as it will: the row, the value, the plain form to be written."""

    row: Entry
    record: Any
    tree: Tree
    touched: bool = False


def followers(*, strategy_id: UUID, entry: Entry, tree: Tree) -> Iterator[Write]:
    """Records that follow when a code changes."""
    record, _ = read_record(entry.shelf, tree)
    if record is None or not entry.kind or code_of(record) == entry.code:
        return
    old, code = Ref(Kind(entry.kind), entry.code), code_of(record)
    strategy = load(strategy_id)
    standing = tuple(_standing(strategy_id, strategy))
    for one in standing:
        _rename(one, old, code)
    prints = _prints(strategy, standing, old, code)
    for one in standing:
        _reprint(one, prints, old, code)
    yield from (_write(x) for x in standing if x.touched and x.row.pk != entry.pk)


def untied(*, strategy_id: UUID, entry: Entry) -> Iterator[Write]:
    """Records that lose their pointers at one that goes; texts keep the words, not the tie."""
    if not entry.kind:
        return
    gone, strategy = Ref(Kind(entry.kind), entry.code), load(strategy_id)
    for one in _standing(strategy_id, strategy):
        if one.row.pk != entry.pk:
            _untie(one, gone, strategy)
            if one.touched:
                yield _write(one)


def _standing(strategy_id: UUID, strategy: Strategy) -> Iterator[_Standing]:
    """Every record of a list with its row: rows and records stand in the same order."""
    rows: dict[str, list[Entry]] = {}
    for row in Entry.objects.filter(strategy_id=strategy_id):
        rows.setdefault(row.shelf, []).append(row)
    for one in shelves():
        if one.name == "finance":
            continue
        value: Any = strategy
        for step in one.path:
            value = getattr(value, str(step))
        records = (value,) if one.single else value
        ordered = sorted(rows.get(one.name, ()), key=lambda x: (x.place, str(x.pk)))
        for row, record in zip(ordered, records, strict=True):
            yield _Standing(row=row, record=record, tree=json.loads(row.body))


def _write(one: _Standing) -> Write:
    row = one.row
    return Write(shelf=row.shelf, tree=one.tree, entry=row.pk, carried=row.carried)


def _rename(one: _Standing, old: Ref, code: str) -> None:
    for pointer in _at(one.record, old):
        _set(one.tree, pointer.path, _named(pointer, old, code))
        one.touched = True
    if isinstance(one.record, Section):
        _rewrite(one, renamed(one.record.body, old, code))


def _named(pointer: Pointer, old: Ref, code: str) -> str:
    """The new code as the pointer writes it: bare, or with its kind."""
    return f"{old.kind}:{code}" if pointer.text == str(old) else code


def _prints(strategy: Strategy, standing: tuple[_Standing, ...], old: Ref, code: str) -> Prints:
    """Fingerprints before and after of every record that the new name changes, by its new name."""
    bare, found = strategy.records[old], {}
    # A code that is made of other fields changes with them: then the record says something new.
    if any(x.name == "code" for x in fields(bare)):
        now = fingerprint(replace(bare, code=code))
        found[Ref(old.kind, code)] = (fingerprint(bare), now)
    for one in standing:
        kind = shelf(one.row.shelf).kind
        if one.touched and kind is not None and one.row.code:
            after, _ = read_record(one.row.shelf, one.tree)
            ref = Ref(kind, one.row.code)
            found.setdefault(ref, (fingerprint(one.record), fingerprint(after)))
    return found


def _reprint(one: _Standing, prints: Prints, old: Ref, code: str) -> None:
    for pointer in pointers(one.record):
        target = Ref(old.kind, code) if pointer.target == old else pointer.target
        before, after = prints.get(target, ("", "")) if target else ("", "")
        if pointer.link and before and pointer.link.print == before:
            _place(one.tree, pointer.path)["print"] = after
            one.touched = True
    if isinstance(one.record, Section):
        _rewrite(one, reprinted(one.tree["body"], prints))


def _untie(one: _Standing, gone: Ref, strategy: Strategy) -> None:
    for pointer in sorted(_at(one.record, gone), key=lambda x: _backwards(x.path)):
        _cut(one.tree, pointer.path)
        one.touched = True
    if isinstance(one.record, Section):
        lang = one.record.lang
        body = loosened(one.record.body, gone, lambda x: _said(strategy, x, lang))
        _rewrite(one, body)


def _said(strategy: Strategy, bound: Binding, lang: str) -> str:
    """The words of a binding that has none of its own: its value, or its address."""
    found = datum(strategy, bound.address) if bound.verb is Verb.FACT else None
    if found is None:
        return bound.address
    spoken = language(lang)
    return spoken.euro(found.value) if isinstance(found.value, Euro) else spoken.number(found.value)


def _at(record: Any, target: Ref) -> tuple[Pointer, ...]:
    return tuple(x for x in pointers(record) if x.target == target)


def _backwards(path: Path) -> tuple[tuple[str, int], ...]:
    """An order in which the last of a list goes first, so that the others keep their places."""
    return tuple(("", -x) if isinstance(x, int) else (x, 0) for x in path)


def _rewrite(one: _Standing, body: str) -> None:
    if body != one.tree["body"]:
        one.tree["body"] = body
        one.touched = True


def _place(tree: Any, path: Path) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def _set(tree: Tree, path: Path, code: str) -> None:
    """Put a code where a pointer stands; links keep the rest of theirs."""
    above = _place(tree, path[:-1])
    if isinstance(above[path[-1]], dict):
        above[path[-1]]["to"] = code
    else:
        above[path[-1]] = code


def _cut(tree: Tree, path: Path) -> None:
    """Take a pointer out of its list, or empty its field."""
    del _place(tree, path[:-1])[path[-1]]
