"""``sutarimas money``: split an amount to the cent, and ask which rounding made a figure."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TypeVar

import click

from sutarimas.cli.amounts import read_amounts
from sutarimas.cli.refusal import Refusal
from sutarimas.document import en, lt
from sutarimas.domain.money import (
    Closeness,
    Euro,
    Fit,
    Split,
    SplitPolicy,
    Unclear,
    closeness,
    fit,
    parse_rate,
    split,
)
from sutarimas.domain.money.amount import shown

Given = TypeVar("Given")
Found = TypeVar("Found")

_POLICIES = ", ".join(SplitPolicy)

_POLICY_LT = {
    SplitPolicy.EU_DOWN: "ES dalis apvalinama žemyn, likutis tenka valstybės biudžetui.",
    SplitPolicy.EU_HALF_UP: "ES dalis apvalinama iki artimiausio cento, likutis tenka valstybės "
    "biudžetui.",
    SplitPolicy.PER_LINE_DOWN: "Kiekvienos eilutės ES dalis apvalinama žemyn, likutis tenka "
    "valstybės biudžetui.",
    SplitPolicy.PER_LINE_HALF_UP: "Kiekvienos eilutės ES dalis apvalinama iki artimiausio cento, "
    "likutis tenka valstybės biudžetui.",
}
_POLICY_EN = {
    SplitPolicy.EU_DOWN: "The EU part is rounded down; the rest falls to the state budget.",
    SplitPolicy.EU_HALF_UP: "The EU part is rounded to the nearest cent; the rest falls to the "
    "state budget.",
    SplitPolicy.PER_LINE_DOWN: "The EU part of each line is rounded down; the rest falls to the "
    "state budget.",
    SplitPolicy.PER_LINE_HALF_UP: "The EU part of each line is rounded to the nearest cent; the "
    "rest falls to the state budget.",
}
_CLOSENESS_LT = {
    Closeness.OK: "gerai",
    Closeness.INFO: "žinotina",
    Closeness.WARNING: "įspėjimas",
    Closeness.ERROR: "klaida",
}
_CLOSENESS_EN = {
    Closeness.OK: "OK",
    Closeness.INFO: "for information",
    Closeness.WARNING: "warning",
    Closeness.ERROR: "error",
}


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """How a given EU part compares with the rate and with every policy."""

    eu: Euro
    closeness: Closeness
    fit: Fit


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The split asked for; ``lines`` counts the amounts that per-line policies rounded."""

    rate: Decimal
    policy: SplitPolicy
    split: Split
    lines: int
    given: Comparison | None


@click.group()
def money() -> None:
    """Split money to the cent and find the rounding behind a figure."""


# An unknown option may be a negative amount; any other is refused as one argument too many.
@money.command("split", context_settings={"ignore_unknown_options": True})
@click.argument("total")
@click.option("--rate", help="Funding rate of the region and fund: 0.85, 0,85 or 85%.")
@click.option("--policy", default="eu_down", show_default=True, help=f"One of {_POLICIES}.")
@click.option("--eu", help="An EU part as recorded: show which policies reproduce it.")
@click.option("--lines", help="CSV file of budget lines (column amount or suma, or the first).")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.option("--lang", type=click.Choice(["lt", "en"]), default="lt", show_default=True)
def split_command(
    *,
    total: str,
    rate: str | None,
    policy: str,
    eu: str | None,
    lines: str | None,
    as_json: bool,
    lang: str,
) -> None:
    """Split TOTAL between the EU and the state budget."""
    try:
        answer = _answer(total, rate=rate, policy=policy, eu=eu, lines=lines)
    except Unclear as fault:
        raise Refusal(fault.question(lang)) from None
    if as_json:
        click.echo(json.dumps(_record(answer), indent=2))
    else:
        click.echo("\n".join(_text_lt(answer) if lang == "lt" else _text_en(answer)))


def _answer(
    total: str, *, rate: str | None, policy: str, eu: str | None, lines: str | None
) -> Answer:
    whole = _read("TOTAL:", Euro.parse, total)
    share = _read("--rate:", _rate, rate)
    chosen = _read("--policy:", _policy, policy)
    given = _read("--eu:", Euro.parse, eu) if eu is not None else None
    place = f"--lines {click.format_filename(lines or '')}:"
    budget = _read(place, read_amounts, Path(lines)) if lines is not None else ()
    splitting = partial(split, rate=share, policy=chosen, lines=budget)
    return Answer(
        rate=share,
        policy=chosen,
        split=_read(place, splitting, whole),
        lines=len(budget) or 1,
        given=_compared(given, total=whole, rate=share, lines=budget)
        if given is not None
        else None,
    )


