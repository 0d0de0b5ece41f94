"""The brief: one plain page for every resident, numbers bound, sentences short."""

from collections.abc import Iterator
from datetime import date

from sutarimas.document.blocks import (
    Block,
    Chapter,
    Document,
    Inline,
    Item,
    ListBlock,
    Run,
)
from sutarimas.document.brief_basis import basis, standing
from sutarimas.document.brief_contact import contact
from sutarimas.document.build import cover, edition_label
from sutarimas.document.plain import is_cut, shortened
from sutarimas.document.scope import Scope, heading, paragraph
from sutarimas.document.wording import messages
from sutarimas.domain.decision import DecisionKind
from sutarimas.domain.finance import EU
from sutarimas.domain.money import Euro
from sutarimas.domain.need import Need, NeedKind
from sutarimas.domain.people import Sector
from sutarimas.domain.refs import Kind, Ref
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.book import Report
from sutarimas.rulebook.params import pack_of

KEY = "brief"
PLAN = Ref(Kind.STRATEGY, "plan")
#: As many of anything as a reader keeps in mind.
MOST = 4


def brief(strategy: Strategy, report: Report, *, on: date, lang: str) -> Document:
    """The plain edition: at most 400 words, at most 15 in a sentence."""
    scope = Scope(
        strategy=strategy, report=report, pack=pack_of(strategy, report.pack), on=on, lang=lang
    )
    title = scope.wording(KEY).text("title")
    told = tuple(_blocks(scope))
    blocks = (heading(KEY, 1, title), *told, basis(scope, told))
    return Document(
        lang=lang,
        title=title,
        slug=strategy.identity.slug,
        cover=cover(scope),
        chapters=(Chapter(key=KEY, blocks=blocks),),
        fingerprint=strategy.content_hash,
        edition=edition_label(scope),
        day=on.isoformat(),
        words=tuple(messages("frame", lang).items()),
    )


def _blocks(scope: Scope) -> Iterator[Block]:
    yield from _what(scope)
    yield from _heard(scope)
    yield from _want(scope)
    yield from _money(scope)
    yield from contact(scope)


def _what(scope: Scope) -> Iterator[Block]:
    words, identity = scope.wording(KEY), scope.strategy.identity
    territory = scope.strategy.place.territory
    town = territory.name_gen if scope.lang == "lt" else territory.name
    years = scope.l.years(identity.first_year, identity.last_year)
    what = words.say("what", town=town, years=Run(text=years, source=PLAN))
    yield paragraph(f"{KEY}-what", (*what, Run(text=" "), *_state(scope)))
    yield standing(f"{KEY}-people", words.say("people"))


def _state(scope: Scope) -> Inline:
    """Whether the plan is adopted, and since when."""
    for decision in scope.strategy.decisions:
        day = decision.decided_on
        if decision.kind is DecisionKind.ADOPTION and day and day <= scope.on:
            source = Ref(Kind.DECISION, decision.code)
            shown = Run(text=scope.l.date_long(day), source=source)
            return scope.wording(KEY).say("adopted", day=shown)
    return scope.wording(KEY).say("not_adopted")


def _heard(scope: Scope) -> Iterator[Block]:
    words, needs = scope.wording(KEY), _needs(scope)
    asked = tuple(_asked(scope))
    if asked:
        yield heading(f"{KEY}-heard", 2, words.text("heard"))
        text = tuple(run for said in asked for run in (Run(text=" "), *said))[1:]
        yield paragraph(f"{KEY}-asked", text)
    if needs:
        yield heading(f"{KEY}-needs", 2, words.text("needs"))
        items = tuple(Item(text=_short(scope, x)) for x in needs)
        yield ListBlock(id=f"{KEY}-needs-list", items=items)


def _asked(scope: Scope) -> Iterator[Inline]:
    """Sentences on how people took part: answers, meetings, proposals."""
    words, strategy, number = scope.wording(KEY), scope.strategy, scope.l.number
    for survey in strategy.surveys:
        if survey.audience is Sector.RESIDENT and survey.answered:
            source = Ref(Kind.SURVEY, survey.code)
            yield words.say("answered", n=Run(text=number(survey.answered), source=source))
    if any(x.held_on and x.held_on <= scope.on for x in strategy.meetings):
        yield words.say("met")
    for consultation in strategy.consultations:
        sent = [x for x in strategy.proposals if x.consultation == consultation.code]
        if sent:
            source = Ref(Kind.CONSULTATION, consultation.code)
            yield words.say("proposed", n=Run(text=number(len(sent)), source=source))


def _needs(scope: Scope) -> tuple[Need, ...]:
    problems = (x for x in scope.strategy.needs.items if x.kind is NeedKind.PROBLEM)
    ranked = sorted(problems, key=lambda x: (x.rank is None, x.rank or 0))
    return tuple(ranked[:MOST])


def _short(scope: Scope, record: object) -> Inline:
    """A title as a sentence, cut where it is too long."""
    own = scope.lang == "lt" or bool(getattr(record, f"title_{scope.lang}", ""))
    text = scope.l.stop(shortened(scope.title(record)))
    return (Run(text=text, lang="" if own else "lt"),)


def _want(scope: Scope) -> Iterator[Block]:
    words, goals = scope.wording(KEY), scope.strategy.goals
    shown: list[Inline] = []
    for key, records in (("want", goals.goals), ("do", goals.actions)):
        texts = tuple(_short(scope, x) for x in records[:MOST])
        if texts:
            shown += texts
            yield heading(f"{KEY}-{key}", 2, words.text(key))
            yield ListBlock(id=f"{KEY}-{key}-list", items=tuple(Item(text=x) for x in texts))
    if any(is_cut(text[0].text) for text in shown):
        yield standing(f"{KEY}-cut", words.say("cut"))


def _money(scope: Scope) -> Iterator[Block]:
    """What the plan costs, or, while it has no money, what preparing it costs."""
    words, finance = scope.wording(KEY), scope.strategy.finance
    if finance.lines:
        sums = (finance.total(), finance.total(sources=EU))
        key, ref = "money_plan", PLAN
    elif finance.contracts:
        contract = finance.contracts[0]
        sums = (contract.total, contract.eu or Euro(0))
        key, ref = "money_contract", Ref(Kind.CONTRACT, contract.code)
    else:
        return
    total, eu = (Run(text=scope.l.euro_bare(x), source=ref) for x in sums)
    yield heading(f"{KEY}-money", 2, words.text("money"))
    text = words.say(key, total=total)
    if sums[1]:
        text = (*text, Run(text=" "), *words.say("money_eu", eu=eu))
    yield paragraph(f"{KEY}-money-text", text)
