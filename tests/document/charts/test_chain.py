"""Links join neighbours only, and outline and table follow every path."""

import re
from dataclasses import replace

import pytest

from sutarimas.document.charts import ChainLink, OutlineItem, Stage, Width, draw, outline, table
from tests.document.charts import samples

CHAIN = samples.CHAIN


def test_the_table_has_a_row_per_path() -> None:
    told = table(CHAIN, number=samples.number)
    assert told.head == ("Poreikis", "Uždavinys", "Veiksmas")
    assert told.rows == (
        ("P1 Nėra darbo", "1.1 Didinti užimtumą", "1.1.1 Mokyti"),
        ("P1 Nėra darbo", "1.2 Gerinti susisiekimą", "1.1.1 Mokyti"),
        ("P2 Vakare nėra autobusų", "1.2 Gerinti susisiekimą", "1.1.1 Mokyti"),
    )


def test_an_entry_tied_to_nothing_is_seen_in_table_and_outline() -> None:
    orphan = ChainLink(code="1.1.2", text="Apšviesti parką")
    last = replace(CHAIN.stages[2], links=(*CHAIN.stages[2].links, orphan))
    chart = replace(CHAIN, stages=(*CHAIN.stages[:2], last))
    assert table(chart, number=samples.number).rows[-1] == ("", "", "1.1.2 Apšviesti parką")
    assert outline(chart, number=samples.number)[-1] == OutlineItem(
        "Veiksmas – 1.1.2 Apšviesti parką"
    )


def test_the_outline_nests_what_follows_where_an_entry_is_named_first() -> None:
    action = OutlineItem("Veiksmas – 1.1.1 Mokyti")
    assert outline(CHAIN, number=samples.number) == (
        OutlineItem(
            "Poreikis – P1 Nėra darbo",
            (
                OutlineItem("Uždavinys – 1.1 Didinti užimtumą", (action,)),
                OutlineItem("Uždavinys – 1.2 Gerinti susisiekimą", (action,)),
            ),
        ),
        OutlineItem(
            "Poreikis – P2 Vakare nėra autobusų",
            (OutlineItem("Uždavinys – 1.2 Gerinti susisiekimą"),),
        ),
    )


def test_a_wide_drawing_has_a_curve_per_link_from_left_to_right() -> None:
    svg = draw(CHAIN, chart_id="x", number=samples.number)
    curves = re.findall(r'<path d="M([\d.]+) [\d.]+C[^"]* ([\d.]+) [\d.]+" class="sut-s-axis"', svg)
    assert len(curves) == 5
    assert all(float(start) < float(end) for start, end in curves)


def test_a_narrow_drawing_names_what_each_entry_follows_from() -> None:
    svg = draw(CHAIN, chart_id="x", number=samples.number, width=Width.NARROW)
    assert ">1.1, 1.2</tspan>" in svg


@pytest.mark.parametrize(
    ("stages", "message"),
    [
        ((), "needs something in it"),
        ((Stage("Poreikis", ()),), "needs something in it"),
        (
            (Stage("a", (ChainLink(code="1", text="x"), ChainLink(code="1", text="y"))),),
            "share a code",
        ),
        ((Stage("a", (ChainLink(code="1", text="x", after=("P9",)),)),), "1 follows from P9"),
        (
            (
                CHAIN.stages[0],
                CHAIN.stages[1],
                Stage("c", (ChainLink(code="9", text="x", after=("P1",)),)),
            ),
            "9 follows from P1",
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused(stages: tuple[Stage, ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(CHAIN, stages=stages)
