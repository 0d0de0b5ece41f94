"""The summary."""

from sutarimas.document.chapters import summary
from sutarimas.domain.finance import Finance
from tests.document.towns import chapter, listed, rows, said, scope, town


def test_it_names_the_needs_ranked_highest_in_order() -> None:
    items = listed(chapter("ezeryne", "summary"), "summary-needs-list").items
    ranked = sorted(town("ezeryne").needs.items, key=lambda x: x.rank or 99)
    assert [x.text[0].text for x in items] == [x.code for x in ranked[:5]]


def test_results_stand_with_baseline_and_target() -> None:
    found = rows(chapter("ezeryne", "summary"), "summary-results-table")
    assert [x[1:] for x in found] == [
        ["0", "108"],
        ["34", "24"],
        ["31", "50"],
        ["0", "4"],
        ["0", "1"],
    ]


def test_money_adds_up_to_the_plan() -> None:
    total = town("ezeryne").finance.total()
    printed = scope("ezeryne").l.euro(total).replace("\u00a0", " ")
    assert f"Strategijai skirta {printed}: ES lėšos – " in said(chapter("ezeryne", "summary"))


def test_coverage_is_the_one_of_the_trace() -> None:
    given = scope("ezeryne")
    cover = given.trace.coverage()
    text = said(summary.build(given))
    assert (
        f"skaičių – {cover.numbers}, iš jų su duomenimis susieta – {cover.numbers_bound}." in text
    )
    assert cover.numbers_bound > 0


def test_an_incomplete_town_shows_what_there_is_and_no_more() -> None:
    ids = [x.id for x in chapter("ignalina", "summary").blocks]
    assert "summary-goals" in ids
    assert {"summary-money", "summary-results"}.isdisjoint(ids)
    bare = summary.build(scope("ezeryne", finance=Finance()))
    assert "summary-money" not in [x.id for x in bare.blocks]
