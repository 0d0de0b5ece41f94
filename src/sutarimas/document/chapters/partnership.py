"""The partnership: members by sector, who decides, and on what terms. No personal data.

Required by Regulation (EU) 2021/1060, Article 31(2)(b) and Article 32(1)(e).
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from sutarimas.document.blocks import Align, Block, Chapter, Column, Row, Run, Table, anchor
from sutarimas.document.chapters.need_entry import plain
from sutarimas.document.figures import chart
from sutarimas.document.scope import Scope, cell, heading, paragraph, table
from sutarimas.document.staff import staff
from sutarimas.domain.decision import DecisionKind
from sutarimas.domain.people import Body, BodyKind, Gender, Mandate, Organisation, Sector
from sutarimas.domain.refs import Kind, Ref

KEY = "partnership"


def build(scope: Scope) -> Chapter:
    """The chapter: staff prose, members, bodies, who else took part."""
    blocks: list[Block] = [heading(KEY, 1, scope.wording(KEY).text("title"))]
    blocks += staff(scope, KEY, lambda name: chart(scope, name))
    blocks += _members(scope)
    blocks += _bodies(scope)
    blocks += _others(scope)
    return Chapter(key=KEY, blocks=tuple(blocks))


def members(scope: Scope) -> tuple[Organisation, ...]:
    """Present members."""
    every = scope.strategy.people.organisations
    return tuple(x for x in every if x.member and x.left_on is None)


def _members(scope: Scope) -> Iterator[Block]:
    words, found = scope.wording(KEY), members(scope)
    if not found:
        return
    yield heading(f"{KEY}-members", 2, words.text("members"))
    number = Run(text=str(len(found)), to=f"{KEY}-list")
    yield paragraph(f"{KEY}-members-sum", words.say("members_sum", n=number))
    yield _by_sector(scope, found)
    yield _list(scope, found)


def _by_sector(scope: Scope, found: tuple[Organisation, ...]) -> Table:
    words = scope.wording(KEY)

    def row(name: str, listed: tuple[Organisation, ...], *, strong: bool = False) -> Row:
        share = scope.l.percent_cell(Decimal(len(listed)) * 100 / len(found), decimals=1)
        return Row(cells=(cell(name), cell(str(len(listed))), cell(share)), strong=strong)

    used = tuple(s for s in Sector if any(x.sector is s for x in found))
    loose = tuple(x for x in found if x.sector is None)
    return table(
        f"{KEY}-sectors",
        words.text("sectors_caption"),
        (
            Column(title=words.text("sector"), width=4),
            Column(title=words.text("count"), align=Align.END, width=2),
            Column(title=words.text("share"), align=Align.END, width=2),
        ),
        (
            *(row(_sector(scope, s), tuple(x for x in found if x.sector is s)) for s in used),
            *((row(words.text("sector_none"), loose),) if loose else ()),
            row(words.text("all"), found, strong=True),
        ),
        note=words.text("sectors_note"),
    )


def _sector(scope: Scope, sector: Sector | None) -> str:
    return scope.wording(KEY).text(f"sector_{sector or 'none'}")


def _list(scope: Scope, found: tuple[Organisation, ...]) -> Table:
    words = scope.wording(KEY)
    return table(
        f"{KEY}-list",
        words.text("list_caption"),
        (
            Column(title=words.text("name"), width=5),
            Column(title=words.text("sector"), width=2),
            Column(title=words.text("interest"), width=3),
            Column(title=words.text("joined"), width=4),
        ),
        (
            Row(
                cells=(
                    cell(plain(scope, x.name)),
                    cell(_sector(scope, x.sector)),
                    cell(plain(scope, x.interest_group)),
                    cell(_joined(scope, x)),
                ),
                id=anchor(Ref(Kind.ORGANISATION, x.code)),
            )
            for x in found
        ),
    )


def _joined(scope: Scope, one: Organisation) -> str:
    day = scope.l.date_iso(one.joined_on) if one.joined_on else ""
    return "; ".join(x for x in (day, one.joined_by) if x)


def _bodies(scope: Scope) -> Iterator[Block]:
    words, bodies = scope.wording(KEY), scope.strategy.people.bodies
    if not bodies:
        return
    yield heading(f"{KEY}-bodies", 2, words.text("bodies"))
    yield table(
        f"{KEY}-bodies-table",
        words.text("bodies_caption"),
        (
            Column(title=words.text("body"), width=4),
            Column(title=words.text("competent"), width=2),
            Column(title=words.text("quorum"), align=Align.END, width=2),
            Column(title=words.text("majority"), align=Align.END, width=2),
            Column(title=words.text("notice"), align=Align.END, width=2),
        ),
        (_body(scope, x) for x in bodies),
        note=words.text("bodies_note"),
    )
    day = _day(scope)
    for body in bodies:
        seated = tuple(x for x in scope.strategy.people.mandates if _sits(x, body, day))
        if seated:
            yield _composition(scope, body, seated, day)


def _body(scope: Scope, body: Body) -> Row:
    words = scope.wording(KEY)
    own = body.kind in (BodyKind.GENERAL_MEETING, BodyKind.BOARD)
    competent = words.text("yes" if body.competent else "no") if own else ""
    return Row(
        cells=(
            cell(scope.title(body, "name")),
            cell(competent),
            cell(_share(scope, body.quorum)),
            cell(_share(scope, body.majority)),
            cell("" if body.notice_days is None else str(body.notice_days)),
        ),
        id=anchor(Ref(Kind.BODY, body.code)),
    )


def _share(scope: Scope, value: Decimal | None) -> str:
    return "" if value is None else scope.l.percent_cell((value * 100).normalize() + 0, decimals=0)


def _day(scope: Scope) -> date:
    """The day of adoption; before it the day of the check."""
    adopted = [
        x.decided_on
        for x in scope.strategy.decisions
        if x.kind is DecisionKind.ADOPTION and x.decided_on
    ]
    return max(adopted, default=scope.on)


def _sits(mandate: Mandate, body: Body, day: date) -> bool:
    return mandate.body == body.code and mandate.covers(day)


def _composition(scope: Scope, body: Body, seated: tuple[Mandate, ...], day: date) -> Table:
    words, name = scope.wording(KEY), scope.title(body, "name")
    shown = tuple(g for g in Gender if any(_gender(scope, x) is g for x in seated))
    sectors = tuple(s for s in Sector if any(_of(scope, x) is s for x in seated))

    def row(title: str, listed: tuple[Mandate, ...], *, strong: bool = False) -> Row:
        counts = (sum(_gender(scope, x) is g for x in listed) for g in shown)
        cells = (*(cell(str(x)) for x in counts), cell(str(len(listed))))
        return Row(cells=(cell(title), *cells), strong=strong)

    return table(
        f"{KEY}-{body.code}-composition",
        words.text("composition_caption", body=name, day=scope.l.date_iso(day)),
        (Column(title=words.text("sector"), width=3), *_genders(scope, shown)),
        (
            *(
                row(_sector(scope, s), tuple(x for x in seated if _of(scope, x) is s))
                for s in sectors
            ),
            row(words.text("all"), seated, strong=True),
        ),
    )


def _genders(scope: Scope, shown: tuple[Gender, ...]) -> Iterator[Column]:
    words = scope.wording(KEY)
    for key in (*(f"gender_{g or 'unstated'}" for g in shown), "all"):
        yield Column(title=words.text(key), align=Align.END, width=2)


def _gender(scope: Scope, one: Mandate) -> Gender:
    person = scope.strategy.find(Kind.PERSON, one.person)
    return person.gender if person else Gender.UNSTATED


def _of(scope: Scope, one: Mandate) -> Sector | None:
    """The sector of the organisation somebody sits for."""
    found = scope.strategy.find(Kind.ORGANISATION, one.organisation)
    return found.sector if found else None


def _others(scope: Scope) -> Iterator[Block]:
    words = scope.wording(KEY)
    present = {x.code for x in members(scope)}
    found = tuple(x for x in scope.strategy.people.organisations if x.code not in present)
    if not found:
        return
    yield heading(f"{KEY}-others", 2, words.text("others"))
    yield table(
        f"{KEY}-others-table",
        words.text("others_caption"),
        (
            Column(title=words.text("name"), width=5),
            Column(title=words.text("sector"), width=2),
            Column(title=words.text("interest"), width=3),
            Column(title=words.text("met_at"), width=3),
        ),
        (_other(scope, x) for x in found),
    )


def _other(scope: Scope, one: Organisation) -> Row:
    met = tuple(
        x.code for x in scope.strategy.meetings if x.held_on and one.code in x.organisations
    )
    codes: tuple[Run, ...] = scope.codes(Kind.MEETING, met)
    return Row(
        cells=(
            cell(plain(scope, one.name)),
            cell(_sector(scope, one.sector)),
            cell(plain(scope, one.interest_group)),
            codes,
        ),
        id=anchor(Ref(Kind.ORGANISATION, one.code)),
        sources=tuple(Ref(Kind.MEETING, x) for x in met),
    )
