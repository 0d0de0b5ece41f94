"""Workbooks: every cached result is what the formula gives, and text stays text."""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sutarimas.document.wording import messages
from sutarimas.domain.finance import FundSource
from sutarimas.domain.money import Euro
from sutarimas.domain.strategy import Strategy
from tests.document.render.evaluator import Evaluator, Unknown
from tests.document.render.workbooks import example, opened, overspent, planned, written

PLANS: dict[str, Callable[[], Strategy]] = {
    "ezeryne": lambda: example("ezeryne"),
    "ignalina": lambda: example("ignalina"),
    "overspent": overspent,
    "one cent": lambda: planned(("1.1.1", 2024, FundSource.ESF, 1)),
    "large": lambda: planned(
        *(("1.1.1", y, FundSource.ESF, 10**11 - y) for y in range(2024, 2030))
    ),
}


def rows(workbook: Workbook, sheet: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in workbook[sheet].iter_rows(min_row=2, values_only=True)]


@pytest.mark.parametrize("lang", ["lt", "en"])
@pytest.mark.parametrize("plan", PLANS)
def test_every_cached_result_is_what_its_formula_gives(plan: str, lang: str) -> None:
    data = written(PLANS[plan](), "finance", lang=lang)
    cells, cached = Evaluator(opened(data)), opened(data, cached=True)
    for sheet, cell in cells.formulas():
        kept = cached[sheet][cell].value
        said = kept if isinstance(kept, str) else Decimal(repr(kept))
        assert cells.value(sheet, cell) == said, f"{sheet}!{cell}"


def test_the_formulas_of_ezeryne_are_live_and_end_in_its_total() -> None:
    cells = Evaluator(opened(written(example("ezeryne"), "finance")))
    assert len(list(cells.formulas())) > 100
    last = cells.workbook["Planas"].max_row
    total = Decimal(example("ezeryne").finance.total().cents) / 100
    assert cells.value("Planas", f"I{last}") == total == Decimal("704756.76")


def test_a_changed_amount_moves_totals_limits_and_checks() -> None:
    workbook = opened(written(example("ezeryne"), "finance"))
    assert Evaluator(workbook).value("Ribos", "F2") == "Gerai"
    workbook["Planas"]["D4"].value += 0.01
    changed = Evaluator(workbook)
    assert changed.value("Planas", "I19") == Decimal("704756.77")
    assert changed.value("Ribos", "F2") == Decimal("0.01")
    assert changed.value("Užrašytos sumos", "D2") == Decimal("-0.01")
    assert changed.value("Užrašytos sumos", "D8") == Decimal("-0.01")


def test_a_changed_rate_moves_every_limit_that_stands_on_it() -> None:
    workbook = opened(written(example("ezeryne"), "finance"))
    ((_, cell),) = workbook.defined_names["ES_dalis_ESF"].destinations
    workbook["Parametrai"][cell].value = 0.5
    changed = Evaluator(workbook)
    assert changed.value("Ribos", "E2") == Decimal("203500.00")
    assert changed.value("Ribos", "F2") == Decimal("142450.00")
    assert changed.value("Ribos", "F4") == "Gerai"


def test_faults_of_a_plan_are_shown_to_the_cent() -> None:
    cached = opened(written(overspent(), "finance"), cached=True)
    checks = {str(row[0]): row[5] for row in rows(cached, "Ribos")}
    assert checks["1.1.1 Lankyti (ES dalis)"] == 0.01
    assert checks["Strategijos administravimas (ES dalis)"] == "Gerai"
    # 300 000,10 of administration; allowed are a quarter of all and 20 % of projects' support.
    over = {float(x) for x in checks.values() if isinstance(x, int | float)}
    assert over == {0.01, 222_502.79, 298_002.27, 100_000.10}
    stated = {str(row[0]): row[3] for row in rows(cached, "Užrašytos sumos")}
    assert stated["2025"] == "Gerai"
    assert stated["2031"] == 0.05
    assert stated["1.1.1 Lankyti"] == -0.01
    assert stated["ESF+"] == "Gerai"


def test_administration_is_held_to_the_caps_of_its_pack_by_name() -> None:
    workbook = opened(written(example("ezeryne"), "finance"))
    cells = Evaluator(workbook)
    named = {name: cells.named(name) for name in workbook.defined_names if "Admin" in name}
    assert named == {
        "Administravimo_dalis": Decimal("0.25"),
        "Administravimo_ir_projektų_santykis": Decimal("0.2"),
        "Administravimo_suma": Decimal(200_000),
    }
    assert [
        row[5] for row in rows(opened(written(example("ezeryne"), "finance"), cached=True), "Ribos")
    ][-3:] == ["Gerai"] * 3


def test_a_plan_without_lines_says_so_and_keeps_the_contract() -> None:
    workbook = opened(written(example("ignalina"), "finance"), cached=True)
    assert workbook.sheetnames == ["Planas", "Sutartys"]
    assert str(workbook["Planas"]["A3"].value).startswith("Finansinio plano eilučių dar nėra.")
    assert workbook["Planas"].max_row == 3
    assert rows(workbook, "Sutartys")[0][1:] == (9989.15, 8490.77, 1498.38, "Gerai")


def hostile(text: str) -> Strategy:
    """The small town with a text where people write."""
    small = planned(("1.1.1", 2024, FundSource.ESF, 100))
    (action,) = small.goals.actions
    goals = replace(small.goals, actions=(replace(action, title=text),))
    needs = tuple(replace(x, title=text) for x in small.needs.items)
    return replace(
        small,
        identity=replace(small.identity, title=text),
        goals=goals,
        needs=replace(small.needs, items=needs),
        evidence=tuple(replace(x, statement=text) for x in small.evidence),
    )


