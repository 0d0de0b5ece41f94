"""A record passes through its form unchanged, and what people type is read as they mean it."""

from collections.abc import Mapping, Sequence

import pytest

from sutarimas.domain.evidence import Evidence
from sutarimas.domain.goal import Objective
from sutarimas.domain.need import Need
from sutarimas.formats.forms.reading import Box, boxes, tree_of, written
from sutarimas.formats.forms.spec import FormField, Input, form_of
from sutarimas.formats.shelves import read_record, row_of, shelf, shelves, split
from tests.world import example


def posted(filled: Sequence[Box]) -> dict[str, list[str]]:
    """What a browser sends for boxes as they stand."""
    sent: dict[str, list[str]] = {}
    for box in filled:
        sent |= posted(box.inside)
        for row in box.rows:
            sent |= posted(row)
        if box.field.input not in (Input.GROUP, Input.ROWS):
            lines = box.field.input is Input.TEXTS
            sent[box.name] = ["\r\n".join(box.values)] if lines else list(box.values)
    return sent


@pytest.mark.parametrize("town", ["ignalina", "elektrenai", "ezeryne"])
def test_a_record_that_is_opened_and_saved_is_the_same_record(town: str) -> None:
    changed = {}
    for row in split(example(town)):
        form = form_of(shelf(row.shelf).record)
        tree = tree_of(form, posted(boxes(form, row.tree)), row.tree)
        record, problems = read_record(row.shelf, tree)
        if record is None or row_of(row.shelf, record).tree != row.tree:
            changed[row.shelf, row.code] = [x.text("en") for x in problems]
    assert changed == {}


@pytest.mark.parametrize("one", shelves(), ids=lambda x: x.name)
def test_an_empty_form_says_what_must_be_filled_in(one: object) -> None:
    form = form_of(one.record)  # type: ignore[attr-defined]
    _, problems = read_record(one.name, tree_of(form, {}))  # type: ignore[attr-defined]
    asked = {str(x.slots.get("key_name")) for x in problems}
    assert asked == {x.name for x in form if x.required}


def _field(form: Sequence[FormField], name: str) -> FormField:
    return next(x for x in form if x.name == name)


def test_links_keep_who_confirmed_them_and_lose_those_that_were_unticked() -> None:
    link = {"to": "E-01", "print": "abc", "by": "Rasa", "on": "2026-11-01"}
    old = {"evidence": [link, {"to": "E-02"}]}
    tree = tree_of(form_of(Need), {"evidence": ["E-03", "E-01"]}, old)
    assert tree["evidence"] == [{"to": "E-03"}, link]


def test_what_no_box_shows_is_kept() -> None:
    old = {"code": "D-1", "sha256": "a" * 64}
    form = form_of(shelf("files").record)
    assert tree_of(form, {"code": ["D-1"], "title": ["Raštas"]}, old)["sha256"] == "a" * 64


def test_private_boxes_that_were_left_out_of_the_form_are_kept() -> None:
    form = [x for x in form_of(shelf("people.persons").record) if not x.private]
    old = {"code": "A", "name": "Vardas"}
    assert tree_of(form, {"code": ["A"], "gender": ["woman"]}, old)["name"] == "Vardas"


def test_rows_are_added_changed_and_taken_away() -> None:
    form = form_of(Evidence)
    sent: Mapping[str, list[str]] = {
        "readings.0.period": ["2020"],
        "readings.0.value": ["10,5"],
        "readings.1.period": ["2021"],
        "readings.1.value": ["9"],
        "readings.1.delete": ["true"],
        "readings.2.period": ["  "],
        "readings.2.value": [""],
        "readings.7.period": ["2023"],
        "readings.7.value": ["7"],
    }
    assert tree_of(form, sent)["readings"] == [
        {"period": "2020", "value": "10.5"},
        {"period": "2023", "value": "7"},
    ]


def test_a_record_inside_a_record_is_read_with_it() -> None:
    tree = tree_of(form_of(Objective), {"smart.change": ["Daugiau"], "smart.by_year": ["2029"]})
    assert tree["smart"] == {"change": "Daugiau", "by_year": "2029"}


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        (Input.DECIMAL, "1\u00a0234,50", "1234.50"),
        (Input.DECIMAL, "\u22120,5", "-0.5"),
        (Input.DECIMAL, "1.234,5", "1.234,5"),  # two readings: left for the reader to ask
        (Input.WHOLE, "4 998", "4998"),
        (Input.DAY, "2026.11.24", "2026-11-24"),
        (Input.DAY, "2026 11 4", "2026-11-04"),
        (Input.DAY, "24.11.2026", "24.11.2026"),
        (Input.TEXT, " a\r\nb\x00 ", "a  b"),
        (Input.LONG, "a\r\n\r\nb\n", "a\n\nb"),
        (Input.MONEY, "9 989,15 Eur", "9 989,15 Eur"),
    ],
)
def test_what_is_typed_is_kept_in_one_form(kind: Input, typed: str, kept: str) -> None:
    assert written(kind, typed) == kept


def test_money_as_people_write_it_is_read_exactly() -> None:
    sent = {"code": ["S-1"], "title": ["Sutartis"], "total": ["9 989,15 Eur"]}
    record, problems = read_record(
        "finance.contracts", tree_of(form_of(shelf("finance.contracts").record), sent)
    )
    assert problems == ()
    assert record.total.cents == 998_915


def test_a_number_that_is_none_is_refused_with_its_place() -> None:
    sent = {"code": ["E-1"], "kind": ["statistic"], "statement": ["x"], "value": ["daug"]}
    record, problems = read_record("evidence", tree_of(form_of(Evidence), sent))
    assert record is None
    assert [x.path for x in problems] == [("value",)]


def test_fields_stand_in_three_parts_with_the_required_ones_first() -> None:
    form = form_of(Need)
    assert _field(form, "statement").section == "main"
    assert _field(form, "evidence").section == "basis"
    assert _field(form, "theme").section == "more"
    assert all(x.section == "main" for x in form if x.required)
