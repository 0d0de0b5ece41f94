"""How a reader of the brief takes part: until when, and where to ask."""

from collections.abc import Iterator

from sutarimas.document.blocks import Block, Inline, Item, ListBlock, Run
from sutarimas.document.scope import Scope, heading, paragraph
from sutarimas.domain.refs import Kind, Ref

KEY = "brief"


def contact(scope: Scope) -> Iterator[Block]:
    """The consultation's days and the ways to reach the group; nothing where none is known."""
    ways = tuple(_ways(scope))
    said = tuple(_consulted(scope))
    if ways or said:
        yield heading(f"{KEY}-contact", 2, scope.wording(KEY).text("contact"))
    yield from said
    if ways:
        items = tuple(Item(text=x) for x in ways)
        yield ListBlock(id=f"{KEY}-contact-list", items=items)


def _consulted(scope: Scope) -> Iterator[Block]:
    """When proposals are taken, seen from the day of the document."""
    dated = [x for x in scope.strategy.consultations if x.opens_on and x.closes_on]
    if not dated:
        return
    last = dated[-1]
    ref = Ref(Kind.CONSULTATION, last.code)
    key, day = "open", last.closes_on
    if last.opens_on and scope.on < last.opens_on:
        key, day = "coming", last.opens_on
    elif last.closes_on and scope.on > last.closes_on:
        key = "closed"
    if day is not None:
        shown = Run(text=scope.l.date_long(day), source=ref)
        yield paragraph(f"{KEY}-{key}", scope.wording(KEY).say(key, day=shown))


def _ways(scope: Scope) -> Iterator[Inline]:
    words, identity = scope.wording(KEY), scope.strategy.identity
    if identity.phone:
        yield words.say("phone", phone=identity.phone)
    if identity.email:
        address = Run(text=identity.email, href=f"mailto:{identity.email}")
        yield words.say("email", email=address)
    if identity.url:
        yield words.say("site", url=Run(text=identity.url, href=identity.url))
