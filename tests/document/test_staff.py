"""Staff prose: numbers are bound, loose text says who wrote it, nothing of it is executed."""

from datetime import date

import pytest

from sutarimas.document.blocks import (
    Author,
    Block,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    Run,
    Table,
)
from sutarimas.document.scope import Scope
from sutarimas.document.staff import sections, staff
from sutarimas.domain.prose import Section
from sutarimas.domain.refs import Kind, Ref
from tests.document.towns import chapter, scope, town

E1 = Ref(Kind.EVIDENCE, "E-01")
BYLINE = "Rašė Austėja Paežerytė, 2023-10-20; su duomenimis nesusieta."


def section(body: str, *, code: str = "a", lang: str = "lt", author: str = "") -> Section:
    return Section(
        code=code,
        chapter="needs",
        title="Skyrelis",
        body=body,
        lang=lang,
        author=author or "Austėja Paežerytė",
        written_on=date(2023, 10, 20),
    )


def own(*prose: Section, lang: str = "lt") -> Scope:
    return scope("ezeryne", lang, prose=prose)


def no_chart(_name: str) -> None:
    return None


def blocks(body: str, lang: str = "lt") -> list[Block]:
    """Blocks of one section below its heading."""
    return list(staff(own(section(body), lang=lang), "needs", no_chart))[1:]


def paragraph(body: str) -> Paragraph:
    (found,) = blocks(body)
    assert isinstance(found, Paragraph)
    return found


def text(block: Paragraph | Note | Heading) -> str:
    return "".join(run.text for run in block.text)


def test_a_fact_prints_its_value_and_leads_to_its_source() -> None:
    found = paragraph("Mieste gyvena [[fact:E-01]] žmonės.")
    assert found.author is Author.STAFF
    assert found.sources == (E1,)
    assert [run.text for run in found.text if run.source == E1] == ["4\u00a0912"]
    assert found.byline == ""


def test_the_author_may_word_a_number() -> None:
    found = paragraph("Gyvena beveik [[fact:E-01|penki tūkstančiai]] žmonių.")
    assert text(found) == "Gyvena beveik penki tūkstančiai žmonių."
    assert found.sources == (E1,)


def test_money_is_printed_with_its_unit() -> None:
    assert "440\u00a0000,00\u00a0Eur" in text(paragraph("Skirta [[fact:action:1.1.1.total]]."))


def test_text_that_is_tied_to_nothing_is_signed() -> None:
    found = paragraph("Taip manome mes.")
    assert found.author is Author.STAFF_LOOSE
    assert found.byline == BYLINE


def test_one_byline_stands_under_each_run_of_loose_paragraphs() -> None:
    found = blocks("Viena.\n\nDu.\n\nGyvena [[fact:E-01]].\n\nTrys.")
    assert [x.byline for x in found if isinstance(x, Paragraph)] == ["", BYLINE, "", BYLINE]


def test_a_loose_list_alone_is_signed_too() -> None:
    *_, last = blocks("- viena\n- du")
    assert isinstance(last, Paragraph)
    assert text(last) == BYLINE
    assert len(blocks("- mieste [[fact:E-01]]\n- du")) == 1


def test_an_unknown_author_is_said() -> None:
    bare = Section(code="a", chapter="needs", title="Skyrelis", body="Viena.")
    found = list(staff(own(bare), "needs", no_chart))[-1]
    assert isinstance(found, Paragraph)
    assert found.byline == "Autorius nenurodytas; su duomenimis nesusieta."


def test_a_record_and_an_act_are_led_to() -> None:
    found = paragraph("Žr. [[see:need:P-01]] ir [[act:cpr-2021]].")
    assert [run.to for run in found.text if run.to] == ["src-need-P-01", "src-act-cpr-2021"]
    assert "Europos Parlamento ir Tarybos reglamentas" in text(found)


@pytest.mark.parametrize("body", ["[[fact:E-999]]", "[[see:nothing]]", "[[fact:plan:nothing]]"])
def test_a_binding_to_nothing_shows_its_address_and_no_source(body: str) -> None:
    found = paragraph(f"Gyvena {body}.")
    assert found.sources == ()
    assert body.split(":", 1)[1].removesuffix("]]") in text(found)
    assert not any(run.to for run in found.text)


def test_a_chart_without_data_is_asked_for_and_passed_over() -> None:
    body = "Viena.\n\n[[chart:population]]\n\nDu."
    asked: list[str] = []

    def ask(name: str) -> None:
        asked.append(name)

    found = list(staff(own(section(body)), "needs", ask))[1:]
    assert asked == ["population"]
    assert [type(x) for x in found] == [Paragraph, Paragraph]