@pytest.mark.parametrize("kind", ["finance", "trace"])
@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("http://x.test","x")',
        "+1",
        "-1",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        "https://x.test/",
        "007",
        "{=1}",
        "\t=1",
    ],
)
def test_what_people_write_is_text_and_never_computed(text: str, kind: str) -> None:
    data = written(hostile(text), kind)
    workbook = opened(data)
    shown = [
        cell
        for sheet in workbook
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and text.strip() in cell.value
    ]
    assert shown
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheets = [parts.read(x).decode() for x in parts.namelist() if "/sheet" in x]
    assert not any(text.strip("=\t") in formula for formula in formulas(sheets))
    assert not any("<hyperlink" in sheet for sheet in sheets)


def formulas(sheets: list[str]) -> list[str]:
    return [part.partition("</f>")[0] for sheet in sheets for part in sheet.split("<f>")[1:]]


def test_a_title_with_control_characters_and_great_length_is_still_readable() -> None:
    text = "a\x00\x0bb" + "ž" * 40_000
    assert opened(written(hostile(text), "trace")).sheetnames[0] == "Nuo poreikio iki euro"


@pytest.mark.parametrize("kind", ["finance", "trace"])
def test_the_same_value_and_day_give_the_same_bytes(kind: str) -> None:
    strategy = example("ezeryne")
    assert written(strategy, kind) == written(strategy, kind)


@pytest.mark.parametrize("kind", ["finance", "trace"])
@pytest.mark.parametrize(("lang", "other"), [("lt", "en"), ("en", "lt")])
def test_the_words_of_a_workbook_are_of_one_language(lang: str, other: str, kind: str) -> None:
    strange = set(messages("workbook", other).values()) - set(messages("workbook", lang).values())
    workbook = opened(written(example("ezeryne"), kind, lang=lang), cached=True)
    assert strange & {str(cell.value) for sheet in workbook for cell in cells_of(sheet)} == set()
    assert strange & {*workbook.sheetnames, *workbook.defined_names} == set()


def test_rows_are_high_enough_for_their_text() -> None:
    for kind in ("finance", "trace"):
        for sheet in opened(written(example("ezeryne"), kind)):
            widths = columns(sheet)
            for cell in cells_of(sheet):
                if isinstance(cell.value, str) and cell.alignment.wrap_text and cell.row > 1:
                    lines = len(cell.value) / widths[cell.column]
                    height = sheet.row_dimensions[cell.row].height or 15
                    assert height >= min(15 * lines, 405), f"{sheet.title}!{cell.coordinate}"


def cells_of(sheet: Worksheet) -> Iterator[Cell]:
    yield from (x for row in sheet.iter_rows() for x in row if isinstance(x, Cell))


def columns(sheet: Worksheet) -> dict[int, float]:
    """Width of each column in characters; neighbours of one width are kept as one group."""
    groups = [x for x in sheet.column_dimensions.values() if x.min and x.max]
    return {n: x.width for x in groups for n in range(x.min or 0, (x.max or 0) + 1)}


def test_every_break_of_a_path_is_named() -> None:
    small = planned()
    (objective,), (action,) = small.goals.objectives, small.goals.actions
    goals = replace(
        small.goals,
        objectives=(
            objective,
            replace(objective, code="1.2"),
            replace(objective, code="1.3", needs=()),
        ),
        actions=(action, replace(action, code="1.3.1", objective="1.3")),
    )
    strategy = replace(small, goals=goals)
    found = rows(opened(written(strategy, "trace"), cached=True), "Nuo poreikio iki euro")
    assert [(str(x[0])[:4], str(x[1])[:3], str(x[2])[:5], x[5]) for x in found] == [
        ("P-01", "1.1", "1.1.1", "Rodiklio nėra."),
        ("P-01", "1.2", "", "Veiksmo nėra."),
        ("P-02", "", "", "Į tikslus neįtraukta. Priežastis neužrašyta."),
        ("", "1.3", "1.3.1", "Neatsako į jokį poreikį."),
    ]


def test_money_in_the_trace_is_the_money_of_the_plan() -> None:
    strategy = example("ezeryne")
    found = rows(opened(written(strategy, "trace"), cached=True), "Nuo poreikio iki euro")
    paid = {
        str(row[2]).split()[0]: Euro(round(float(str(row[4])) * 100)) for row in found if row[2]
    }
    assert paid == {x.code: strategy.finance.total(action=x.code) for x in strategy.goals.actions}


@pytest.mark.parametrize("formula", ["=MAX(A1)", "=A1 A2", "=(1", '=1+"a"', "=nobody", "=1;2"])
def test_the_evaluator_refuses_what_it_does_not_know(formula: str) -> None:
    workbook = Workbook()
    workbook.create_sheet("S")["B1"] = formula
    with pytest.raises(Unknown):
        Evaluator(workbook).value("S", "B1")


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=ROUND(2.675,2)", "2.68"),
        ("=ROUNDDOWN(-2.679,2)", "-2.67"),
        ("=SUM(A1:A2)*2-1", "5"),
        ('=IF(A1<=1,"a""b",A2)', 'a"b'),
        ("='S'!$A$2/4", "0.5"),
        ("=-(1-3)", "2"),
    ],
)
def test_the_evaluator_computes_as_spreadsheets_do(formula: str, value: str) -> None:
    workbook = Workbook()
    sheet = workbook.create_sheet("S")
    sheet["A1"], sheet["A2"], sheet["B1"] = 1, 2, formula
    found = Evaluator(workbook).value("S", "B1")
    assert found == (Decimal(value) if isinstance(found, Decimal) else value)
