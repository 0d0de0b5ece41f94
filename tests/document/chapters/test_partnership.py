"""The partnership chapter."""

from dataclasses import replace
from datetime import date

from sutarimas.document.chapters import partnership
from sutarimas.domain.people import People
from tests.document.towns import chapter, chapters, rows, said, scope, town


def test_members_are_counted_by_sector_with_shares() -> None:
    assert rows(chapter("ezeryne", "partnership"), "partnership-sectors") == [
        ["Valdžia", "6", "33,3 %"],
        ["Verslas", "6", "33,3 %"],
        ["NVO", "6", "33,3 %"],
        ["Iš viso", "18", "100,0 %"],
    ]


def test_who_left_is_no_longer_a_member() -> None:
    people = town("ezeryne").people
    first, *rest = people.organisations
    gone = (replace(first, left_on=date(2023, 6, 1)), *rest)
    given = scope("ezeryne", people=replace(people, organisations=gone))
    found = partnership.build(given)
    assert rows(found, "partnership-sectors")[0] == ["Valdžia", "5", "29,4 %"]
    assert first.name in [x[0] for x in rows(found, "partnership-others-table")]


def test_the_board_is_told_by_sector_and_gender_on_the_day_of_adoption() -> None:
    found = chapter("ezeryne", "partnership")
    assert rows(found, "partnership-valdyba-composition") == [
        ["Valdžia", "1", "2", "3"],
        ["Verslas", "2", "1", "3"],
        ["NVO", "2", "1", "3"],
        ["Iš viso", "5", "4", "9"],
    ]


def test_no_person_is_named() -> None:
    persons = town("ezeryne").people.persons
    private = [x for one in persons for x in (one.name, one.contact) if x]
    computed = repr(partnership.build(scope("ezeryne", prose=())))
    assert len(private) == 2 * len(persons)
    assert [x for x in private if x in computed] == []


def test_the_statutes_say_who_adopts_and_with_what_quorum() -> None:
    first = rows(chapter("ezeryne", "partnership"), "partnership-bodies-table")[0]
    assert first == ["visuotinis narių susirinkimas", "taip", "50 %", "50 %", "14"]


def test_towns_without_recorded_members_have_no_such_chapter() -> None:
    assert "partnership" not in [x.key for x in chapters("elektrenai")]
    assert said(partnership.build(scope("elektrenai", people=People()))) == "Partnerystė"
