"""The financial plan: exact to the cent, and every figure walks back to its lines."""

from dataclasses import replace
from decimal import Decimal

import pytest

from sutarimas.document.blocks import Align, Note, Paragraph
from sutarimas.document.chapters import finance
from sutarimas.domain.finance import ADMINISTRATION, Contract, Finance, FundSource, Line
from sutarimas.domain.money import Euro
from sutarimas.domain.refs import Kind, Ref
from tests.document.towns import chapter, chapters, one, rows, said, scope, text_of, town

NBSP = "\u00a0"


def cents(text: str) -> int:
    """„440 000,00“ in cents."""
    return int(text.replace(" ", "").replace(",", ""))


def test_the_whole_is_told_by_source() -> None:
    assert (
        "Strategijai skirta 704 756,76 Eur: ES lėšos – 560 770,50 Eur, bendrasis finansavimas – "
        "98 959,50 Eur, nuosavos lėšos – 45 026,76 Eur."
    ) in said(chapter("ezeryne", "finance"))


def test_parts_of_the_whole_add_up_to_it() -> None:
    plan = town("ezeryne").finance
    parts = [plan.total(sources=[x]) for x in FundSource]
    assert Euro.total(parts) == plan.total() == Euro.parse("704756.76")


@pytest.mark.parametrize("id_", ["finance-sources", "finance-years"])
def test_the_last_row_is_the_sum_of_the_rows_above(id_: str) -> None:
    *body, total = rows(chapter("ezeryne", "finance"), id_)
    width = len(total) - (2 if id_ == "finance-sources" else 1)
    assert total[0] == "Iš viso"
    for column in range(1, width + 1):
        assert sum(cents(x[column]) for x in body) == cents(total[column]), column


def test_each_row_is_the_sum_of_its_cells() -> None:
    for row in rows(chapter("ezeryne", "finance"), "finance-years"):
        assert sum(cents(x) for x in row[1:-1]) == cents(row[-1])


def test_rows_stand_in_the_order_of_the_tree_and_administration_last() -> None:
    found = rows(chapter("ezeryne", "finance"), "finance-sources")
    assert [x[0].split(" ")[0] for x in found] == ["1.1.1", "1.1.2", "1.2.1", "Strategijos", "Iš"]


def test_a_source_without_money_has_no_column() -> None:
    titles = [x.title for x in one(chapter("ezeryne", "finance"), "finance-sources").columns]
    assert "Savivaldybės biudžeto lėšos" not in titles
    assert titles[1:3] == ["ESF+", "ERPF"]


def test_numbers_stand_to_the_right() -> None:
    table = one(chapter("ezeryne", "finance"), "finance-years")
    assert [x.align for x in table.columns] == [Align.START, *[Align.END] * 7]


def test_a_row_rests_on_its_action_and_the_sum_on_the_plan() -> None:
    found = [x.sources for x in one(chapter("ezeryne", "finance"), "finance-sources").rows]
    actions = [(Ref(Kind.ACTION, x),) for x in ("1.1.1", "1.1.2", "1.2.1")]
    assert found == [*actions, (finance.PLAN,), (finance.PLAN,)]


def test_the_share_of_administration_is_of_project_money() -> None:
    assert "Strategijai administruoti skirta 104 400,00 Eur. Tai 17,4 proc. projektams" in said(
        chapter("ezeryne", "finance")
    )


def test_the_rate_is_printed_with_how_sure_it_is() -> None:
    text = said(chapter("ezeryne", "finance"))
    assert "ES dalis pagal ESF+ – iki 85 proc. tinkamų finansuoti išlaidų. Dydis paimtas" in text
    assert "85,00" not in text


def test_signed_amounts_are_printed_as_they_were_signed() -> None:
    built = chapter("ignalina", "finance")
    assert "Skirta 9 989,15 Eur: ES lėšos – 8 490,77 Eur, valstybės biudžeto lėšos – 1 498,38" in (
        said(built)
    )
    notes = [x for x in built.blocks if isinstance(x, Note)]
    assert [x.id for x in notes] == ["finance-SUT-1-fact"]


def test_a_contract_without_parts_names_only_its_sum() -> None:
    bare = Contract(code="S-9", title="Parengimas", total=Euro.parse("100.00"))
    built = finance.build(scope("ezeryne", finance=Finance(contracts=(bare,))))
    assert "100,00 Eur" in said(built)
    assert "ES lėšos" not in said(built)


def test_english_money_is_written_the_english_way() -> None:
    text = said(chapter("ezeryne", "finance", "en"))
    assert "EUR 704,756.76" in text
    assert "704 756,76" not in text


def test_without_money_and_contracts_the_chapter_is_left_out() -> None:
    built = finance.build(scope("elektrenai", finance=Finance()))
    assert len(built.blocks) == 1
    assert "finance" not in [x.key for x in chapters("elektrenai")]


def test_money_of_an_action_that_is_not_in_the_tree_is_not_lost() -> None:
    plan = town("ezeryne").finance
    stray = Line(action="9.9.9", year=2025, source=FundSource.OWN, amount=Euro(1))
    changed = replace(plan, lines=(*plan.lines, stray))
    assert finance.codes(scope("ezeryne", finance=changed)) == (
        "1.1.1",
        "1.1.2",
        "1.2.1",
        "9.9.9",
        ADMINISTRATION,
    )
    built = finance.build(scope("ezeryne", finance=changed))
    assert rows(built, "finance-sources")[-1][-2] == "704 756,77"
    assert one(built, "finance-sources").rows[3].sources == (finance.PLAN,)


def test_shares_are_of_the_whole() -> None:
    *body, total = rows(chapter("ezeryne", "finance"), "finance-sources")
    shares = [Decimal(x[-1].removesuffix(" %").replace(",", ".")) for x in body]
    assert total[-1] == "100,0 %"
    assert abs(sum(shares, Decimal(0)) - 100) <= Decimal("0.2")


def test_computed_paragraphs_say_what_they_rest_on() -> None:
    computed = [
        x
        for x in chapter("ezeryne", "finance").blocks
        if isinstance(x, Paragraph) and x.author == "computed"
    ]
    assert len(computed) >= 5
    assert [text_of(x) for x in computed if not x.sources] == []
    assert NBSP in "".join(run.text for run in computed[0].text)
