"""Words that must agree with the records: towns, counts, official wordings, units."""

import re
from collections.abc import Iterator, Mapping

from sutarimas.domain.evidence import COMPARING
from sutarimas.domain.place import Place
from sutarimas.domain.refs import Kind
from sutarimas.domain.strategy import Strategy
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.count_words import Claim, Level, claims, names_a_level
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.rule import cite, rule
from sutarimas.rulebook.texts import (
    Text,
    asked,
    facts,
    papers,
    plan,
    prose,
    sentences,
)
from sutarimas.rulebook.town_names import others
from sutarimas.rulebook.unit_sanity import slips

_COMPARES = re.compile(
    r"palygin|lygin|vidurk|panaš|skirt(?:um|ing)|\b(?:nei|negu|kaip ir)\b|daugiau|mažiau|didesn"
    r"|mažesn|aukštesn|žemesn|geresn|prastesn|pavyzd|patirt|kaimyn|partner|bendradarb|mokosi"
    r"|studijuo|važinė|išvyk|persikel|dirba\w*\b|nuo \w+ iki \w+ \d+ km",
    re.IGNORECASE,
)


@rule(
    "VPS-DOC-009",
    Severity.WARNING,
    cite("practice", "a survey of one town introduced with the name of another", Status.SEEN),
    also=("C9",),
)
def right_town_is_named(case: Case) -> Iterator[Hit]:
    """No other town with a local action group is named outside a comparison.

    Towns that the strategy compares itself with, and those its county and municipality are
    named after, may be named.
    """
    towns = _strange(case.pack.lists.get("towns", {}), case.strategy.place)
    seen: dict[tuple[Kind, str, str], None] = {}
    for text, anywhere in _named_in(case.strategy):
        if not any(True for _ in others(text.text, towns, anywhere=anywhere)):
            continue
        for sentence in sentences(text.text):
            if not anywhere and _COMPARES.search(sentence):
                continue
            for form in others(sentence, towns, anywhere=anywhere):
                seen.setdefault((text.ref.kind, text.ref.code, form))
    for kind, code, form in seen:
        yield hit(kind, code, form=form, town=case.strategy.place.territory.name)


def _named_in(strategy: Strategy) -> Iterator[tuple[Text, bool]]:
    """Texts, and whether a town's locative alone is enough to speak of it."""
    yield from ((x, True) for x in asked(strategy))
    yield from ((x, False) for source in (prose, plan, papers) for x in source(strategy))
    for text in facts(strategy):
        fact = strategy.fact(text.ref.code)
        if fact is not None and not fact.comparators and fact.claim not in COMPARING:
            yield text, False


def _strange(towns: Mapping[str, str], place: Place) -> dict[str, str]:
    territory = place.territory
    names = [territory.name, territory.name_gen, territory.municipality, territory.county_gen]
    names += [name for area in place.areas for name in (area.name, area.name_gen)]
    own = frozenset(word for name in names for word in name.split())
    return {
        name: name_gen
        for name, name_gen in towns.items()
        if not own.intersection((*name.split(), *name_gen.split()))
    }


@rule(
    "VPS-DOC-010",
    Severity.INFO,
    cite("practice", "„vienas tikslas ir du uždaviniai“ in a published draft", Status.SEEN),
    also=("E2",),
    advice=True,
)
def stated_count_is_the_trees(case: Case) -> Iterator[Hit]:
    """Counts of goals, objectives and actions said in words are those of the tree."""
    if not case.strategy.goals.goals:
        return
    for source in (prose, papers):
        for text in source(case.strategy):
            if not names_a_level(text.text):
                continue
            for sentence in sentences(text.text):
                yield from _miscounted(case.strategy, text, sentence)


def _miscounted(strategy: Strategy, text: Text, sentence: str) -> Iterator[Hit]:
    for claim in claims(sentence):
        if not fits(claim, strategy):
            count = _whole(strategy, claim.level)
            yield hit(text.ref.kind, text.ref.code, claim.level, words=claim.words, count=count)


def fits(claim: Claim, strategy: Strategy) -> bool:
    """Whether a claim is true of the whole tree, or of one branch if it may speak of one."""
    if claim.count == _whole(strategy, claim.level):
        return True
    return claim.in_branch and claim.count in _branches(strategy, claim.level)


def _whole(strategy: Strategy, level: Level) -> int:
    goals = strategy.goals
    shelves = {
        Level.GOAL: len(goals.goals),
        Level.OBJECTIVE: len(goals.objectives),
        Level.ACTION: len(goals.actions),
    }
    return shelves[level]


def _branches(strategy: Strategy, level: Level) -> frozenset[int]:
    if level is Level.OBJECTIVE:
        return frozenset(len(strategy.objectives_of(x.code)) for x in strategy.goals.goals)
    return frozenset(len(strategy.actions_of(x.code)) for x in strategy.goals.objectives)


@rule(
    "VPS-DOC-012",
    Severity.INFO,
    cite("practice", "„10 114 633.73 mln.“ and „260 00,00“ in published papers", Status.SEEN),
    also=("E8",),
    advice=True,
)
def figures_can_be_read(case: Case) -> Iterator[Hit]:
    """No figure has its separators in the wrong place or a unit that cannot be meant."""
    for source in (prose, plan, papers, facts):
        for text in source(case.strategy):
            for slip in slips(text.text):
                yield hit(text.ref.kind, text.ref.code, slip.kind, figure=slip.text)
