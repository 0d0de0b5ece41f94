"""Records that are whole yet odd: their documents come out all the same."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from sutarimas.cli.build import build_into
from sutarimas.cli.outputs import OUTPUTS
from sutarimas.document.render.letters import BOX, letters
from sutarimas.document.render.pdf import REGULAR
from sutarimas.domain.finance import FundSource, Line
from sutarimas.domain.goal import Action, Goal, Goals, Objective
from sutarimas.domain.money import Euro
from sutarimas.domain.need import Need, NeedKind
from sutarimas.domain.people import Sector
from sutarimas.domain.prose import Section
from sutarimas.domain.strategy import Strategy
from sutarimas.domain.survey import Survey
from sutarimas.formats.load import load
from tests.domain.town import town

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = date(2024, 6, 30)


def built(strategy: Strategy, folder: Path, *, on: date = DAY) -> Path:
    assert build_into(strategy, folder / "out", on=on, lang="lt") == len(OUTPUTS) + 1
    return folder / "out"


def needs(causes: dict[str, tuple[str, ...]]) -> Strategy:
    items = tuple(
        Need(code=code, kind=NeedKind.PROBLEM, title=code, statement=code, causes=behind)
        for code, behind in causes.items()
    )
    strategy = town()
    goals = Goals()
    return replace(strategy, needs=replace(strategy.needs, items=items, swot=()), goals=goals)


@pytest.mark.parametrize(
    "causes",
    [
        {f"P{i}": tuple(f"P{j}" for j in range(i + 1, 25)) for i in range(25)},
        {f"P{i}": (f"P{i + 1}",) if i < 299 else () for i in range(300)},
    ],
    ids=["every problem brings about every later one", "a chain of three hundred"],
)
def test_countless_ways_through_causes_are_drawn_once(
    causes: dict[str, tuple[str, ...]], tmp_path: Path
) -> None:
    page = (built(needs(causes), tmp_path) / "strategy.html").read_text()
    assert "chart-problem-tree" in page


def test_amounts_below_nothing_stand_in_tables_only(tmp_path: Path) -> None:
    strategy = town()
    goals = Goals(
        goals=(Goal(code="1", title="t"),),
        objectives=(Objective(code="1.1", title="t", goal="1"),),
        actions=(Action(code="1.1.1", title="t", objective="1.1"),),
    )
    lines = (Line(action="1.1.1", year=2024, source=FundSource.ESF, amount=Euro(-501)),)
    odd = replace(strategy, goals=goals, finance=replace(strategy.finance, lines=lines))
    page = (built(odd, tmp_path) / "strategy.html").read_text()
    assert "chart-budget-flow" not in page
    assert "\u22125,01" in page


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_any_day_can_be_judged_by(day: date, tmp_path: Path) -> None:
    document = (built(town(), tmp_path, on=day) / "strategy.docx").read_bytes()
    with ZipFile(BytesIO(document)) as archive:
        assert archive.testzip() is None


def test_letters_the_software_uses_itself_are_only_letters(tmp_path: Path) -> None:
    body = "Mieste \ue000999\ue001 gyvena [[fact:E-01]] \ue0000\ue001 ir \ue001."
    section = Section(code="odd", chapter="territory", title="Keista", body=body)
    page = (built(replace(town(), prose=(section,)), tmp_path) / "strategy.html").read_text()
    assert "Mieste 999 gyvena" in page.replace("\u00a0", " ")


def test_a_way_of_asking_without_a_wording_is_printed_as_written(tmp_path: Path) -> None:
    survey = Survey(
        code="S-9",
        title="Anketa",
        audience=Sector.CIVIC,
        opens_on=DAY,
        closes_on=DAY,
        channels=("pigeon{0}",),
    )
    page = (built(replace(town(), surveys=(survey,)), tmp_path) / "strategy.html").read_text()
    assert "pigeon{0}" in page


def test_letters_that_the_font_lacks_do_not_stop_the_paper(tmp_path: Path) -> None:
    body = "Šaunu \U0001f44d\u200d\U0001f3fd, ačiū! 漢字 \u05d0 \u0416."
    section = Section(code="emoji", chapter="territory", title="Padėka \u263a", body=body)
    folder = built(replace(town(), prose=(section,)), tmp_path)
    assert "\U0001f44d" in (folder / "strategy.html").read_text()
    pages = PdfReader(folder / "strategy.pdf").pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert f"Šaunu {BOX}, ačiū! {BOX}" in text
    assert "\u0416" in text


def test_every_letter_of_the_languages_in_use_is_in_the_font() -> None:
    assert letters(REGULAR) >= set("ĄČĘĖĮŠŲŪŽąčęėįšųūž„“–−€ąłńŻЖщїґ" + BOX)


def test_texts_of_blanks_leave_every_document_standing(tmp_path: Path) -> None:
    strategy = load(EXAMPLES / "ezeryne")
    series = tuple(replace(x, title="", unit="", title_en="") for x in strategy.place.series)
    areas = tuple(replace(x, name="", name_en="") for x in strategy.place.areas)
    place = replace(strategy.place, series=series, areas=areas)
    folder = built(replace(strategy, place=place), tmp_path)
    assert {path.name for path in folder.iterdir()} >= set(OUTPUTS)
    assert len(PdfReader(folder / "strategy.pdf").pages) > 1
