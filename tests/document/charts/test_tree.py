"""The drawing, the outline and the table of a problem tree say the same."""

import re
from dataclasses import replace

import pytest

from sutarimas.document.charts import Branch, OutlineItem, ProblemTree, Width, draw, outline, table
from tests.document.charts import samples

TREE = samples.TREE


def said(chart: ProblemTree, width: Width) -> str:
    svg = draw(chart, chart_id="x", number=samples.number, width=width)
    return " ".join(re.findall(r"<tspan[^>]*>([^<]*)<", svg))


def test_the_outline_nests_causes_and_effects_under_the_problem() -> None:
    assert outline(TREE, number=samples.number) == (
        OutlineItem(
            TREE.problem,
            (
                OutlineItem(
                    "Priežastys",
                    (
                        OutlineItem(
                            "P2. Trūksta įgūdžių", (OutlineItem("P4. Nėra suaugusiųjų mokymų"),)
                        ),
                        OutlineItem("P3. Vakare nėra autobusų"),
                    ),
                ),
                OutlineItem(
                    "Pasekmės", (OutlineItem("Jauni žmonės išvyksta"), OutlineItem("Auga skurdas"))
                ),
            ),
        ),
    )


@pytest.mark.parametrize("width", Width)
def test_every_statement_of_the_table_is_drawn(width: Width) -> None:
    rows = table(TREE, number=samples.number).rows
    assert [kind for kind, _ in rows] == ["Priežastys"] * 3 + ["Problema"] + ["Pasekmės"] * 2
    drawing = said(TREE, width)
    for _, statement in rows:
        assert statement in drawing


@pytest.mark.parametrize("width", Width)
def test_a_problem_alone_is_drawn_without_arrows(width: Width) -> None:
    alone = replace(TREE, causes=(), effects=())
    svg = draw(alone, chart_id="x", number=samples.number, width=width)
    assert "sut-s-axis" not in svg
    assert TREE.problem in said(alone, width)


def test_arrows_run_from_cause_to_problem_and_from_problem_to_effect() -> None:
    svg = draw(TREE, chart_id="x", number=samples.number)
    ways = re.findall(r'<path d="M([\d.]+) [^"]*L([\d.]+) [\d.]+" class="sut-s-axis"', svg)
    assert len(ways) == 5
    assert all(float(start) < float(end) for start, end in ways)


def test_a_tree_too_deep_for_columns_is_drawn_downwards() -> None:
    deep = Branch("a", (Branch("b", (Branch("c", (Branch("d"),)),)),))
    chart = replace(TREE, causes=(deep,))
    svg = draw(chart, chart_id="x", number=samples.number)
    tops = [float(y) for y in re.findall(r'y="([\d.]+)">[abcd]<', svg)]
    assert len(tops) == 4
    assert tops == sorted(tops)


def test_a_tree_without_its_problem_is_refused() -> None:
    with pytest.raises(ValueError, match="names its problem"):
        replace(TREE, problem=" ")
