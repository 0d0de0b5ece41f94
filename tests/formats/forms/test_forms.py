"""A record passes through its form unchanged, and what people type is read as they mean it."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sutarimas.domain.decision import Decision
from sutarimas.domain.evidence import Evidence
from sutarimas.domain.goal import Objective
from sutarimas.domain.need import Need
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.forms.boxes import Box, boxes
from sutarimas.formats.forms.parts import laid_out, parts_of
from sutarimas.formats.forms.reading import tree_of, written
from sutarimas.formats.forms.spec import FormField, Input, form_of
from sutarimas.formats.shelves import Shelf, read_record, row_of, shelf, shelves, split
from sutarimas.queries.refused import said
from tests.formats.strategies import strategies
from tests.world import example

#: Filled in when a strategy begins, and seldom looked at again; who confirmed it signs last.
MAY_FOLD = {"slug", "pack", "checked_on", "by"}


def posted(filled: Sequence[Box]) -> dict[str, list[str]]:
    """What a browser sends for boxes as they stand."""
    sent: dict[str, list[str]] = {}
    for box in filled:
        sent |= posted(box.inside)
        for row in box.rows:
            sent |= posted(row)
        if box.field.input not in (Input.GROUP, Input.ROWS):
            values = ["\n".join(box.values)] if box.field.input is Input.TEXTS else box.values
            sent[box.name] = [_through_a_browser(box.field.input, x) for x in values]
    return sent


@pytest.mark.parametrize("lang", ["lt", "en"])
@pytest.mark.parametrize("town", ["ignalina", "elektrenai", "ezeryne"])
def test_a_record_that_is_opened_and_saved_is_the_same_record(town: str, lang: str) -> None:
    changed = {}
    for row in split(example(town)):
        form = form_of(shelf(row.shelf).record)
        tree = tree_of(form, posted(boxes(form, row.tree, lang=lang)), row.tree)
        record, problems = read_record(row.shelf, tree)
        if record is None or row_of(row.shelf, record).tree != row.tree:
            changed[row.shelf, row.code] = [x.text("en") for x in problems]
    assert changed == {}


def _through_a_browser(kind: Input, text: str) -> str:
    """What a browser does to a value that nobody touches."""
    if kind in (Input.LONG, Input.TEXTS):
        return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")
    if kind in (Input.LINKS, Input.POINTERS, Input.POINTER, Input.CHOICES, Input.CHOICE):
        return text
    return text.replace("\r", "").replace("\n", "")


@settings(
    max_examples=15,
    deadline=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
@given(strategies())
def test_whatever_stands_in_a_record_survives_a_form_that_nobody_touches(value: Strategy) -> None:
    for row in split(value):
        form = form_of(shelf(row.shelf).record)
        tree = tree_of(form, posted(boxes(form, row.tree, lang="lt")), row.tree)
        record, problems = read_record(row.shelf, tree)
        # A text that must be said and stood empty is asked for; nothing else may change.
        assert {x.kind for x in problems} <= {"missing_key"}
        assert problems or row_of(row.shelf, record).tree == row.tree


@pytest.mark.parametrize("one", shelves(), ids=lambda x: x.name)
def test_an_empty_form_says_what_must_be_filled_in(one: Shelf) -> None:
    form = form_of(one.record)
    _, problems = read_record(one.name, tree_of(form, {}))
    asked = {str(x.slots.get("key_name")) for x in problems}
    assert asked == {x.name for x in form if x.required}


def _field(form: Sequence[FormField], name: str) -> FormField:
    return next(x for x in form if x.name == name)


def test_links_keep_who_confirmed_them_and_lose_those_that_were_unticked() -> None:
    link = {"to": "E-01", "print": "abc", "by": "Rasa", "on": "2026-11-01"}
    old = {"evidence": [link, {"to": "E-02"}]}
    tree = tree_of(form_of(Need), {"evidence": ["E-03", "E-01"]}, old)
    assert tree["evidence"] == [link, {"to": "E-03"}]


def test_the_order_of_what_stays_picked_is_kept_however_the_page_lists_it() -> None:
    old = {"groups": ["G-3", "G-1"]}
    assert tree_of(form_of(Need), {"groups": ["G-1", "G-2", "G-3"]}, old)["groups"] == [
        "G-3",
        "G-1",
        "G-2",
    ]


def test_objections_that_nobody_asked_for_differ_from_none_stated() -> None:
    form = form_of(Decision)
    assert "objections" not in tree_of(form, {"objections": [""]}, {"objections": []})
    assert tree_of(form, {"objections": ["\u2013"]})["objections"] == []
    box = next(x for x in boxes(form, {"objections": []}) if x.name == "objections")
    assert box.values == ("\u2013",)


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
        (Input.DECIMAL, "apie 7,5", "apie 7,5"),
        (Input.WHOLE, "4 998", "4998"),
        (Input.WHOLE, "4 998 vnt.", "4 998 vnt."),
        (Input.DAY, "2026.11.24", "2026-11-24"),
        (Input.DAY, "2026 11 4", "2026-11-04"),
        (Input.DAY, "24.11.2026", "24.11.2026"),
        (Input.TEXT, " a\r\nb\x00 ", "a b"),
        (Input.LONG, "a\r\n\r\nb\n", "a\n\nb"),
        (Input.MONEY, "9 989,15 Eur", "9989.15"),
        (Input.MONEY, "\u22121\u00a0000", "-1000.00"),
        (Input.MONEY, "1.234", "1.234"),  # thousands or a third decimal
        (Input.MONEY, "9 tūkst.", "9 tūkst."),
    ],
)
def test_what_is_typed_is_kept_in_one_form(kind: Input, typed: str, kept: str) -> None:
    assert written(kind, typed) == kept


def test_numbers_stand_in_the_boxes_as_their_readers_write_them() -> None:
    form = form_of(shelf("finance.contracts").record)
    said = {x.name: x.value for x in boxes(form, {"total": "9989.15", "lines": "2"}, lang="lt")}
    assert (said["total"], said["lines"]) == ("9\u00a0989,15", "2")
    body = form_of(shelf("people.bodies").record)
    assert _standing(body, {"quorum": "0.5"}, "quorum", lang="lt") == "0,5"
    assert _standing(body, {"quorum": "0.5"}, "quorum", lang="en") == "0.5"
    assert _standing(body, {"quorum": "pus.ė"}, "quorum", lang="lt") == "pus.ė"


def _standing(form: Sequence[FormField], tree: dict[str, Any], name: str, *, lang: str) -> str:
    return next(x.value for x in boxes(form, tree, lang=lang) if x.name == name)


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


@pytest.mark.parametrize("one", shelves(), ids=lambda x: x.name)
def test_every_field_stands_in_one_part_of_its_form(one: Shelf) -> None:
    laid = [x for part in parts_of(one.record.__name__) for x in part.fields]
    assert sorted(laid) == sorted(x.name for x in form_of(one.record))


@pytest.mark.parametrize("one", shelves(), ids=lambda x: x.name)
def test_what_must_be_said_stands_in_the_open_part(one: Shelf) -> None:
    first, *folded = parts_of(one.record.__name__)
    must = {x.name for x in form_of(one.record) if x.required}
    assert must & {x for part in folded for x in part.fields} <= MAY_FOLD
    assert len(first.fields) <= 9
    assert len(folded) <= 4


def test_only_forms_that_exist_are_laid_out() -> None:
    assert laid_out() == {one.record.__name__ for one in shelves()}


def test_a_translation_stands_behind_what_it_translates() -> None:
    names = [x.name for x in form_of(Need)]
    assert names.index("title_en") == names.index("title") + 1


NASTY_TYPED = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        (
            "\x00",
            "\ud800",
            "1" * 40,
            "-",
            "\u2212",
            "1,2,3",
            "9999999999999999999,99 Eur",
            "2026-13-45",
            "0000-00-00",
            "9999 99 99",
            "true",
            "<script>",
            "\u2028",
            "\r\n",
            "a\x0bb",
            "{value}",
        )
    ),
)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_whatever_is_typed_is_read_or_refused_in_words_and_can_be_shown_again(
    data: st.DataObject,
) -> None:
    one = data.draw(st.sampled_from(shelves()))
    form = form_of(one.record)
    sent = {x: [data.draw(NASTY_TYPED)] for x in posted(boxes(form, {}))}
    tree = tree_of(form, sent)
    record, problems = read_record(one.name, tree)
    assert (record is None) == bool(problems)
    for lang in ("lt", "en"):
        assert all(said(x, lang) for x in problems)
        assert boxes(form, tree, lang=lang)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("value", "1" * 19),
        ("value", "0," + "1" * 19),
        ("n", "1" * 19),
        ("n", "4,5"),
        ("pinned_on", "24.11.2026"),
        ("pinned_on", "2026 02 30"),
    ],
)
def test_what_cannot_be_kept_whole_is_refused_and_stands_as_it_was_typed(
    name: str, typed: str
) -> None:
    form = form_of(Evidence)
    tree = tree_of(form, {"code": ["E-1"], "kind": ["letter"], "statement": ["x"], name: [typed]})
    record, problems = read_record("evidence", tree)
    assert record is None
    assert [x.path for x in problems] == [(name,)]
    again = _standing(form, tree, name, lang="lt")
    assert again in (typed, "2026-02-30")
