"""The chapter on needs."""

from dataclasses import replace

from sutarimas.document.blocks import Chart, Heading, Paragraph
from sutarimas.document.chapters import needs
from sutarimas.domain.need import Needs
from sutarimas.domain.refs import Kind, Ref
from tests.document.towns import chapter, rows, said, scope, town


def test_problems_follow_the_ranking() -> None:
    found = chapter("ezeryne", "needs")
    codes = [
        x.id.removeprefix("src-need-")
        for x in found.blocks
        if isinstance(x, Heading) and x.id.startswith("src-need-")
    ]
    ranks = [need.rank for code in codes if (need := town("ezeryne").need(code))]
    assert len(ranks) == 11
    assert ranks == sorted(x for x in ranks if x is not None)


def test_statement_carries_all_its_evidence_and_voices() -> None:
    found = chapter("ezeryne", "needs")
    statement = next(x for x in found.blocks if x.id == "needs-P-02-statement")
    need = town("ezeryne").need("P-02")
    assert isinstance(statement, Paragraph)
    assert need is not None
    wanted = {Ref(Kind.EVIDENCE, x.to) for x in need.evidence}
    wanted |= {Ref(Kind.VOICE, x.to) for x in need.voices}
    assert wanted
    assert wanted == set(statement.sources)


def test_a_municipal_figure_is_named_as_such() -> None:
    text = said(chapter("ezeryne", "needs"))
    assert "todėl pateikiamas Ežerynės r. sav. rodiklis: E-09, E-10." in text


def test_a_need_without_grounds_says_so() -> None:
    bare = tuple(replace(x, evidence=(), voices=()) for x in town("ignalina").needs.items)
    given = scope("ignalina", needs=Needs(items=bare[:1]))
    assert "Pagrindimo dar nėra." in said(needs.build(given))


def test_unaddressed_needs_are_listed_with_the_recorded_reason() -> None:
    found = rows(chapter("ezeryne", "needs"), "needs-left-table")
    assert [x[0][:4] for x in found] == ["P-11"]
    assert found[0][1].startswith("Vežti keleivius mieste yra savivaldybės pareiga")


def test_a_missing_reason_is_not_passed_over() -> None:
    found = rows(chapter("elektrenai", "needs"), "needs-left-table")
    assert {x[0][:4] for x in found} == {"P-03", "P-04", "P-05"}
    assert {x[1] for x in found} == {"Priežastis nenurodyta."}


def test_without_objectives_nothing_is_called_left_out() -> None:
    assert "needs-left" not in [x.id for x in chapter("ignalina", "needs").blocks]


def test_swot_has_four_quadrants_with_links_to_needs() -> None:
    found = chapter("ezeryne", "needs")
    for quadrant in ("strength", "weakness", "opportunity", "threat"):
        assert all(x[2] and x[3] for x in rows(found, f"needs-swot-{quadrant}"))


def test_the_tree_stands_once_where_staff_placed_it() -> None:
    charts = [x.id for x in chapter("ezeryne", "needs").blocks if isinstance(x, Chart)]
    assert charts.count("chart-problem-tree") == 1
    assert [x.id for x in chapter("ignalina", "needs").blocks if isinstance(x, Chart)] == [
        "chart-problem-tree"
    ]


def test_text_recorded_in_lithuanian_only_is_marked_in_english() -> None:
    found = chapter("elektrenai", "needs", "en")
    marked = {x.lang for b in found.blocks if isinstance(b, Paragraph) for x in b.text}
    assert marked <= {"", "lt"}
    left = next(x for x in chapter("ezeryne", "needs", "en").blocks if x.id == "needs-left-table")
    assert left.rows[0].cells[1][0].lang == "lt"  # type: ignore[union-attr]
