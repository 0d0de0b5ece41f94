"""The chapter on opportunities and potential."""

from sutarimas.document.chapters import potential
from sutarimas.domain.need import Needs
from tests.document.towns import chapter, chapters, listed, said, scope


def test_opportunities_have_their_own_entries() -> None:
    text = said(chapter("ezeryne", "potential"))
    assert "Galimybė G-01. Darbdaviams trūksta žmonių" in text
    assert "Problema" not in text


def test_strengths_lead_to_the_swot_table() -> None:
    items = listed(chapter("ezeryne", "potential"), "potential-strengths-list").items
    assert [x.text[0].to for x in items[:2]] == ["src-swot-S1", "src-swot-S2"]


def test_without_opportunities_the_chapter_is_only_its_heading() -> None:
    assert len(potential.build(scope("ignalina", needs=Needs())).blocks) == 1
    assert "potential" not in [x.key for x in chapters("ignalina")]
