"""What the PDF and the DOCX share: marks of sources, widths of columns, levels of headings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sutarimas.document.blocks import Align, Author, Column, Item, Paragraph, Run, anchor
from sutarimas.document.charts.lettering import Lettering, measure
from sutarimas.document.render.paper import Outline, short_table, with_chart_data
from sutarimas.document.render.paper_columns import widths
from sutarimas.document.render.paper_sources import Register, register
from sutarimas.document.render.paper_text import clean, outside
from sutarimas.domain.refs import Kind, Ref
from tests.document.render.sample import E1, E2, OBSERVED, sample

A, B = Ref(Kind.OBSERVATION, "a/town/2020"), Ref(Kind.OBSERVATION, "b/town/2020")


def listed(*refs: Ref) -> Register:
    numbers = {anchor(ref): place for place, ref in enumerate(refs, start=1)}
    return Register(ids=frozenset(map(anchor, refs)), numbers=numbers)


def shown(paragraph: Paragraph, found: Register) -> str:
    """The paragraph with its marks in braces."""
    return "".join(
        x.text if isinstance(x, Run) else "{" + ", ".join(m.label for m in x) + "}"
        for x in found.marked(paragraph)
    )


def staff(*runs: Run) -> Paragraph:
    return Paragraph(id="p", text=runs, author=Author.STAFF)


def test_a_mark_stands_after_the_sentence_it_supports() -> None:
    text = staff(
        Run(text="Gyvena "), Run(text="4 712", source=E1), Run(text=" žm. Trūksta ryšio. Toli.")
    )
    assert shown(text, listed(E1)) == "Gyvena 4 712 žm.{E-01} Trūksta ryšio. Toli."


def test_neighbouring_sentences_of_one_source_share_a_mark() -> None:
    text = staff(
        Run(text="Vieni "), Run(text="38", source=E1), Run(text=" proc. Iš jų "),
        Run(text="9", source=E1), Run(text=" senjorai. Toli "), Run(text="7", source=E2),
        Run(text=" km."),
    )  # fmt: skip
    found = shown(text, listed(E1, E2))
    assert found == "Vieni 38 proc. Iš jų 9 senjorai.{E-01} Toli 7 km.{E-02}"


def test_a_sentence_without_source_is_not_covered_by_the_mark_of_the_next() -> None:
    text = staff(
        Run(text="Vieni "), Run(text="38", source=E1), Run(text=" proc. Daug. Toli "),
        Run(text="7", source=E1), Run(text=" km."),
    )  # fmt: skip
    assert shown(text, listed(E1)) == "Vieni 38 proc.{E-01} Daug. Toli 7 km.{E-01}"


def test_a_computed_paragraph_is_marked_at_its_end() -> None:
    text = Paragraph(
        id="p", text=(Run(text="Yra 4. Buvo "), Run(text="5", source=E2)), sources=(E1,)
    )
    assert shown(text, listed(E1, E2)) == "Yra 4. Buvo 5{E-01, E-02}"


def test_an_item_that_names_its_source_is_not_marked_again() -> None:
    plain = Item(text=(Run(text="Retas autobusas"),), source=E1)
    named = Item(text=(Run(text="E-01", to=anchor(E1)), Run(text=". Retas")), source=E1)
    found = listed(E1)
    assert [mark.label for mark in found.after_item(plain)] == ["E-01"]
    assert found.after_item(named) == ()


def test_what_the_document_does_not_list_is_not_marked() -> None:
    assert shown(staff(Run(text="Gyvena 5.", source=E1)), listed(E2)) == "Gyvena 5."


def test_records_without_a_short_code_are_numbered_as_they_are_listed() -> None:
    found = register(sample())
    assert found.label(OBSERVED) == found.number(anchor(OBSERVED)) == "[1]"
    assert found.label(E1) == "E-01"
    assert found.number(anchor(E1)) == ""


def test_three_neighbours_are_drawn_together_and_two_are_not() -> None:
    refs = [Ref(Kind.LINE, f"x/{n}") for n in range(5)]
    found = listed(*refs)
    assert [x.label for x in found.marks(refs[:3])] == ["[1]–[3]"]
    assert [x.label for x in found.marks((refs[0], refs[1], refs[3]))] == ["[1]", "[2]", "[4]"]


def test_too_many_marks_are_counted() -> None:
    refs = [Ref(Kind.EVIDENCE, f"E-{n}") for n in range(9)]
    marks = listed(*refs).marks(refs)
    assert [x.label for x in marks] == ["E-0", "E-1", "E-2", "E-3", "+5"]
    assert marks[-1].to == anchor(refs[4])


def test_levels_never_skip() -> None:
    outline = Outline()
    assert [outline.level(x) for x in (3, 4, 2, 4, 1, 3)] == [1, 2, 2, 3, 1, 2]


WORDS = st.text(alphabet="abcčdeėžšų ", max_size=60)


@given(
    st.lists(st.tuples(WORDS, st.integers(0, 10**9), WORDS), min_size=1, max_size=6),
    st.integers(1, 6),
)
def test_columns_fill_no_more_than_the_room_and_never_break_a_figure(
    rows: list[tuple[str, int, str]], width: int
) -> None:
    columns = (
        Column(title="Veiksmas", width=width),
        Column(title="Suma", align=Align.END),
        Column(title="Pastaba", width=2),
    )
    texts = [(a, f"{n:,}".replace(",", "\u00a0"), b) for a, n, b in rows]
    found = widths(columns, texts, room=453.5)
    letters = Lettering(size=found.size)
    assert sum(found.columns) <= 453.5 + 0.3
    assert found.columns[1] >= max(measure(row[1], letters) for row in texts)


def test_words_get_the_room_that_figures_do_not_need() -> None:
    columns = (Column(title="Veiksmas"), *(Column(title="2024", align=Align.END),) * 6)
    name = "Teikti bendruomenines paslaugas socialinę atskirtį patiriantiems žmonėms"
    found = widths(columns, [(name, *("9,15",) * 6)], room=453.5)
    assert found.columns[0] > 200


def test_a_table_too_wide_for_large_letters_gets_smaller_ones() -> None:
    columns = (Column(title="Šaltinis"), *(Column(title="2024", align=Align.END),) * 9)
    amount = "1\u00a0234\u00a0567,89"
    found = widths(columns, [("ESF+", *(amount,) * 9)], room=520.0)
    assert found.size < 9.5
    assert sum(found.columns) <= 520.3


def test_figures_of_long_charts_and_drawings_move_to_an_annex() -> None:
    made = with_chart_data(sample())
    annex = made.chapters[-1]
    ids = {block.id for block in annex.blocks}
    assert {"territory-line-data", "territory-tree-data", "money-flow-data"} <= ids
    assert "territory-bars-data" not in ids
    bars = next(x for x in made.chapters[0].blocks if x.id == "territory-bars")
    below = short_table(bars, made)  # type: ignore[arg-type]
    assert below is not None
    assert [row.cells[1][0].text for row in below.rows] == ["62", "47", "31"]


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "#x", "file:///etc"])
def test_only_addresses_outside_become_links(href: str) -> None:
    assert outside(href) == ""
    assert outside("https://example.org/a?b=1") == "https://example.org/a?b=1"


def test_text_is_one_line_that_every_format_can_carry() -> None:
    assert clean("a\x00\x0b\ud800b\nc\td\u202e e\u00a0f") == "ab c d e\u00a0f"
