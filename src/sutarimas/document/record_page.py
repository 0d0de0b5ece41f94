"""A page for one record: what it is, for whom, on what ground, how much, and what rests on it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from sutarimas.document.blocks import (
    Block,
    Document,
    Heading,
    Inline,
    Item,
    ListBlock,
    Reference,
    Run,
    anchor,
)
from sutarimas.document.citations import Place, cited
from sutarimas.document.record_facts import facts
from sutarimas.document.record_money import money
from sutarimas.document.scope import Scope, heading, paragraph
from sutarimas.document.sources import below
from sutarimas.domain.refs import Kind, Ref, Role
from sutarimas.domain.trace import GROUND

KEY = "record"
#: Kinds that have a page of their own; others are rows of a table in the strategy's text.
KINDS = (
    Kind.EVIDENCE,
    Kind.NEED,
    Kind.GOAL,
    Kind.OBJECTIVE,
    Kind.ACTION,
    Kind.INDICATOR,
    Kind.VOICE,
    Kind.GROUP,
    Kind.SWOT,
    Kind.MEETING,
    Kind.SURVEY,
    Kind.SERIES,
    Kind.CONTRACT,
    Kind.CONSULTATION,
    Kind.PROPOSAL,
    Kind.DECISION,
)
#: What a record is known by, the first that it has; these stand in the heading already.
_NAMES = ("title", "statement", "text")
_FOUNDING = (Role.RESTS, Role.SERVES, Role.MEASURED)
#: As many as a reader looks through.
_MOST = 200


@dataclass(frozen=True, kw_only=True)
class RecordPage:
    """The page of a record: its heading and the blocks below it."""

    ref: Ref
    title: str
    blocks: tuple[Block, ...]


def record_pages(scope: Scope, document: Document) -> Iterator[RecordPage]:
    """A page for every record of `KINDS`; `document` is the whole strategy in the same language."""
    places = cited(scope.strategy, document.chapters)
    headings = _headings(document)
    for ref in scope.strategy.records:
        if ref.kind in KINDS:
            blocks = tuple(_blocks(scope, ref, places.get(ref, ()), headings))
            yield RecordPage(ref=ref, title=title(scope, ref), blocks=blocks)


def record_list(scope: Scope, refs: Iterable[Ref]) -> Iterator[Block]:
    """A heading for each kind and the records below it."""
    words = scope.wording("sources")
    for kind, found in groupby(sorted(refs, key=lambda x: KINDS.index(x.kind)), lambda x: x.kind):
        yield heading(f"{KEY}-{kind}", 1, words.text(f"kind_{kind}"))
        yield _listed(scope, str(kind), list(found))


def title(scope: Scope, ref: Ref) -> str:
    """„Problema P-01“ and what it is called, where it has a short name."""
    kind = scope.wording("sources").text(f"one_{ref.kind}")
    name = scope.title(scope.strategy.records[ref]) if _has_title(scope, ref) else ""
    named = f"{kind[0].upper()}{kind[1:]} {ref.code}"
    return f"{named}. {name}" if name else named


def _has_title(scope: Scope, ref: Ref) -> bool:
    return hasattr(scope.strategy.records[ref], "title")


def name(scope: Scope, ref: Ref) -> Run:
    """A record in a list: its code and what it is called or says."""
    record = scope.strategy.records.get(ref)
    field = next((x for x in _NAMES if hasattr(record, x)), "")
    if record is None or not field:
        kind = scope.wording("sources").text(f"one_{ref.kind}")
        return Run(text=f"{kind} {ref.code}")
    own = scope.lang == "lt" or bool(getattr(record, f"{field}_{scope.lang}", ""))
    return Run(text=scope.title(record, field), lang="" if own else "lt")


def _blocks(
    scope: Scope, ref: Ref, places: tuple[Place, ...], headings: Mapping[str, Inline]
) -> Iterator[Block]:
    yield from _lead(scope, ref)
    told = facts(scope, ref)
    if told:
        yield heading(f"{KEY}-about", 1, scope.wording(KEY).text("about"))
        yield Reference(id=f"{KEY}-facts", target=ref, title=(), details=told)
    yield from _why(scope, ref)
    yield from money(scope, ref)
    yield from _rests(scope, ref)
    yield from _places(scope, places, headings)


def _lead(scope: Scope, ref: Ref) -> Iterator[Block]:
    """What the record says, in its own words; a title stands in the heading already."""
    record = scope.strategy.records[ref]
    for field in ("statement", "text", "description", "definition"):
        text = str(getattr(record, field, ""))
        if text:
            own = scope.lang == "lt" or bool(getattr(record, f"{field}_{scope.lang}", ""))
            said = Run(text=scope.title(record, field), lang="" if own else "lt")
            yield paragraph(f"{KEY}-lead", (said,))
            return


def _why(scope: Scope, ref: Ref) -> Iterator[Block]:
    words = scope.wording(KEY)
    found = [x for x in below(scope, ref) if x in scope.strategy.records]
    if not found and ref.kind in GROUND:
        return
    yield heading(f"{KEY}-why", 1, words.text("why"))
    if found:
        yield _listed(scope, "why", found)
    else:
        yield paragraph(f"{KEY}-why-none", words.say("why_none"))


def _rests(scope: Scope, ref: Ref) -> Iterator[Block]:
    words = scope.wording(KEY)
    edges = (x for x in scope.trace.into(ref) if x.role in _FOUNDING or ref.kind is Kind.GROUP)
    found = list(dict.fromkeys(x.source for x in edges if x.source.kind is not Kind.LINE))
    found = [x for x in found if x.kind is not Kind.SECTION]
    yield heading(f"{KEY}-rests", 1, words.text("rests"))
    if found:
        yield _listed(scope, "rests", found[:_MOST])
    else:
        yield paragraph(f"{KEY}-rests-none", words.say("rests_none"))


def _listed(scope: Scope, key: str, refs: list[Ref]) -> ListBlock:
    return ListBlock(id=f"{KEY}-{key}-list", items=tuple(_item(scope, x) for x in refs))


def _item(scope: Scope, ref: Ref) -> Item:
    named = name(scope, ref)
    code = Run(text=ref.code, to=anchor(ref))
    if ref.code in named.text:
        return Item(text=(replace(named, to=anchor(ref)),))
    return Item(text=(code, Run(text=" "), named))


def _headings(document: Document) -> Mapping[str, Inline]:
    """Text of every numbered heading, by number."""
    blocks = (x for chapter in document.chapters for x in chapter.blocks)
    return {x.number: x.text for x in blocks if isinstance(x, Heading) and x.number}


def _places(
    scope: Scope, places: tuple[Place, ...], headings: Mapping[str, Inline]
) -> Iterator[Block]:
    first: dict[str, str] = {}
    for place in places:
        if place.number in headings:
            first.setdefault(place.number, place.block)
    if not first:
        return
    yield heading(f"{KEY}-places", 1, scope.wording(KEY).text("places"))
    items = (_place(number, headings[number], block) for number, block in first.items())
    yield ListBlock(id=f"{KEY}-places-list", items=tuple(items))


def _place(number: str, text: Inline, block: str) -> Item:
    """A place in the text by the heading it stands under, in the language of that heading."""
    lang = next((x.lang for x in text if x.lang), "")
    shown = Run(text="".join(x.text for x in text), to=block, lang=lang)
    return Item(text=(Run(text=f"{number} "), shown))
