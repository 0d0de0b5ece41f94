"""The form of a record as a page draws it: boxes with labels, hints, choices and messages."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from uuid import UUID

from sutarimas.domain.pointers import Path
from sutarimas.domain.rights import Right
from sutarimas.formats.forms.boxes import Box, box_of, boxes
from sutarimas.formats.forms.parts import parts_of
from sutarimas.formats.forms.spec import FormField, Input, form_of
from sutarimas.formats.problems import Problem
from sutarimas.formats.shelves import Shelf, Tree
from sutarimas.queries.access import Actor
from sutarimas.queries.entry import Option, options
from sutarimas.queries.labels import choice_label, field_hint, field_label, part_label
from sutarimas.queries.refused import said
from sutarimas.queries.words import say


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Something to pick, and whether it is picked."""

    value: str
    label: str
    picked: bool


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A box with everything around it; `template` names how it is drawn."""

    box: Box
    label: str
    hint: str
    error: str
    choices: tuple[Choice, ...] = ()
    inside: "tuple[Drawn, ...]" = ()
    rows: "tuple[tuple[Drawn, ...], ...]" = ()
    heads: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the box in the page."""
        return f"id_{self.box.name.replace('.', '_')}"

    @property
    def template(self) -> str:
        """How it is drawn."""
        if self.box.field.input is Input.TEXT and len(self.box.value) > _LONG_LINE:
            return "desk/form/long.html"
        return f"desk/form/{_TEMPLATES.get(self.box.field.input, 'line')}.html"

    @property
    def text_rows(self) -> int:
        """How many lines of a text show at once."""
        return 2 if self.box.field.input is Input.TEXT else 4

    @property
    def described(self) -> str:
        """Ids of what describes the box."""
        parts = [f"{self.id}-hint"] if self.hint else []
        return " ".join([*parts, f"{self.id}-error"] if self.error else parts)

    @property
    def is_many(self) -> bool:
        """Whether several may be picked."""
        return self.box.field.input in (Input.POINTERS, Input.LINKS, Input.CHOICES)

    @property
    def is_long(self) -> bool:
        """Whether the list is too long to look through."""
        return len(self.choices) > _LONG_LIST

    @property
    def text(self) -> str:
        """What stands in a box of lines."""
        return "\n".join(self.box.values)


