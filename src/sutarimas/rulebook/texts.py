"""The Lithuanian texts of a strategy that people wrote, each with the record it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sutarimas.domain.prose import PromiseKind
from sutarimas.domain.refs import Kind, Ref
from sutarimas.domain.strategy import Strategy

IDENTITY = Ref(Kind.STRATEGY, "identity")
_BOUND = re.compile(r"\[\[\w{1,20}:[^\]|]{0,400}(?:\|([^\]]{0,1000}))?\]\]")
# „2023 m. liepos 7 d. pasirašė“ is one sentence: a stop ends it before a capital letter only.
_ENDS = re.compile(
    r"(?<=[.!?…])[\s\u00a0]+(?=[„(\[]?[A-ZĄČĘĖĮŠŲŪŽ])|\n\s*\n|\n(?=\s*[-*#|]|\s*\d+[.)])"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:m|d|Nr|pvz|kt|t|y|proc|tūkst|mln|mlrd|val|r|g|sav|p|str|el|š)\.)$"
)


@dataclass(frozen=True, kw_only=True)
class Text:
    """A text and its record; `name` says which field of the record it is."""

    ref: Ref
    name: str
    text: str


def shown(body: str) -> str:
    """A body as read: bindings give way to the words they show, or to nothing."""
    return _BOUND.sub(lambda match: match[1] or "", body)


def sentences(text: str) -> Iterator[str]:
    """Sentences, list items and headings of a text, blank ones left out.

    >>> list(sentences("Sutartis pasirašyta 2023 m. liepos 7 d. Ignalinoje. Skirta 5 Eur."))
    ['Sutartis pasirašyta 2023 m. liepos 7 d. Ignalinoje.', 'Skirta 5 Eur.']
    """
    open_part = ""
    end = 0
    for match in (*_ENDS.finditer(text), None):
        piece = text[end : match.start() if match else len(text)]
        open_part += piece
        if match is not None and "\n" not in match[0] and _ABBREVIATED.search(open_part):
            open_part += match[0]
        else:
            if open_part.strip():
                yield " ".join(open_part.split())
            open_part = ""
        end = match.end() if match else len(text)


def prose(strategy: Strategy) -> Iterator[Text]:
    """Titles and bodies of the Lithuanian sections."""
    for section in strategy.prose:
        if section.lang == "lt":
            ref = Ref(Kind.SECTION, section.code)
            yield Text(ref=ref, name="title", text=section.title)
            yield Text(ref=ref, name="body", text=shown(section.body))


def papers(strategy: Strategy) -> Iterator[Text]:
    """Titles of the papers around the strategy: contracts, decisions, notices, promises."""
    yield Text(ref=IDENTITY, name="title", text=strategy.identity.title)
    for contract in strategy.finance.contracts:
        ref = Ref(Kind.CONTRACT, contract.code)
        yield Text(ref=ref, name="title", text=contract.title)
        yield Text(ref=ref, name="purpose", text=contract.purpose)
    for decision in strategy.decisions:
        ref = Ref(Kind.DECISION, decision.code)
        yield Text(ref=ref, name="title", text=decision.title)
        yield Text(ref=ref, name="outcome", text=decision.outcome)
    for publication in strategy.publications:
        ref = Ref(Kind.PUBLICATION, publication.code)
        yield Text(ref=ref, name="title", text=publication.title)
    for promise in strategy.promises:
        if promise.kind is PromiseKind.STRATEGY:
            yield Text(ref=Ref(Kind.PROMISE, promise.code), name="text", text=promise.text)


def plan(strategy: Strategy) -> Iterator[Text]:
    """What the plan itself says: needs, SWOT, goals, objectives, actions, indicators."""
    for need in strategy.needs.items:
        ref = Ref(Kind.NEED, need.code)
        yield Text(ref=ref, name="title", text=need.title)
        yield Text(ref=ref, name="statement", text=need.statement)
    for item in strategy.needs.swot:
        yield Text(ref=Ref(Kind.SWOT, item.code), name="statement", text=item.statement)
    for goal in strategy.goals.goals:
        ref = Ref(Kind.GOAL, goal.code)
        yield Text(ref=ref, name="title", text=goal.title)
        yield Text(ref=ref, name="statement", text=goal.statement)
    for objective in strategy.goals.objectives:
        yield Text(ref=Ref(Kind.OBJECTIVE, objective.code), name="title", text=objective.title)
    for action in strategy.goals.actions:
        ref = Ref(Kind.ACTION, action.code)
        yield Text(ref=ref, name="title", text=action.title)
        yield Text(ref=ref, name="description", text=action.description)
    for indicator in strategy.indicators:
        ref = Ref(Kind.INDICATOR, indicator.code)
        yield Text(ref=ref, name="title", text=indicator.title)
        yield Text(ref=ref, name="definition", text=indicator.definition)


def asked(strategy: Strategy) -> Iterator[Text]:
    """What people were asked: questionnaires, their introductions and questions; meetings."""
    for survey in strategy.surveys:
        ref = Ref(Kind.SURVEY, survey.code)
        yield Text(ref=ref, name="title", text=survey.title)
        yield Text(ref=ref, name="intro", text=survey.intro)
        for question in survey.questions:
            yield Text(ref=ref, name="question", text=" ".join((question.text, *question.options)))
    for meeting in strategy.meetings:
        yield Text(ref=Ref(Kind.MEETING, meeting.code), name="title", text=meeting.title)


def facts(strategy: Strategy) -> Iterator[Text]:
    """Statements of evidence."""
    for fact in strategy.evidence:
        yield Text(ref=Ref(Kind.EVIDENCE, fact.code), name="statement", text=fact.statement)