def test_charts_of_the_town_stand_where_its_prose_puts_them() -> None:
    found = [x.id for x in chapter("ezeryne", "goals").blocks]
    assert found.index("goals-tikslas-3") < found.index("chart-result-chain")
    assert found.index("chart-result-chain") < found.index("goals-tikslas-5")


def test_emphasis_and_links_are_kept() -> None:
    found = paragraph("**Svarbu**: *labai*, žr. [svetainę](https://vvg.example).")
    assert [run.text for run in found.text if run.strong] == ["Svarbu"]
    assert [run.text for run in found.text if run.emphasis] == ["labai"]
    assert [(run.text, run.href) for run in found.text if run.href] == [
        ("svetainę", "https://vvg.example")
    ]


def test_markup_of_web_pages_is_only_text() -> None:
    found = paragraph("Pavojus <script>alert(1)</script> čia.")
    assert "<script>" in text(found)


def test_a_link_that_runs_is_no_link() -> None:
    found = paragraph("[spauskite](javascript:alert(1))")
    assert not any(run.href.startswith("javascript") for run in found.text)


def test_lists_nest_and_their_numbers_are_sources() -> None:
    (found,) = blocks("1. viena\n   - [[fact:E-01]] gyventojų\n2. du")
    assert isinstance(found, ListBlock)
    assert found.ordered
    assert [len(x.items) for x in found.items] == [1, 0]
    assert found.sources == (E1,)


def test_a_table_has_its_heading_row_and_sources_by_row() -> None:
    found = blocks("| Kas | Kiek |\n| --- | --- |\n| Gyventojai | [[fact:E-01]] |\n| Kita | 0 |")[0]
    assert isinstance(found, Table)
    assert [x.title for x in found.columns] == ["Kas", "Kiek"]
    assert [x.sources for x in found.rows] == [(E1,), ()]
    assert found.sources == (E1,)


def test_a_bar_inside_a_binding_does_not_split_a_cell() -> None:
    found = blocks("| Kas | Kiek |\n| --- | --- |\n| Gyventojai | [[fact:E-01|4 912]] |")[0]
    assert isinstance(found, Table)
    assert "".join(run.text for run in found.rows[0].cells[1]) == "4 912"


def test_a_quotation_is_a_remark_with_its_sources() -> None:
    (found, *_) = blocks("> Gyvena [[fact:E-01]].\n>\n> Ir viskas.")
    assert isinstance(found, Note)
    assert text(found) == "Gyvena 4\u00a0912. Ir viskas."
    assert found.sources == (E1,)


def test_headings_of_staff_stand_below_that_of_the_section() -> None:
    found = blocks("# Viena\n\n### Du\n\n##### Trys\n\nTekstas.")
    assert [x.level for x in found if isinstance(x, Heading)] == [3, 4, 4]


def test_a_preformatted_block_is_kept_and_a_rule_says_nothing() -> None:
    found = blocks("    Eilutė\n\n---\n\nGyvena [[fact:E-01]].")
    assert [type(x) for x in found] == [Paragraph, Paragraph]
    assert isinstance(found[0], Paragraph)
    assert text(found[0]) == "Eilutė"


def test_typography_of_the_language_is_applied() -> None:
    assert "„" in text(paragraph('Vadinamas "langu".'))


def test_a_section_in_the_language_of_the_document_takes_the_place_of_the_other() -> None:
    both = (section("Lietuviškai."), section("In English.", lang="en"))
    assert [x.body for x in sections(own(*both, lang="en"), "needs")] == ["In English."]
    assert [x.body for x in sections(own(*both), "needs")] == ["Lietuviškai."]


def test_a_section_without_a_translation_is_marked_as_lithuanian() -> None:
    found = list(staff(own(section("Lietuviškai."), lang="en"), "needs", no_chart))
    assert isinstance(found[0], Heading)
    assert isinstance(found[1], Paragraph)
    assert {run.lang for run in (*found[0].text, *found[1].text)} == {"lt"}
    assert found[1].byline.startswith("Written by ")


def test_ids_come_from_chapter_and_code() -> None:
    found = list(staff(own(section("Viena.\n\nDu.", code="x")), "needs", no_chart))
    assert [x.id for x in found] == ["needs-x", "needs-x-1", "needs-x-2"]


def test_a_section_of_another_chapter_is_not_told() -> None:
    assert list(staff(own(section("Viena.")), "goals", no_chart)) == []


def test_every_section_of_the_town_is_printed_once() -> None:
    told = [
        x.id
        for key in {x.chapter for x in town("ezeryne").prose}
        for x in chapter("ezeryne", key).blocks
    ]
    for one in town("ezeryne").prose:
        if one.lang == "lt":
            assert told.count(f"{one.chapter}-{one.code}") == 1


def test_a_run_of_plain_words_has_no_marks() -> None:
    assert paragraph("Viena.").text == (Run(text="Viena."),)
