"""The values of rules that findings rest on, each with its act, its place and how sure it is."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from sutarimas.document.blocks import Block, Column, Row
from sutarimas.document.chapters.annexes.frame import KEY
from sutarimas.document.scope import Scope, cell, heading, table
from sutarimas.domain.money import Euro
from sutarimas.domain.refs import Kind
from sutarimas.rulebook.finding import ParameterUse
from sutarimas.rulebook.params import Value, acts, description
from sutarimas.rulebook.places import place


def parameters(scope: Scope) -> Iterator[Block]:
    """A table of the values used, in the order of the findings; nothing where none was."""
    words = scope.wording(KEY)
    used = dict.fromkeys(x for finding in scope.report.findings for x in finding.parameters)
    if not used:
        return
    yield heading(f"{KEY}-parameters", 2, words.text("parameters"))
    yield table(
        f"{KEY}-parameters-table",
        words.text("parameters_caption"),
        (
            Column(title=words.text("parameter"), width=4),
            Column(title=words.text("value"), width=2),
            Column(title=words.text("act"), width=5),
            Column(title=words.text("status"), width=3),
        ),
        (_row(scope, x) for x in used),
    )


def _row(scope: Scope, use: ParameterUse) -> Row:
    return Row(
        cells=(
            cell(description(use.name, scope.lang)),
            cell(printed(scope, use)),
            cell(_act(scope, use)),
            cell(scope.wording(KEY).text(f"status_{use.status}")),
        )
    )


def printed(scope: Scope, use: ParameterUse) -> str:
    """A value as the language prints it: „85 proc.“, „10 000,00 Eur“, a day, a word."""
    known = [x for x in scope.pack.parameters.get(use.name, ()) if x.text == use.value]
    if not known:
        return use.value
    return spoken(scope, known[0].value, known[0].unit)


def spoken(scope: Scope, value: Value, unit: str) -> str:
    """A value in words, by its unit."""
    match value:
        case Decimal() if unit == "share":
            return scope.l.percent(value.scaleb(2))
        case Euro():
            return scope.l.euro(value)
        case Decimal() | int():
            return scope.l.number(value)
        case date():
            return scope.l.date_iso(value)
        case tuple():
            return ", ".join(_named(scope, x) for x in value)
        case _:
            return _named(scope, str(value))


def _named(scope: Scope, text: str) -> str:
    """A kind of record by its name, anything else as it is."""
    return scope.wording("sources").text(f"one_{text}") if text in tuple(Kind) else text


def _act(scope: Scope, use: ParameterUse) -> str:
    act = acts()[use.act]
    title = act.title_lt if scope.lang == "lt" else act.title_en
    return f"{title}: {place(use.point, scope.lang)}" if use.point else title
