"""Who cites what, and which links lead nowhere."""

from sutarimas.document.blocks import (
    Chapter,
    Column,
    Heading,
    Item,
    ListBlock,
    Note,
    NoteKind,
    Paragraph,
    Reference,
    Row,
    Run,
    Table,
    anchor,
    runs,
)
from sutarimas.document.citations import Place, cited, dangling, ids, runs_of, sources
from sutarimas.domain.refs import Kind, Ref
from tests.document.towns import town

E1, E2, E3 = (Ref(Kind.EVIDENCE, f"E-0{n}") for n in (1, 2, 3))
NEED = Ref(Kind.NEED, "P-01")


def chapter(*blocks: object) -> Chapter:
    first = Heading(id="c", level=1, text=runs("Skyrius"), number="3")
    return Chapter(key="c", blocks=(first, *blocks))  # type: ignore[arg-type]


def table() -> Table:
    cells = ((Run(text="1", source=E2),),)
    row = Row(cells=cells, id="row-1", sources=(E1,))
    return Table(id="t", caption="", columns=(Column(title="A"),), rows=(row,), sources=())


def test_sources_of_rows_items_and_runs_are_all_found() -> None:
    nested = Item(text=(), items=(Item(text=(Run(text="2", source=E3),), source=E2),), source=E1)
    assert set(sources(ListBlock(id="l", items=(nested,)))) == {E1, E2, E3}
    assert set(sources(table())) == {E1, E2}
    assert list(sources(Note(id="n", kind=NoteKind.INFO, text=(), sources=(E1,)))) == [E1]


def test_runs_of_an_entry_are_title_details_and_links() -> None:
    entry = Reference(
        id="src",
        target=E1,
        title=runs("a"),
        details=(("Diena", runs("b")),),
        onward=(Run(text="c", to="x"),),
        used_by=(Run(text="d", to="y"),),
    )
    assert [x.text for x in runs_of(entry)] == ["a", "b", "c", "d"]


def test_ids_are_those_of_blocks_and_rows() -> None:
    assert ids([chapter(table())]) == {"c", "t", "row-1"}


def test_a_record_is_cited_by_its_sources_and_by_links_to_it() -> None:
    paragraph = Paragraph(id="p", text=(Run(text="P-01", to=anchor(NEED)),), sources=(E1,))
    found = cited(town("ezeryne"), [chapter(paragraph)])
    assert found == {
        E1: (Place(block="p", number="3"),),
        NEED: (Place(block="p", number="3"),),
    }


def test_a_place_is_named_by_the_nearest_numbered_heading_above() -> None:
    sub = Heading(id="s", level=2, text=(), number="3.1")
    deep = Heading(id="d", level=4, text=())
    one, two = (Paragraph(id=x, text=(), sources=(E1,)) for x in ("p1", "p2"))
    found = cited(town("ezeryne"), [chapter(one, sub, deep, two)])
    assert found[E1] == (Place(block="p1", number="3"), Place(block="p2", number="3.1"))


def test_a_link_to_nothing_is_found_whether_run_number_or_source() -> None:
    text = (Run(text="a", to="no-such-id"), Run(text="5", source=E1))
    built = [chapter(Paragraph(id="p", text=text, sources=(E1, E2)), table())]
    assert set(dangling(built)) == {"no-such-id", anchor(E1), anchor(E2)}


def test_a_link_into_another_chapter_is_no_fault() -> None:
    first = chapter(Paragraph(id="p", text=(Run(text="a", to="row-1"),)))
    second = Chapter(key="d", blocks=(Heading(id=anchor(E1), level=1, text=(), sources=(E1,)),))
    rows = Row(cells=((),), id="row-1")
    third = Table(id="u", caption="", columns=(Column(title=""),), rows=(rows,))
    assert dangling([first, second, Chapter(key="e", blocks=(third,))]) == ()


def test_anchors_hold_no_marks_that_an_id_may_not_have() -> None:
    assert anchor(Ref(Kind.OBSERVATION, "pop/miestas/2023@2024 ruduo")) == (
        "src-observation-pop_miestas_2023_2024_ruduo"
    )
