"""Charts made from the records of the example towns."""

from dataclasses import replace
from decimal import Decimal

import pytest

from sutarimas.document.blocks import Chart
from sutarimas.document.charts import (
    BarChart,
    BudgetFlow,
    Gantt,
    LineChart,
    ProblemTree,
    Pyramid,
    ResultChain,
    Width,
    draw,
)
from sutarimas.document.citations import WHOLE
from sutarimas.document.figures import chart, own_chart, placed
from sutarimas.document.scope import Scope
from sutarimas.domain.prose import Section
from tests.document.towns import TOWNS, scope, town

LONE = ("population", "pyramid", "problem-tree", "result-chain", "budget-flow", "gantt")


def names(slug: str) -> list[str]:
    """Every chart a town could have."""
    strategy = town(slug)
    series = [x.code for x in strategy.place.series]
    asked = [(x.code, q.code) for x in strategy.surveys for q in x.questions]
    return [
        *LONE,
        *(f"{kind}/{code}" for code in series for kind in ("series", "bars")),
        *(f"survey/{one}/{question}" for one, question in asked),
    ]


def drawn(given: Scope, name: str) -> Chart:
    found = chart(given, name)
    assert found is not None, name
    return found


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("slug", TOWNS)
@pytest.mark.parametrize("lang", ["lt", "en"])
def test_every_chart_can_be_drawn_and_rests_on_records(slug: str, lang: str) -> None:
    given = scope(slug, lang)
    made = [x for name in names(slug) if (x := chart(given, name))]
    known = {*WHOLE, *given.strategy.records}
    assert len(made) > 10
    assert len({x.id for x in made}) == len(made)
    for one in made:
        assert one.sources
        assert set(one.sources) <= known
        for width in Width:
            assert draw(one.spec, chart_id=one.id, number=given.l.number, width=width)


@pytest.mark.parametrize(
    "name",
    [
        *("", "nonsense", "series", "series/", "series/none", "bars/none"),
        *("survey/S-1", "survey/S-9/Q1", "survey/S-1/Q99", "survey/S-1/Q12"),
    ],
)
def test_what_has_no_data_has_no_chart(name: str) -> None:
    assert chart(scope("ezeryne"), name) is None


def test_an_incomplete_town_has_no_empty_charts() -> None:
    missing = [x for x in LONE if chart(scope("ignalina"), x) is None]
    assert missing == ["result-chain", "budget-flow", "gantt"]


def test_a_break_splits_the_line_and_the_finding_stays_behind_it() -> None:
    spec = drawn(scope("ignalina"), "population").spec
    assert isinstance(spec, LineChart)
    assert [x.before for x in spec.breaks] == ["2021"]
    assert spec.periods[0] == "2001"
    assert plain(spec.title).endswith("2021–2026 m. sumažėjo 11,2 proc.: nuo 14 782 iki 13 127.")
    assert "surašymą" in spec.description


def test_the_newest_vintage_of_a_value_counts() -> None:
    place = town("elektrenai").place
    last = next(
        x
        for x in place.observations
        if (x.area, x.period) == ("elektrenu", "2026") and x.series == "gyventojai"
    )
    newer = replace(last, vintage="2027", value=Decimal(25_000))
    for order in ((*place.observations, newer), (newer, *place.observations)):
        given = scope("elektrenai", place=replace(place, observations=order))
        assert plain(drawn(given, "population").spec.title).endswith("nuo 23 376 iki 25 000.")


def test_wider_areas_are_drawn_only_where_they_fit() -> None:
    shares = drawn(scope("ezeryne"), "series/unemployment").spec
    counts = drawn(scope("ezeryne"), "series/population").spec
    assert isinstance(shares, LineChart)
    assert isinstance(counts, LineChart)
    assert [x.reference for x in shares.series] == [False, True, True]
    assert [x.reference for x in counts.series] == [False]


def test_percentages_change_by_points() -> None:
    title = plain(drawn(scope("ezeryne"), "series/long-term-share").spec.title)
    assert title.endswith("2014–2023 m. padidėjo 11,3 proc. punkto: nuo 34,2 iki 45,5 proc.")


def test_values_below_zero_have_no_change_in_per_cent() -> None:
    title = plain(drawn(scope("ignalina"), "series/naturali-kaita").spec.title)
    assert title.endswith("2001–2017 m. sumažėjo: nuo −237 iki −279.")


def test_bars_show_the_newest_period_that_all_areas_share() -> None:
    spec = drawn(scope("ignalina"), "bars/nedarbas").spec
    assert isinstance(spec, BarChart)
    assert spec.series[0].values == (Decimal("13.6"), Decimal("10.9"), Decimal("7.4"))
    assert [plain(x) for x in spec.highlight] == ["Ignalinos r. sav."]


def test_the_pyramid_compares_two_years_by_age_and_sex() -> None:
    spec = drawn(scope("ignalina"), "pyramid").spec
    assert isinstance(spec, Pyramid)
    assert (spec.ages[0], spec.ages[-1], len(spec.ages)) == ("0–4", "85+", 18)
    assert spec.outline is not None
    assert plain(spec.filled.name) == "2018 m."
    assert plain(spec.outline.name) == "2001 m."
    total = sum(x or 0 for x in (*spec.filled.men, *spec.filled.women))
    assert total == 15_366  # the published number of residents in 2018


