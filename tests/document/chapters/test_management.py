"""How the strategy is run: duties, monitoring, evaluations, risks, principles."""

from dataclasses import replace

from sutarimas.document.blocks import Paragraph
from sutarimas.document.chapters import management
from sutarimas.domain.delivery import Delivery
from sutarimas.domain.refs import Kind, Ref
from tests.document.towns import chapter, chapters, listed, one, rows, said, scope, town


def test_every_duty_has_who_and_when() -> None:
    found = rows(chapter("ezeryne", "management"), "management-duties-table")
    assert len(found) == len(town("ezeryne").delivery.duties)
    assert [x for x in found if not all(x)] == []


def test_every_indicator_is_monitored() -> None:
    table = one(chapter("ezeryne", "management"), "management-monitoring-table")
    codes = [x.code for x in town("ezeryne").indicators]
    assert [row.cells[0][0].text for row in table.rows] == codes
    assert [row.sources for row in table.rows] == [(Ref(Kind.INDICATOR, x),) for x in codes]


def test_an_evaluation_says_who_when_and_for_how_much() -> None:
    text = said(chapter("ezeryne", "management"))
    assert (
        "Atsako: Nepriklausomas vertintojas. Vertinimo diena: 2027 m. gegužės 31 d.; "
        "lėšos: 4 800,00 Eur."
    ) in text


def test_an_evaluation_says_what_is_not_set() -> None:
    delivery = town("ezeryne").delivery
    first = replace(delivery.evaluations[0], owner="", planned_on=None, money=None)
    changed = replace(delivery, evaluations=(first,))
    text = said(management.build(scope("ezeryne", delivery=changed)))
    assert "Atsako: nenumatyta. Vertinimo diena: nenumatyta; lėšos: nenumatyta." in text


def test_questions_of_an_evaluation_are_a_numbered_list() -> None:
    found = listed(chapter("ezeryne", "management"), "management-VE-2-questions")
    assert found.ordered
    assert len(found.items) == len(town("ezeryne").delivery.evaluations[1].questions)


def test_the_heaviest_risks_come_first() -> None:
    found = rows(chapter("ezeryne", "management"), "management-risks-table")
    weights = [int(x[1]) * int(x[2]) for x in found]
    assert weights == sorted(weights, reverse=True)
    assert len(found) == len(town("ezeryne").delivery.risks)


def test_risks_and_principles_carry_their_anchors() -> None:
    built = chapter("ezeryne", "management")
    risks = one(built, "management-risks-table").rows
    assert {x.id for x in risks} == {f"src-risk-{x.code}" for x in town("ezeryne").delivery.risks}
    principles = one(built, "management-principles-table").rows
    assert [x.id for x in principles] == [
        f"src-principle-{x.code}" for x in town("ezeryne").goals.principles
    ]


def test_computed_paragraphs_say_what_they_rest_on() -> None:
    found = [
        x
        for x in chapter("ezeryne", "management").blocks
        if isinstance(x, Paragraph) and x.author == "computed"
    ]
    assert found
    assert [x.id for x in found if not x.sources] == []


def test_towns_without_arrangements_have_no_such_chapter() -> None:
    built = management.build(scope("ignalina", delivery=Delivery(), indicators=()))
    assert len(built.blocks) == 1
    assert "management" not in [x.key for x in chapters("ignalina")]