_LONG_LIST = 12
#: Characters that a box of one line shows at once; a longer text gets a second line.
_LONG_LINE = 50
_TEMPLATES = {
    Input.LONG: "long",
    Input.TEXTS: "long",
    Input.DAY: "day",
    Input.FLAG: "flag",
    Input.CHOICE: "pick",
    Input.POINTER: "pick",
    Input.CHOICES: "tick",
    Input.POINTERS: "tick",
    Input.LINKS: "tick",
    Input.GROUP: "group",
    Input.ROWS: "rows",
}


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a form; the first is open, others fold. What is in one line stands abreast."""

    key: str
    title: str
    lines: tuple[tuple[Drawn, ...], ...]
    is_open: bool

    @property
    def drawn(self) -> tuple[Drawn, ...]:
        """Its boxes in order."""
        return tuple(x for line in self.lines for x in line)


@dataclass(frozen=True, kw_only=True)
class Form:
    """A whole form; `summary` lists every message with the id of its box."""

    parts: tuple[Part, ...]
    summary: tuple[tuple[str, str], ...]


def draw(
    one: Shelf,
    tree: Tree,
    *,
    strategy_id: UUID,
    actor: Actor,
    lang: str,
    problems: Sequence[Problem] = (),
) -> Form:
    """The form of a record, as filled as its plain form says, with what is wrong beside it."""
    fields = shown_fields(one, actor)
    standing = boxes(fields, tree, lang=lang)
    messages = _messages(problems, {x.name for x in _every(standing)}, lang)
    pen = _Pen(options(strategy_id, set(_kinds(fields)), lang=lang), messages, lang)
    drawn = tuple(pen.draw(x) for x in standing)
    summary = (*_summary(drawn, lang), *_elsewhere(messages, lang))
    return Form(parts=tuple(_parts(one.record.__name__, drawn, lang)), summary=summary)


def _parts(record: str, drawn: Sequence[Drawn], lang: str) -> Iterator[Part]:
    """The parts of a form; the first is open, and each that holds what is wrong."""
    known = {x.box.name: x for x in drawn}
    for number, part in enumerate(parts_of(record)):
        lines = [tuple(known[x] for x in line if x in known) for line in part.lines]
        if any(lines):
            yield Part(
                key=part.key,
                title=part_label(record, part.key, lang),
                lines=tuple(x for x in lines if x),
                is_open=number == 0 or any(_has_error(x) for line in lines for x in line),
            )


def _summary(
    drawn: Sequence[Drawn], lang: str, *, table: str = "", row: int = 0
) -> Iterator[tuple[str, str]]:
    """Every message of the form in reading order, with the names of its box and row."""
    for one in drawn:
        if one.error and row:
            where = {"table": table, "row": str(row), "label": one.label}
            yield one.id, say(lang, "refused.in_row", text=one.error, n=None, **where)
        elif one.error:
            yield one.id, say(lang, "refused.in_box", label=one.label, text=one.error)
        yield from _summary(one.inside, lang, table=table, row=row)
        for number, cells in enumerate(one.rows, 1):
            yield from _summary(cells, lang, table=one.label, row=number)


def _elsewhere(messages: Mapping[str, str], lang: str) -> Iterator[tuple[str, str]]:
    """What is wrong with other records because of this one."""
    if "" in messages:
        yield "form", say(lang, "refused.elsewhere", text=messages[""])


def shown_fields(one: Shelf, actor: Actor) -> tuple[FormField, ...]:
    """Fields that a person may see; the others keep what they hold."""
    fields = form_of(one.record)
    return fields if actor.may(Right.READ_PRIVATE) else tuple(x for x in fields if not x.private)


def within(problems: Sequence[Problem], one: Shelf, at: int) -> tuple[Problem, ...]:
    """Problems of the whole value as the form of one record tells them; `at` counts from 0.

    Those of its own record lose the way to it, those of others keep it.
    """
    way = one.path if one.single else (*one.path, at)
    return tuple(replace(x, path=_inside(x, way)) for x in problems)


def _inside(one: Problem, way: Path) -> Path:
    """The way to a place inside the record; a circle may be told of any record in it."""
    if one.path[: len(way)] == way:
        return one.path[len(way) :]
    same_list = one.path[: len(way) - 1] == way[:-1]
    return one.path[-1:] if one.kind == "fault_cycle" and same_list else one.path


def _messages(problems: Sequence[Problem], known: Set[str], lang: str) -> dict[str, str]:
    """What is wrong, by box; a lacking key is a problem of the box of that key."""
    found: dict[str, str] = {}
    for one in problems:
        path = (*one.path, one.slots["key_name"]) if one.kind == "missing_key" else one.path
        text = said(one, lang)
        name = _nearest_box(path, known)
        found[name] = f"{found[name]} {text}" if name in found else text
    return found


def _nearest_box(path: Sequence[str | int], known: Set[str]) -> str:
    """The box of a path, or the one that holds it; empty where the form has neither."""
    for end in range(len(path), 0, -1):
        if (name := box_of(path[:end])) in known:
            return name
    return ""


def _every(standing: Sequence[Box]) -> Iterator[Box]:
    for one in standing:
        yield one
        yield from _every(one.inside)
        for row in one.rows:
            yield from _every(row)


def _kinds(fields: Sequence[FormField]) -> Iterator[str]:
    for one in fields:
        if one.kind:
            yield one.kind
        yield from _kinds(one.columns)


def _flat(drawn: Sequence[Drawn]) -> Iterator[Drawn]:
    for one in drawn:
        yield one
        yield from _flat(one.inside)
        for row in one.rows:
            yield from _flat(row)


def _has_error(drawn: Drawn) -> bool:
    return any(x.error for x in _flat((drawn,)))


def _picked_first(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """A long list with what is picked where it is seen; a short one as it stands."""
    short = len(choices) <= _LONG_LIST
    return choices if short else tuple(sorted(choices, key=lambda x: not x.picked))


class _Pen:
    """Draws boxes with the words of one language."""

    def __init__(
        self, known: Mapping[str, tuple[Option, ...]], messages: Mapping[str, str], lang: str
    ) -> None:
        self.known = known
        self.messages = messages
        self.lang = lang

    def draw(self, box: Box) -> Drawn:
        """A box with its label, its hint, its choices and its message."""
        field = box.field
        return Drawn(
            box=box,
            label=field_label(field.record, field.name, self.lang),
            hint=field_hint(field.record, field.name, self.lang),
            error=self.messages.get(box.name, ""),
            choices=_picked_first(tuple(self._choices(box))),
            inside=tuple(self.draw(x) for x in box.inside),
            rows=tuple(tuple(self.draw(x) for x in row) for row in box.rows),
            heads=tuple(field_label(x.record, x.name, self.lang) for x in field.columns),
        )

    def _choices(self, box: Box) -> Iterator[Choice]:
        field = box.field
        for value in field.choices:
            label = choice_label(field.choice_of, value, self.lang)
            yield Choice(value=value, label=label, picked=value in box.values)
        if not field.kind:
            return
        offered = {x.value: x.label for x in self.known.get(field.kind, ())}
        # What is picked comes first and in its own order, so that saving does not change it; it
        # stands there even where it is not offered.
        picked = dict.fromkeys(x for x in box.values if x)
        for value in picked:
            yield Choice(value=value, label=offered.get(value, value), picked=True)
        for value, label in offered.items():
            if value not in picked:
                yield Choice(value=value, label=label, picked=False)
