"""The action plan: one fiche an action, its indicators and its money."""

from dataclasses import replace

from sutarimas.document.blocks import Chart, Heading
from sutarimas.document.chapters import actions
from sutarimas.domain.finance import Finance
from sutarimas.domain.goal import Action, Goals
from sutarimas.domain.refs import Kind, Ref
from tests.document.towns import chapter, chapters, one, rows, said, scope, town


def test_every_action_has_a_fiche_under_its_anchor() -> None:
    ids = [x.id for x in chapter("ezeryne", "actions").blocks if isinstance(x, Heading)]
    codes = [x.code for x in town("ezeryne").goals.actions]
    assert [x for x in ids if x.startswith("src-")] == [f"src-action-{x}" for x in codes]


def test_a_fiche_names_objective_needs_fund_and_period() -> None:
    found = dict(rows(chapter("ezeryne", "actions"), "actions-1.2.1-fiche"))
    assert found["Poreikiai, į kuriuos atsako"] == "P-04, P-09, G-04"
    assert found["Fondas"] == "ERPF"
    assert found["Programos konkretus uždavinys"] == "4.9"
    assert "2026–2027 m." in found.values()


def test_a_fiche_leaves_out_what_is_not_recorded() -> None:
    bare = Action(code="1.1.9", title="Be nieko", objective="1.1")
    tree = replace(town("ezeryne").goals, actions=(bare,))
    found = rows(actions.build(scope("ezeryne", goals=tree)), "actions-1.1.9-fiche")
    assert [x[0] for x in found] == ["Uždavinys", "Poreikiai, į kuriuos atsako"]


def test_indicators_of_an_action_show_its_own_part_of_the_target() -> None:
    found = rows(chapter("ezeryne", "actions"), "actions-1.1.1-indicators")
    parts = {x[0].split(" ")[0]: x[2] for x in found}
    assert parts["P.1"] == "6"
    assert parts["P.2"] == "246"


def test_contributions_of_actions_add_up_to_the_target() -> None:
    shown = [
        int(row[2])
        for code in ("1.1.1", "1.1.2")
        for row in rows(chapter("ezeryne", "actions"), f"actions-{code}-indicators")
        if row[0].startswith("P.2 ")
    ]
    assert sum(shown) == 361


def test_money_of_an_action_is_told_by_source_and_year() -> None:
    assert rows(chapter("ezeryne", "actions"), "actions-1.2.1-money") == [
        ["ERPF", "31 450,00", "33 124,50", "64 574,50"],
        ["Bendrasis finansavimas", "5 550,00", "5 845,50", "11 395,50"],
        ["Nuosavos lėšos", "3 000,00", "3 159,73", "6 159,73"],
        ["Iš viso", "40 000,00", "42 129,73", "82 129,73"],
    ]
    table = one(chapter("ezeryne", "actions"), "actions-1.2.1-money")
    assert [x.strong for x in table.rows] == [False, False, False, True]


def test_an_action_without_money_has_no_table_of_money() -> None:
    built = actions.build(scope("ezeryne", finance=Finance()))
    assert not [x.id for x in built.blocks if x.id.endswith("-money")]


def test_an_action_cites_what_shows_that_it_works() -> None:
    built = chapter("ezeryne", "actions")
    works = next(x for x in built.blocks if x.id == "actions-1.2.1-works")
    assert getattr(works, "sources", ()) == (Ref(Kind.EVIDENCE, "E-50"),)
    assert "Kad tokie veiksmai duoda rezultatą, rodo: E-50." in said(built)


def test_an_action_leads_to_what_it_stands_on_in_the_end() -> None:
    ids = [x.id for x in chapter("ezeryne", "actions").blocks]
    assert [x for x in ids if x.endswith("-ground")] == [
        "actions-1.1.1-ground",
        "actions-1.1.2-ground",
        "actions-1.2.1-ground",
    ]


def test_the_years_of_all_actions_are_on_one_picture() -> None:
    charts = [x for x in chapter("ezeryne", "actions").blocks if isinstance(x, Chart)]
    assert "chart-gantt" in [x.id for x in charts]


def test_without_actions_the_chapter_is_left_out() -> None:
    assert len(actions.build(scope("ignalina", goals=Goals())).blocks) == 1
    assert "actions" not in [x.key for x in chapters("ignalina")]