def test_suppressed_answers_are_never_drawn_but_named() -> None:
    spec = drawn(scope("ezeryne"), "survey/S-1/Q3").spec
    assert isinstance(spec, BarChart)
    assert "Prižiūriu artimąjį" not in spec.categories
    assert "Neskelbiama: Prižiūriu artimąjį; Kita." in spec.description
    assert spec.categories[0] == "Dirbu"
    assert spec.series[0].values[0] == 45  # 139 of 312
    assert "n = 312" in plain(spec.unit)


def test_a_question_whose_cells_are_all_suppressed_has_no_chart() -> None:
    hidden = tuple(replace(x, suppressed=True, count=None) for x in town("ezeryne").tallies)
    assert chart(scope("ezeryne", tallies=hidden), "survey/S-1/Q3") is None


def test_few_respondents_are_counted_and_not_turned_into_per_cent() -> None:
    spec = drawn(scope("ezeryne"), "survey/S-2/Q3").spec
    assert isinstance(spec, BarChart)
    assert spec.series[0].values == tuple(map(Decimal, (17, 14, 12, 9)))
    assert plain(spec.title).endswith("Dažniausias atsakymas – „Lėšos pradžiai“: 17 iš 27.")


def test_answers_to_many_stand_by_size_and_scales_in_their_order() -> None:
    many = drawn(scope("ezeryne"), "survey/S-1/Q9").spec
    scale = drawn(scope("ezeryne"), "survey/S-1/Q11").spec
    assert isinstance(many, BarChart)
    assert isinstance(scale, BarChart)
    values = [x or 0 for x in many.series[0].values]
    assert values == sorted(values, reverse=True)
    assert scale.categories[0] == "Labai patenkintas"


def test_the_tree_grows_from_the_problem_with_most_causes() -> None:
    spec = drawn(scope("ignalina"), "problem-tree").spec
    assert isinstance(spec, ProblemTree)
    assert spec.problem.startswith("P-03.")
    assert [x.text[:4] for x in spec.causes] == ["P-02", "P-05", "P-06"]
    assert [x.text[:4] for x in spec.effects] == ["P-04"]


def test_a_circle_of_causes_is_drawn_once_round() -> None:
    needs = town("ezeryne").needs
    items = tuple(
        replace(x, causes=(*x.causes, "P-01")) if x.code == "P-06" else x for x in needs.items
    )
    spec = drawn(scope("ezeryne", needs=replace(needs, items=items)), "problem-tree").spec
    assert isinstance(spec, ProblemTree)
    assert spec.problem.startswith("P-01.")


def test_the_chain_ends_where_the_records_end() -> None:
    whole = drawn(scope("ezeryne"), "result-chain").spec
    half = drawn(scope("elektrenai"), "result-chain").spec
    assert isinstance(whole, ResultChain)
    assert isinstance(half, ResultChain)
    assert [x.name for x in whole.stages] == [
        "Poreikiai",
        "Uždaviniai",
        "Veiksmai",
        "Produktai",
        "Rezultatai",
    ]
    assert [x.name for x in half.stages] == ["Poreikiai", "Uždaviniai"]


def test_the_flow_carries_every_cent_of_the_plan() -> None:
    spec = drawn(scope("ezeryne"), "budget-flow").spec
    assert isinstance(spec, BudgetFlow)
    assert sum(x.amount for x in spec.flows) == Decimal(town("ezeryne").finance.total().plain)


def test_the_timetable_covers_the_period_and_marks_evaluations() -> None:
    spec = drawn(scope("ezeryne"), "gantt").spec
    assert isinstance(spec, Gantt)
    assert [x.name for x in spec.periods] == [str(x) for x in range(2024, 2030)]
    actions = [x for x in spec.rows if x.level == 1]
    assert len(actions) == len(town("ezeryne").goals.actions)
    assert len(spec.rows[-1].milestones) == len(town("ezeryne").delivery.evaluations)


def test_a_chapter_leaves_out_what_staff_placed() -> None:
    given = scope("ezeryne")
    assert "budget-flow" in placed(given.strategy)
    assert own_chart(given, "budget-flow") is None
    assert chart(given, "budget-flow") is not None
    assert own_chart(scope("ezeryne", prose=()), "budget-flow") is not None


def test_an_english_section_without_the_chart_frees_it() -> None:
    lithuanian = Section(code="a", chapter="needs", title="A", body="[[chart:problem-tree]]")
    english = replace(lithuanian, lang="en", body="No picture here.")
    alone = replace(town("ezeryne"), prose=(lithuanian,))
    both = replace(town("ezeryne"), prose=(lithuanian, english))
    assert placed(alone, lang="en") == {"problem-tree"}
    assert placed(both, lang="en") == frozenset()
    assert placed(both, lang="lt") == {"problem-tree"}
