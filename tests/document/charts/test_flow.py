"""Every cent of the flow is in the table and the outline, and ribbons are as thick as it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from sutarimas.document.charts import BudgetFlow, Flow, OutlineItem, Width, draw, outline, table
from tests.document.charts import samples

FLOW = samples.FLOW
SKILLS, CARE = FLOW.actions


def test_the_table_adds_up_both_ways() -> None:
    told = table(FLOW, number=samples.number)
    assert told.head == ("Veiksmas", *FLOW.sources, "Iš viso")
    assert told.rows == (
        (SKILLS, "8\u00a0490,77", "1\u00a0498,38", "0", "9\u00a0989,15"),
        (CARE, "850,00", "0", "0,01", "850,01"),
        ("Iš viso", "9\u00a0340,77", "1\u00a0498,38", "0,01", "10\u00a0839,16"),
    )


def test_the_outline_names_who_pays_for_what() -> None:
    eu, state, own = outline(FLOW, number=samples.number)
    assert eu == OutlineItem(
        "ES lėšos: 9\u00a0340,77\u00a0Eur",
        (
            OutlineItem(f"{SKILLS}: 8\u00a0490,77\u00a0Eur"),
            OutlineItem(f"{CARE}: 850,00\u00a0Eur"),
        ),
    )
    assert [item.text for item in state.children] == [f"{SKILLS}: 1\u00a0498,38\u00a0Eur"]
    assert [item.text for item in own.children] == [f"{CARE}: 0,01\u00a0Eur"]


@pytest.mark.parametrize("width", Width)
def test_there_is_a_ribbon_for_every_flow_and_none_for_nothing(width: Width) -> None:
    nothing = Flow(source="Nuosavos lėšos", action=SKILLS, amount=Decimal(0))
    chart = replace(FLOW, flows=(*FLOW.flows, nothing))
    svg = draw(chart, chart_id="x", number=samples.number, width=width)
    assert svg.count("fill-opacity") == len(FLOW.flows)
    assert "9\u00a0340,77" in svg
    assert "850,01" in svg


@pytest.mark.parametrize(
    ("flow", "message"),
    [
        (Flow(source="Bankas", action=SKILLS, amount=Decimal(1)), "unknown end"),
        (Flow(source="ES lėšos", action="9.9.9", amount=Decimal(1)), "unknown end"),
        (Flow(source="ES lėšos", action=SKILLS, amount=Decimal(-1)), "below zero"),
        (Flow(source="ES lėšos", action=SKILLS, amount=Decimal(0)), "no money"),
    ],
)
def test_what_cannot_be_drawn_is_refused(flow: Flow, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(FLOW, flows=(flow,))


def test_a_name_given_twice_would_count_money_twice() -> None:
    with pytest.raises(ValueError, match="named twice"):
        BudgetFlow(
            title="a",
            description="b",
            source_line="",
            lang="lt",
            sources=("x", "x"),
            actions=("y",),
            flows=(Flow(source="x", action="y", amount=Decimal(1)),),
        )