def _read(place: str, reader: Callable[[Given], Found], given: Given) -> Found:
    try:
        return reader(given)
    except Unclear as fault:
        raise fault.at(lt=place, en=place) from None


def _rate(text: str | None) -> Decimal:
    if text is None:
        raise Unclear(
            question_lt="Nenurodyta finansuojamoji dalis. Ji priklauso nuo regiono ir fondo, todėl "
            "jos nespėjame. Rašykite, pavyzdžiui: --rate 0,85.",
            question_en="The funding rate is missing. It depends on the region and the fund, so "
            "it is never guessed. Write, for example: --rate 0.85.",
        )
    return parse_rate(text)


def _policy(text: str) -> SplitPolicy:
    if text not in tuple(SplitPolicy):
        raise Unclear(
            question_lt=f"Apvalinimo būdo „{shown(text)}“ nėra. Rinkitės vieną iš: {_POLICIES}.",
            question_en=f"There is no policy “{shown(text)}”. Choose one of: {_POLICIES}.",
        )
    return SplitPolicy(text)


def _compared(eu: Euro, *, total: Euro, rate: Decimal, lines: Sequence[Euro]) -> Comparison:
    return Comparison(
        eu=eu,
        closeness=closeness(total, eu=eu, rate=rate, lines=len(lines)),
        fit=fit(total, eu=eu, rate=rate, lines=lines),
    )


def _record(answer: Answer) -> dict[str, object]:
    """The answer as ``docs/formats/money-split.schema.json`` describes it."""
    record: dict[str, object] = {
        "total": answer.split.total.plain,
        "rate": f"{answer.rate:f}",
        "policy": answer.policy,
        "eu": answer.split.eu.plain,
        "state": answer.split.state.plain,
        "lines": answer.lines,
    }
    if answer.given:
        record |= {
            "given_eu": answer.given.eu.plain,
            "closeness": answer.given.closeness,
            "fits": answer.given.fit.fits,
            "off_by": answer.given.fit.off_by,
        }
    return record


def _percent(rate: Decimal) -> Decimal:
    return rate.scaleb(2) + 0  # adding writes 1E+2 out as 100


def _text_lt(answer: Answer) -> Iterator[str]:
    yield f"Visa suma: {lt.euro(answer.split.total)}"
    yield f"Finansuojamoji dalis: {lt.percent_cell(_percent(answer.rate))}"
    yield f"ES lėšos: {lt.euro(answer.split.eu)}"
    yield f"Valstybės biudžeto lėšos: {lt.euro(answer.split.state)}"
    if answer.lines > 1:
        yield f"Eilučių: {answer.lines}"
    yield f"Apvalinimo būdas: {answer.policy}. {_POLICY_LT[answer.policy]}"
    if answer.given:
        found = answer.given.fit
        misses = ", ".join(f"{name} {lt.signed(cents)}" for name, cents in found.off_by.items())
        yield f"Nurodytos ES lėšos: {lt.euro(answer.given.eu)}"
        yield f"Patikra pagal finansuojamąją dalį: {_CLOSENESS_LT[answer.given.closeness]}"
        yield f"Šią sumą duoda: {', '.join(found.fits) or 'nė vienas apvalinimo būdas'}"
        if misses:
            yield f"Kitų būdų skirtumas centais: {misses}"


def _text_en(answer: Answer) -> Iterator[str]:
    yield f"Total: {en.euro(answer.split.total)}"
    yield f"Funding rate: {en.percent_cell(_percent(answer.rate))}"
    yield f"EU: {en.euro(answer.split.eu)}"
    yield f"State budget: {en.euro(answer.split.state)}"
    if answer.lines > 1:
        yield f"Lines: {answer.lines}"
    yield f"Policy: {answer.policy}. {_POLICY_EN[answer.policy]}"
    if answer.given:
        found = answer.given.fit
        misses = ", ".join(f"{name} {en.signed(cents)}" for name, cents in found.off_by.items())
        yield f"EU part given: {en.euro(answer.given.eu)}"
        yield f"Check against the rate: {_CLOSENESS_EN[answer.given.closeness]}"
        yield f"Reproduced by: {', '.join(found.fits) or 'no policy'}"
        if misses:
            yield f"Cents by which the others differ: {misses}"
