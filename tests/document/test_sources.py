"""The list of sources: an entry for everything cited, down to the ground, and back."""

import re
from collections import Counter

import pytest

from sutarimas.document.blocks import Chapter, Heading, Paragraph, Reference, Run, Table, anchor
from sutarimas.document.citations import cited, sources
from sutarimas.document.sources import BACK, below, build
from sutarimas.domain.refs import Kind, Ref
from sutarimas.domain.trace import Trace
from tests.document.towns import TOWNS, chapter, chapters, said, scope, town

E1 = Ref(Kind.EVIDENCE, "E-01")


def entries(slug: str, lang: str = "lt") -> dict[str, Reference]:
    found = chapter(slug, "sources", lang).blocks
    return {x.id: x for x in found if isinstance(x, Reference)}


def listed(slug: str) -> set[str]:
    """Ids of every entry, whether on its own or a row of a table."""
    found = set(entries(slug))
    for block in chapter(slug, "sources").blocks:
        if isinstance(block, Table):
            found.update(row.id for row in block.rows if row.id)
    return found


def built(*blocks: Heading | Paragraph, slug: str = "ezeryne") -> Chapter:
    first = Heading(id="c", level=1, text=(), number="1")
    return build(scope(slug), (Chapter(key="c", blocks=(first, *blocks)),))


@pytest.mark.parametrize("slug", TOWNS)
def test_it_is_the_last_chapter_and_an_annex(slug: str) -> None:
    assert chapters(slug)[-1].key == "sources"
    assert chapters(slug)[-1].annex


@pytest.mark.parametrize("slug", TOWNS)
def test_whatever_the_text_cites_has_an_entry_or_a_place_of_its_own(slug: str) -> None:
    told = {x.id for one in chapters(slug)[:-1] for x in one.blocks}
    told |= {
        row.id
        for one in chapters(slug)[:-1]
        for x in one.blocks
        if isinstance(x, Table)
        for row in x.rows
    }
    known = listed(slug)
    for ref in cited(town(slug), chapters(slug)[:-1]):
        assert anchor(ref) in known | told, ref


@pytest.mark.parametrize("slug", TOWNS)
def test_nothing_stands_in_the_list_that_nothing_leads_to(slug: str) -> None:
    reached = {anchor(x) for one in chapters(slug) for block in one.blocks for x in sources(block)}
    reached |= {
        anchor(x)
        for ref in cited(town(slug), chapters(slug)[:-1])
        for x in (ref, *Trace.of(town(slug)).sources(ref))
    }
    assert listed(slug) - reached == set()


def test_an_entry_leads_on_to_everything_below_it() -> None:
    found = entries("ezeryne")
    for fact in town("ezeryne").evidence:
        ref = Ref(Kind.EVIDENCE, fact.code)
        if anchor(ref) in found:
            expected = [anchor(x) for x in below(scope("ezeryne"), ref)]
            assert [run.to for run in found[anchor(ref)].onward] == expected


def test_a_cited_fact_brings_its_observation_and_its_series() -> None:
    found = built(Paragraph(id="p", text=(Run(text="4 912", source=E1),)))
    kinds = Counter(str(x.target.kind) for x in found.blocks if isinstance(x, Reference))
    assert kinds["evidence"] == 1
    assert kinds["series"] >= 1
    assert any(isinstance(x, Table) and x.rows for x in found.blocks)


def test_an_entry_says_where_the_fact_comes_from() -> None:
    details = {
        label: "".join(run.text for run in text)
        for label, text in entries("ezeryne")[anchor(E1)].details
    }
    fact = town("ezeryne").fact("E-01")
    assert fact is not None
    assert details["Rūšis"] == "statistika"
    assert details["Laikotarpis"] == fact.period


def test_an_entry_leads_back_to_the_sections_that_use_it() -> None:
    back = entries("ezeryne")[anchor(E1)].used_by
    assert back
    assert all(re.fullmatch(r"\d+(\.\d+)*|ir dar \d+", run.text) for run in back)
    ids = {x.id for one in chapters("ezeryne") for x in one.blocks}
    assert {run.to for run in back if run.to} <= ids


def test_places_beyond_the_first_are_only_counted() -> None:
    blocks: list[Heading | Paragraph] = []
    for n in range(BACK + 3):
        blocks.append(Heading(id=f"h{n}", level=2, text=(), number=f"1.{n + 1}"))
        blocks.append(Paragraph(id=f"p{n}", text=(), sources=(E1,)))
    found = built(*blocks)
    entry = next(x for x in found.blocks if isinstance(x, Reference) and x.target == E1)
    assert [x.text for x in entry.used_by] == [
        *(f"1.{n + 1}" for n in range(BACK)),
        "ir dar 3",
    ]


def test_a_record_that_is_told_in_the_text_has_no_second_entry() -> None:
    need = Ref(Kind.NEED, "P-01")
    own = Heading(id=anchor(need), level=2, text=(), sources=(need,))
    found = built(own, Paragraph(id="p", text=(), sources=(need,)))
    assert anchor(need) not in [x.id for x in found.blocks]


def test_nothing_is_listed_for_a_source_that_is_not_recorded() -> None:
    ghost = Ref(Kind.EVIDENCE, "E-999")
    assert len(built(Paragraph(id="p", text=(), sources=(ghost,))).blocks) == 1


def test_entries_stand_in_the_order_of_kinds_and_records() -> None:
    order = list(Kind)
    kinds = [
        order.index(x.target.kind)
        for x in chapter("ezeryne", "sources").blocks
        if isinstance(x, Reference)
    ]
    assert kinds == sorted(kinds)
    codes = [x.target.code for x in entries("ezeryne").values() if x.target.kind is Kind.EVIDENCE]
    assert codes == sorted(codes)


def test_counts_that_are_too_small_are_not_printed() -> None:
    hidden = [x for x in town("ezeryne").tallies if x.suppressed]
    assert hidden
    ref = Ref(Kind.TALLY, hidden[0].code)
    text = said(built(Paragraph(id="p", text=(), sources=(ref,))))
    assert "neskelbiama" in text


def test_the_english_list_speaks_english() -> None:
    text = said(chapter("ezeryne", "sources", "en"))
    assert text.startswith("Sources\n")
    assert "Šaltini" not in "".join(
        run.text
        for block in chapter("ezeryne", "sources", "en").blocks
        if isinstance(block, Heading)
        for run in block.text
    )
