"""Goals and objectives, walked back to the needs they answer."""

from dataclasses import replace

from sutarimas.document.blocks import Heading, Paragraph
from sutarimas.document.chapters import goals
from sutarimas.domain.goal import Goals
from sutarimas.domain.refs import Kind, Ref
from tests.document.towns import chapter, chapters, one, rows, said, scope, text_of, town


def paragraph(slug: str, id_: str, lang: str = "lt") -> Paragraph:
    found = next(x for x in chapter(slug, "goals", lang).blocks if x.id == id_)
    assert isinstance(found, Paragraph)
    return found


def test_the_tree_is_counted() -> None:
    assert text_of(paragraph("ezeryne", "goals-counts")) == (
        "Strategijoje tikslų – 1, uždavinių – 2, veiksmų – 3."
    )


def test_goal_and_objectives_carry_the_anchors_that_codes_lead_to() -> None:
    ids = [x.id for x in chapter("ezeryne", "goals").blocks if isinstance(x, Heading)]
    assert [x for x in ids if x.startswith("src-")] == [
        "src-goal-1",
        "src-objective-1.1",
        "src-objective-1.2",
    ]


def test_an_objective_leads_to_its_needs_and_rests_on_what_they_rest_on() -> None:
    found = paragraph("ezeryne", "goals-1.2-needs")
    assert text_of(found) == "Atsako į poreikius: P-04, P-09, G-04."
    assert [x.to for x in found.text if x.to] == [
        "src-need-P-04",
        "src-need-P-09",
        "src-need-G-04",
    ]
    assert found.sources[-3:] == tuple(Ref(Kind.NEED, x) for x in ("P-04", "P-09", "G-04"))
    assert found.sources[0].kind is Kind.EVIDENCE


def test_an_objective_names_meetings_and_surveys_it_stands_on_in_the_end() -> None:
    found = paragraph("ezeryne", "goals-1.2-ground")
    assert text_of(found).startswith("Šį uždavinį galiausiai pagrindžia: M-")
    assert {x.kind for x in found.sources} <= {Kind.MEETING, Kind.SURVEY, Kind.FILE}
    assert " ir dar " in text_of(found)


def test_an_objective_that_rests_on_nothing_has_no_such_line() -> None:
    tree = town("elektrenai").goals
    first, second = tree.objectives
    bare = replace(tree, objectives=(replace(first, needs=()), second))
    ids = [x.id for x in goals.build(scope("elektrenai", goals=bare)).blocks]
    assert "goals-1.1-ground" not in ids
    assert "goals-1.1-needs" not in ids
    assert "goals-1.2-ground" in ids


def test_the_parts_of_a_measurable_objective_stand_in_a_table() -> None:
    found = dict(rows(chapter("ezeryne", "goals"), "goals-1.2-smart"))
    assert found["Iki kada"] == "2029 m."
    assert found["Kur"] == "Ežerynės miestas"
    assert len(found) == 5
    assert not [x.id for x in chapter("elektrenai", "goals").blocks if x.id.endswith("-smart")]


def test_the_programme_is_named_with_its_fund() -> None:
    assert "Prisideda prie programos 4.7 konkretaus uždavinio „Skatinti aktyvią įtrauktį" in (
        text_of(paragraph("ezeryne", "goals-1.1-specific"))
    )
    assert "ESF+" in text_of(paragraph("ezeryne", "goals-1.1-specific"))


def test_quoted_plans_end_with_one_full_stop() -> None:
    for code in ("1.1", "1.2"):
        for part in ("municipal", "regional"):
            text = text_of(paragraph("ezeryne", f"goals-{code}-{part}"))
            assert text.endswith(".")
            assert not text.endswith("..")


def test_indicators_stand_with_baseline_and_target_and_their_years() -> None:
    found = rows(chapter("ezeryne", "goals"), "goals-indicators-table")
    assert [x[1].split(" ")[0] for x in found] == ["R.1", "R.2", "R.3", "R.4", "R.5"]
    assert found[2][3:5] == ["31 (2023 m.)", "50 (2029 m.)"]


def test_alternatives_say_whether_they_were_chosen_and_why() -> None:
    found = rows(chapter("ezeryne", "goals"), "goals-alternatives-table")
    assert found[0][3].startswith("Pasirinkta. Vertinant balais")
    assert found[1][3].startswith("Nepasirinkta. ")
    assert len(found) == len(town("ezeryne").goals.alternatives)


def test_assumptions_lead_to_what_they_rest_on() -> None:
    table = one(chapter("ezeryne", "goals"), "goals-assumptions-table")
    by_id = {row.id: row for row in table.rows}
    for x in town("ezeryne").goals.assumptions:
        row = by_id[f"src-assumption-{x.code}"]
        assert row.sources == tuple(Ref(Kind.EVIDENCE, link.to) for link in x.evidence)


def test_a_statement_in_lithuanian_is_marked_in_an_english_document() -> None:
    found = paragraph("ezeryne", "goals-1-statement", "en")
    assert [x.lang for x in found.text] == ["lt"]
    assert found.sources == (Ref(Kind.GOAL, "1"),)


def test_seed_towns_show_only_what_they_have() -> None:
    text = said(chapter("ignalina", "goals"))
    assert "Strategijoje tikslų – 1, uždavinių – 0, veiksmų – 0." in text
    assert "Kaip matuosime" not in text


def test_without_goals_the_chapter_is_only_its_heading() -> None:
    assert len(goals.build(scope("elektrenai", goals=Goals())).blocks) == 1
    assert all(len(x.blocks) > 1 for x in chapters("elektrenai"))
