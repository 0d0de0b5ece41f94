"""What chapters are given: texts in the document's language, marked where there is only one."""

from sutarimas.document.blocks import Column, Row, Run
from sutarimas.document.scope import cell, paragraph, table
from sutarimas.domain.refs import Kind, Ref
from tests.document.towns import scope, town

FIRST, SECOND = Ref(Kind.NEED, "P-01"), Ref(Kind.EVIDENCE, "E-01")


def test_a_title_is_in_the_language_of_the_document() -> None:
    need = town("ezeryne").needs.items[0]
    assert scope("ezeryne").title(need) == need.title
    assert scope("ezeryne", "en").title(need) == need.title_en != need.title


def test_a_title_that_has_no_translation_is_lithuanian_and_marked() -> None:
    contract = town("ezeryne").finance.contracts[0]
    ref = Ref(Kind.CONTRACT, contract.code)
    assert scope("ezeryne", "en").named(contract, ref).lang == "lt"
    assert scope("ezeryne").named(contract, ref).lang == ""
    assert scope("ezeryne", "en").named(town("ezeryne").needs.items[0], FIRST).lang == ""


def test_a_name_leads_to_the_entry_of_its_record() -> None:
    assert scope("ezeryne").named(town("ezeryne").needs.items[0], FIRST).to == "src-need-P-01"


def test_text_kept_in_lithuanian_is_marked_only_elsewhere() -> None:
    assert scope("ezeryne", "en").lithuanian("kasmet") == (Run(text="kasmet", lang="lt"),)
    assert scope("ezeryne").lithuanian("kasmet") == (Run(text="kasmet"),)
    assert scope("ezeryne", "en").lithuanian("") == ()


def test_codes_stand_in_a_row_and_each_leads_to_its_record() -> None:
    found = scope("ezeryne").codes(Kind.NEED, ("P-01", "P-02"))
    assert [(x.text, x.to) for x in found] == [
        ("P-01", "src-need-P-01"),
        (", ", ""),
        ("P-02", "src-need-P-02"),
    ]
    assert scope("ezeryne").codes(Kind.NEED, ()) == ()


def test_a_paragraph_rests_on_what_is_named_and_on_what_its_numbers_are_bound_to() -> None:
    text = (Run(text="5", source=SECOND), Run(text="6", source=FIRST))
    assert paragraph("x", text, FIRST).sources == (FIRST, SECOND)


def test_a_table_rests_on_what_its_rows_rest_on() -> None:
    rows = (Row(cells=(cell("a"),), sources=(FIRST,)), Row(cells=(cell("b"),), sources=(SECOND,)))
    found = table("x", "Lentelė", (Column(title="A"),), (*rows, *rows))
    assert found.sources == (FIRST, SECOND)
    assert len(found.rows) == 4


def test_a_cell_is_text_a_run_or_runs() -> None:
    run = Run(text="a", to="b")
    assert cell("a", source=FIRST) == (Run(text="a", source=FIRST),)
    assert cell(run) == (run,)
    assert cell((run, run)) == (run, run)
    assert cell("") == ()
