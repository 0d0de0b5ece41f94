"""The brief: one plain page for every resident, numbers bound, sentences short."""

from collections.abc import Iterator
from datetime import date

from sutarimas.document.blocks import Block, Chapter, Document, Item, ListBlock, Run, runs
from sutarimas.document.build import cover, edition_label
from sutarimas.document.scope import Scope, heading, paragraph
from sutarimas.document.wording import messages
from sutarimas.domain.finance import EU
from sutarimas.domain.people import Sector
from sutarimas.domain.refs import Kind, Ref
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.book import Report
from sutarimas.rulebook.params import pack

KEY = "brief"
PLAN = Ref(Kind.STRATEGY, "plan")
#: As many needs as a reader keeps in mind.
NEEDS = 4


def brief(strategy: Strategy, report: Report, *, on: date, lang: str) -> Document:
    """The plain edition: at most 400 words, at most 15 in a sentence."""
    scope = Scope(strategy=strategy, report=report, pack=pack(report.pack), on=on, lang=lang)
    words = scope.wording(KEY)
    blocks: list[Block] = [heading(KEY, 1, words.text("title"))]
    blocks += _what(scope)
    blocks += _heard(scope)
    blocks += _want(scope)
    blocks += _money(scope)
    blocks += _contact(scope)
    return Document(
        lang=lang,
        title=words.text("title"),
        slug=strategy.identity.slug,
        cover=cover(scope),
        chapters=(Chapter(key=KEY, blocks=tuple(blocks)),),
        fingerprint=strategy.content_hash,
        edition=edition_label(scope),
        day=on.isoformat(),
        words=tuple(messages("frame", lang).items()),
    )


def _what(scope: Scope) -> Iterator[Block]:
    words, identity = scope.wording(KEY), scope.strategy.identity
    years = scope.l.years(identity.first_year, identity.last_year)
    text = words.say("what", town=scope.strategy.place.territory.name_gen, years=years)
    yield paragraph(f"{KEY}-what", text)


def _heard(scope: Scope) -> Iterator[Block]:
    words, strategy = scope.wording(KEY), scope.strategy
    answered = sum(x.answered or 0 for x in strategy.surveys if x.audience is Sector.RESIDENT)
    if answered:
        yield heading(f"{KEY}-heard", 2, words.text("heard"))
        yield paragraph(
            f"{KEY}-answered", words.say("answered", n=Run(text=scope.l.number(answered)))
        )
    needs = sorted(
        (x for x in strategy.needs.items if x.kind == "problem"),
        key=lambda x: (x.rank is None, x.rank or 0),
    )[:NEEDS]
    if needs:
        yield paragraph(f"{KEY}-needs", words.say("needs"))
        items = tuple(Item(text=_short(scope, x)) for x in needs)
        yield ListBlock(id=f"{KEY}-needs-list", items=items)


def _short(scope: Scope, record: object) -> tuple[Run, ...]:
    title = scope.title(record)
    own = scope.lang == "lt" or bool(getattr(record, f"title_{scope.lang}", ""))
    return (Run(text=scope.l.stop(title), lang="" if own else "lt"),)


def _want(scope: Scope) -> Iterator[Block]:
    words, goals = scope.wording(KEY), scope.strategy.goals
    if goals.goals:
        yield heading(f"{KEY}-want", 2, words.text("want"))
        items = tuple(Item(text=_short(scope, x)) for x in goals.goals)
        yield ListBlock(id=f"{KEY}-goals", items=items)
    if goals.actions:
        yield heading(f"{KEY}-do", 2, words.text("do"))
        items = tuple(Item(text=_short(scope, x)) for x in goals.actions)
        yield ListBlock(id=f"{KEY}-actions", items=items)


def _money(scope: Scope) -> Iterator[Block]:
    words, finance = scope.wording(KEY), scope.strategy.finance
    if not finance.lines:
        return
    yield heading(f"{KEY}-money", 2, words.text("money"))
    total, eu = finance.total(), finance.total(sources=EU)
    text = words.say(
        "money_text", total=Run(text=scope.l.euro(total)), eu=Run(text=scope.l.euro(eu))
    )
    yield paragraph(f"{KEY}-money-text", text)


def _contact(scope: Scope) -> Iterator[Block]:
    words, identity = scope.wording(KEY), scope.strategy.identity
    known = [x for x in (identity.phone, identity.email, identity.url) if x]
    if not known:
        return
    yield heading(f"{KEY}-contact", 2, words.text("contact"))
    items = tuple(Item(text=runs(x)) for x in known)
    yield ListBlock(id=f"{KEY}-contact-list", items=items)
