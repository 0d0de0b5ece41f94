"""Indicator cards: what is counted, how, by whom, from what value to what value.

Fields follow the indicator table of the published action plans (annex of order 1K-499).
"""

from collections.abc import Iterator
from decimal import Decimal

from sutarimas.document.blocks import Block, Chapter, Column, Heading, Inline, Row, Run, anchor
from sutarimas.document.chapters.annexes.frame import KEY, annex, joined
from sutarimas.document.scope import Scope, cell, table
from sutarimas.domain.indicator import Indicator
from sutarimas.domain.money import Euro
from sutarimas.domain.refs import Kind, Ref


def cards(scope: Scope) -> Chapter:
    """The annex: one table for each indicator, under a heading that carries its anchor."""
    return annex(
        scope, "cards", (x for one in scope.strategy.indicators for x in _card(scope, one))
    )


def _card(scope: Scope, indicator: Indicator) -> Iterator[Block]:
    words, ref = scope.wording(KEY), Ref(Kind.INDICATOR, indicator.code)
    named = scope.named(indicator, ref)
    title = (Run(text=f"{indicator.code} "), Run(text=named.text, lang=named.lang))
    yield Heading(id=anchor(ref), level=2, text=title, sources=(ref,))
    yield table(
        f"{KEY}-card-{indicator.code}",
        words.text("card_caption", code=indicator.code),
        (Column(title=words.text("field"), width=2), Column(title=words.text("entry"), width=6)),
        (
            Row(cells=(cell(words.text(f"card_{key}")), value))
            for key, value in _fields(scope, indicator)
            if value
        ),
    )


def _fields(scope: Scope, indicator: Indicator) -> Iterator[tuple[str, Inline]]:
    """Field and entry in the printed order; what is not recorded is empty."""
    yield "kind", _kind(scope, indicator)
    yield "unit", _unit(scope, indicator)
    yield "definition", scope.lithuanian(indicator.definition)
    yield "method", scope.lithuanian(indicator.method)
    yield "counting", _counting(scope, indicator)
    yield "source", joined(scope.lithuanian(x) for x in (indicator.source, indicator.fed_by))
    yield "frequency", scope.lithuanian(indicator.frequency)
    yield "owner", scope.lithuanian(indicator.owner)
    yield "values", _values(scope, indicator)
    yield "contributions", _contributions(scope, indicator)
    yield "unit_cost", _unit_cost(scope, indicator)
    yield "calculation", scope.lithuanian(indicator.calculation)
    yield "evidence", _evidence(scope, indicator)


def _kind(scope: Scope, indicator: Indicator) -> Inline:
    words = scope.wording(KEY)
    if indicator.programme_code:
        return words.say(f"kind_{indicator.kind}_coded", code=indicator.programme_code)
    return words.say(f"kind_{indicator.kind}")


def _unit(scope: Scope, indicator: Indicator) -> Inline:
    words = scope.wording(KEY)
    by_sex = words.say("by_sex") if indicator.by_sex else ()
    return joined((scope.lithuanian(indicator.unit), by_sex))


def _counting(scope: Scope, indicator: Indicator) -> Inline:
    """Whether the actions' values add up, what bounds them, and how none is counted twice."""
    words = scope.wording(KEY)
    added = words.say("additive_yes" if indicator.additive else "additive_no")
    bounded: Inline = ()
    if indicator.of_output:
        bounded = words.say("of_output", code=scope.code(Kind.INDICATOR, indicator.of_output))
    return joined((added, bounded, scope.lithuanian(indicator.counting_rule)), between=" ")


def _values(scope: Scope, indicator: Indicator) -> Inline:
    words = scope.wording(KEY)
    parts = [_valued(scope, "baseline", indicator.baseline, indicator.baseline_year)]
    parts += [_valued(scope, "milestone", x.value, x.year) for x in indicator.milestones]
    parts.append(_valued(scope, "target", indicator.target, indicator.target_year))
    parts.append(words.say(f"direction_{indicator.direction}"))
    return joined(parts)


def _valued(scope: Scope, key: str, value: Decimal | None, year: int | None) -> Inline:
    """„siektina – 361 (2029 m.)“; nothing where there is no value."""
    if value is None:
        return ()
    words, number = scope.wording(KEY), scope.l.number(value)
    if year is None:
        return words.say(f"value_{key}", value=number)
    return words.say(f"value_{key}_year", value=number, year=scope.l.year(year))


def _contributions(scope: Scope, indicator: Indicator) -> Inline:
    return joined(
        (scope.code(Kind.ACTION, x.action), Run(text=f" – {scope.l.number(x.target)}"))
        for x in indicator.contributions
    )


def _unit_cost(scope: Scope, indicator: Indicator) -> Inline:
    if indicator.unit_cost is None:
        return ()
    return cell(scope.l.euro(Euro.parse(str(indicator.unit_cost))))


def _evidence(scope: Scope, indicator: Indicator) -> Inline:
    """Facts the values rest on, and the meeting that confirmed them."""
    facts = scope.codes(Kind.EVIDENCE, (x.to for x in indicator.evidence))
    met: Inline = ()
    if indicator.confirmed_at:
        meeting = scope.code(Kind.MEETING, indicator.confirmed_at)
        met = scope.wording(KEY).say("confirmed_at", meeting=meeting)
    return joined((facts, met))
