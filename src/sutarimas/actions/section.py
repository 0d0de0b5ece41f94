"""Writing the texts of a strategy: whose words they are, their order, who vouches for them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import slugify

from sutarimas.actions.change import Write, change, require
from sutarimas.actions.draft import drop_draft
from sutarimas.actions.refusals import Missing
from sutarimas.domain.prose import Origin
from sutarimas.domain.rights import Right
from sutarimas.formats.scalars import visible
from sutarimas.formats.shelves import Tree
from sutarimas.queries.access import Actor
from sutarimas.queries.section import SHELF, subject
from sutarimas.records.models import Entry

_LONGEST_CODE = 40


@dataclass(frozen=True, kw_only=True)
class SectionText:
    """What the editor of a text sends; `chapter` counts only for the Lithuanian text."""

    title: str
    chapter: str
    body: str

    def cleaned(self) -> "SectionText":
        """Without invisible characters and blank lines around."""
        return SectionText(
            title=" ".join(visible(self.title).split()),
            chapter=self.chapter,
            body=visible(self.body).strip("\n"),
        )


@transaction.atomic
def add_section(*, actor: Actor, strategy_id: UUID, chapter: str, title: str) -> UUID:
    """Add an empty Lithuanian text at the end of a chapter and return its key.

    Asked twice, it finds the text that is still empty instead of adding another.
    """
    require(actor, Right.WRITE)
    title = " ".join(visible(title).split())
    for row in _rows(actor, strategy_id).filter(lang="lt"):
        tree = json.loads(row.body)
        if (tree["chapter"], tree["title"], tree["body"]) == (chapter, title, ""):
            return row.pk
    code = _free_code(actor, strategy_id, title)
    tree = {"code": code, "chapter": chapter, "title": title, "body": "", **_signed(actor)}
    return _add(actor, strategy_id, code, "lt", tree)


@transaction.atomic
def add_translation(*, actor: Actor, strategy_id: UUID, entry: UUID, title: str) -> UUID:
    """Add the empty English text of a Lithuanian one; the one there is when it has one."""
    require(actor, Right.WRITE)
    row = _row(actor, strategy_id, entry)
    found = _twin(actor, strategy_id, row)
    if found is not None:
        return found.pk
    tree = {
        "code": row.code,
        "chapter": json.loads(row.body)["chapter"],
        "title": " ".join(visible(title).split()),
        "body": "",
        "lang": "en",
        **_signed(actor),
    }
    return _add(actor, strategy_id, row.code, "en", tree)


@transaction.atomic
def save_section(
    *, actor: Actor, strategy_id: UUID, entry: UUID, base_version: int, text: SectionText
) -> None:
    """Save a text; raises Conflict when somebody saved it after `base_version`.

    Saying what already stands there saves nothing, so a second click does no harm.
    """
    require(actor, Right.WRITE)
    row = _row(actor, strategy_id, entry)
    old = json.loads(row.body)
    new = _said(actor, old, text.cleaned(), lang=row.lang)
    if new != old or row.carried:
        moved = new["chapter"] != old["chapter"]
        writes = [Write(shelf=SHELF, tree=new, entry=entry, base_version=base_version)]
        if moved and (twin := _twin(actor, strategy_id, row)) is not None:
            writes.append(_rewritten(twin, {"chapter": new["chapter"]}))
        change(
            actor=actor,
            strategy_id=strategy_id,
            deed="section.changed",
            subject=subject(row.code, row.lang),
            writes=writes,
        )
    drop_draft(actor=actor, strategy_id=strategy_id, subject=subject(row.code, row.lang))


@transaction.atomic
def move_section(*, actor: Actor, strategy_id: UUID, entry: UUID, later: bool) -> None:
    """Let a Lithuanian text and its neighbour in the chapter change places."""
    require(actor, Right.WRITE)
    row = _row(actor, strategy_id, entry)
    chapter = json.loads(row.body)["chapter"]
    rows = _rows(actor, strategy_id).filter(lang=row.lang)
    beside = [x for x in rows if json.loads(x.body)["chapter"] == chapter]
    index = beside.index(row) + (1 if later else -1)
    if not 0 <= index < len(beside):
        return
    other = beside[index]
    first, second = sorted((row.place, other.place))
    # Two texts put on one place stand in the order of their keys, which says nothing.
    second += first == second
    places = (second, first) if later else (first, second)
    change(
        actor=actor,
        strategy_id=strategy_id,
        deed="section.moved",
        subject=subject(row.code, row.lang),
        writes=[
            _rewritten(row, {}, place=places[0]),
            _rewritten(other, {}, place=places[1]),
        ],
    )


@transaction.atomic
def remove_section(*, actor: Actor, strategy_id: UUID, entry: UUID, base_version: int) -> None:
    """Take a text away, a Lithuanian one together with its English one.

    Raises Conflict when somebody saved it meanwhile, Unusable when records point at it.
    """
    row = _row(actor, strategy_id, entry)
    writes = [Write(shelf=SHELF, tree=None, entry=entry, base_version=base_version)]
    twin = _twin(actor, strategy_id, row)
    if row.lang == "lt" and twin is not None:
        writes.append(Write(shelf=SHELF, tree=None, entry=twin.pk))
    change(
        actor=actor,
        strategy_id=strategy_id,
        deed="section.removed",
        subject=subject(row.code, row.lang),
        writes=writes,
    )


@transaction.atomic
def confirm_section(*, actor: Actor, strategy_id: UUID, entry: UUID, base_version: int) -> None:
    """Vouch for a text that somebody else drafted, or that came from an earlier strategy."""
    row = _row(actor, strategy_id, entry)
    tree = json.loads(row.body)
    if tree.get("origin", Origin.STAFF) != Origin.STAFF:
        tree |= {"confirmed_by": actor.name, "confirmed_on": actor.today.isoformat()}
    _vouch(actor, strategy_id, row, tree, deed="section.confirmed", base_version=base_version)


@transaction.atomic
def unconfirm_section(*, actor: Actor, strategy_id: UUID, entry: UUID, base_version: int) -> None:
    """Take a confirmation back."""
    row = _row(actor, strategy_id, entry)
    tree = _without(json.loads(row.body), "confirmed_by", "confirmed_on")
    _vouch(actor, strategy_id, row, tree, deed="section.unconfirmed", base_version=base_version)


def _vouch(
    actor: Actor, strategy_id: UUID, row: Entry, tree: Tree, *, deed: str, base_version: int
) -> None:
    change(
        actor=actor,
        strategy_id=strategy_id,
        deed=deed,
        subject=subject(row.code, row.lang),
        writes=[Write(shelf=SHELF, tree=tree, entry=row.pk, base_version=base_version)],
        right=Right.CONFIRM,
    )


def _said(actor: Actor, old: Tree, text: SectionText, *, lang: str) -> Tree:
    """The record with the new words, signed by whoever changed them."""
    chapter = text.chapter if lang == "lt" else old["chapter"]
    new = old | {"title": text.title, "chapter": chapter, "body": text.body}
    if (new["title"], new["body"]) == (old["title"], old["body"]):
        return new
    drafted = old.get("origin", Origin.STAFF) != Origin.STAFF
    if not drafted or not actor.may(Right.CONFIRM):
        return _without(new, "origin", "confirmed_by", "confirmed_on") | _signed(actor)
    if "confirmed_on" in old:
        # Whoever corrects a confirmed text vouches for the corrected one.
        new |= {"confirmed_by": actor.name, "confirmed_on": actor.today.isoformat()}
    return new


def _signed(actor: Actor) -> Tree:
    """Who wrote it and when; without the right to confirm it waits for somebody who has it."""
    signed = {"author": actor.name, "written_on": actor.today.isoformat()}
    return signed if actor.may(Right.CONFIRM) else signed | {"origin": Origin.CONSULTANT.value}


def _without(tree: Mapping[str, object], *names: str) -> Tree:
    return {key: value for key, value in tree.items() if key not in names}


def _rewritten(row: Entry, parts: Tree, *, place: int | None = None) -> Write:
    """A text beside the one that is being changed, in its present version."""
    tree = json.loads(row.body) | parts
    return Write(
        shelf=SHELF,
        tree=tree,
        entry=row.pk,
        base_version=row.version,
        place=place,
        carried=row.carried,
    )


def _add(actor: Actor, strategy_id: UUID, code: str, lang: str, tree: Tree) -> UUID:
    change(
        actor=actor,
        strategy_id=strategy_id,
        deed="section.added",
        subject=subject(code, lang),
        writes=[Write(shelf=SHELF, tree=tree)],
    )
    return _rows(actor, strategy_id).get(code=code, lang=lang).pk


def _free_code(actor: Actor, strategy_id: UUID, title: str) -> str:
    """A short name made of the title that no other text has."""
    base = slugify(title)[:_LONGEST_CODE].strip("-") or "tekstas"
    taken = frozenset(_rows(actor, strategy_id).values_list("code", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(x for x in (base, *numbered) if x not in taken)


def _rows(actor: Actor, strategy_id: UUID) -> QuerySet[Entry]:
    rows = Entry.objects.filter(lag_id=actor.lag_id, strategy_id=strategy_id, shelf=SHELF)
    return rows.order_by("place", "id")


def _row(actor: Actor, strategy_id: UUID, entry: UUID) -> Entry:
    found = _rows(actor, strategy_id).filter(pk=entry).first()
    if found is None:
        raise Missing("missing")
    return found


def _twin(actor: Actor, strategy_id: UUID, row: Entry) -> Entry | None:
    """The same text in the other language."""
    other = "en" if row.lang == "lt" else "lt"
    return _rows(actor, strategy_id).filter(code=row.code, lang=other).first()
