"""One need as the document tells it: what it is, whose, and what it is based on."""

from collections.abc import Iterator

from sutarimas.document.blocks import Block, Heading, Inline, Item, ListBlock, Run, anchor
from sutarimas.document.scope import Scope, paragraph, polished
from sutarimas.domain.evidence import EvidenceKind
from sutarimas.domain.need import Need, NeedKind, Priority
from sutarimas.domain.place import Level
from sutarimas.domain.refs import Kind, Ref

KEY = "needs"


def need_entry(scope: Scope, need: Need) -> Iterator[Block]:
    """Heading with the anchor of the need, its statement, and the list of what supports it."""
    words, ref = scope.wording(KEY), Ref(Kind.NEED, need.code)
    title = words.say(f"one_{need.kind}", code=need.code, title=own(scope, need, ref))
    yield Heading(id=anchor(ref), level=3, text=title, sources=(ref,))
    cited = based_on(need)
    if need.statement:
        statement = own(scope, need, ref, "statement")
        yield paragraph(f"{KEY}-{need.code}-statement", (statement,), *cited)
    yield from _proxy(scope, need)
    items = tuple(_items(scope, need))
    yield ListBlock(id=f"{KEY}-{need.code}-facts", items=items, sources=cited)


def own(scope: Scope, record: object, ref: Ref, name: str = "title") -> Run:
    """A record's text where the record itself is presented: no link to itself."""
    named = scope.named(record, ref, name)
    return Run(text=named.text, lang=named.lang)


def plain(scope: Scope, text: str) -> Run:
    """Text that is recorded in Lithuanian only, marked as such elsewhere."""
    return Run(text=polished(text, "lt"), lang="" if scope.lang == "lt" else "lt")


def based_on(need: Need) -> tuple[Ref, ...]:
    """Evidence and voices of a need."""
    return (
        *(Ref(Kind.EVIDENCE, x.to) for x in need.evidence),
        *(Ref(Kind.VOICE, x.to) for x in need.voices),
    )


def _proxy(scope: Scope, need: Need) -> Iterator[Block]:
    """Says so where the municipality's figures stand for the town's."""
    town = scope.strategy.find(Kind.AREA, scope.strategy.place.territory.area)
    if town is None or town.level is not Level.TOWN:
        return
    wide = tuple(x.to for x in need.evidence if _speaks_of_municipality(scope, x.to))
    if wide:
        text = scope.wording(KEY).say(
            "proxy",
            municipality=polished(scope.strategy.place.territory.municipality, "lt"),
            codes=scope.codes(Kind.EVIDENCE, wide),
        )
        cited = tuple(Ref(Kind.EVIDENCE, x) for x in wide)
        yield paragraph(f"{KEY}-{need.code}-proxy", text, *cited)


def _speaks_of_municipality(scope: Scope, code: str) -> bool:
    fact = scope.strategy.fact(code)
    area = scope.strategy.find(Kind.AREA, fact.area) if fact else None
    if fact is None or area is None or fact.kind is not EvidenceKind.STATISTIC:
        return False
    return bool(area.level is Level.MUNICIPALITY)


def _items(scope: Scope, need: Need) -> Iterator[Item]:
    words = scope.wording(KEY)
    if need.groups:
        key = "groups" if len(need.groups) == 1 else "groups_many"
        yield Item(text=words.say(key, groups=titles(scope, Kind.GROUP, need.groups)))
    if need.size is not None:
        size = Run(text=scope.l.number(need.size), source=Ref(Kind.NEED, need.code))
        yield Item(text=words.say("size", size=size))
    elif need.size_unknown:
        yield Item(text=words.say("size_unknown", reason=plain(scope, need.size_unknown)))
    if need.rank is not None:
        yield Item(text=_place(scope, need))
    if need.causes:
        yield Item(text=words.say("causes", codes=scope.codes(Kind.NEED, need.causes)))
    yield from _grounds(scope, need)


def _place(scope: Scope, need: Need) -> Inline:
    words = scope.wording(KEY)
    rank = Run(text=str(need.rank), source=Ref(Kind.NEED, need.code))
    key = "rank" if need.score is None else "rank_score"
    score = "" if need.score is None else scope.l.number(need.score)
    return words.say(key, rank=rank, score=score)


def _grounds(scope: Scope, need: Need) -> Iterator[Item]:
    words = scope.wording(KEY)
    facts = tuple(fact_item(scope, x.to) for x in need.evidence if scope.strategy.fact(x.to))
    if facts:
        yield Item(text=words.say("grounds"), items=facts)
    if need.voices:
        codes = scope.codes(Kind.VOICE, (x.to for x in need.voices))
        yield Item(text=words.say("voices", codes=codes))
    if not facts and not need.voices:
        yield Item(text=words.say("no_grounds"))


def fact_item(scope: Scope, code: str) -> Item:
    """A pinned fact as a list item: its code, which leads to its source, and what it says."""
    ref = Ref(Kind.EVIDENCE, code)
    said = own(scope, scope.strategy.fact(code), ref, "statement")
    return Item(text=(scope.code(Kind.EVIDENCE, code), Run(text=". "), said))


def titles(scope: Scope, kind: Kind, codes: tuple[str, ...]) -> Inline:
    """Titles of records in a row, each leading to its record."""
    found: list[Run] = []
    for code in codes:
        record = scope.strategy.find(kind, code)
        if found:
            found.append(Run(text="; "))
        found.append(scope.named(record, Ref(kind, code)) if record else Run(text=code))
    return tuple(found)


def problems(scope: Scope) -> tuple[Need, ...]:
    """Problems in the order of the ranking, unranked last."""
    return _ranked(scope, NeedKind.PROBLEM)


def opportunities(scope: Scope) -> tuple[Need, ...]:
    """Opportunities in the order of the ranking, unranked last."""
    return _ranked(scope, NeedKind.OPPORTUNITY)


def _ranked(scope: Scope, kind: NeedKind) -> tuple[Need, ...]:
    found = (x for x in scope.strategy.needs.items if x.kind is kind)
    return tuple(sorted(found, key=lambda x: x.rank if x.rank is not None else 10_000))


def priority(scope: Scope, need: Need) -> str:
    """„aukšta“, or nothing where nobody ranked."""
    if need.priority is Priority.UNRANKED:
        return ""
    return scope.wording(KEY).text(f"priority_{need.priority}")
