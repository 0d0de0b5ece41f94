"""Every field, choice and part of a record has its words in each language, and no word is idle."""

from collections.abc import Iterator

import pytest

from sutarimas.formats.forms.parts import parts_of
from sutarimas.formats.forms.spec import FormField, form_of
from sutarimas.formats.shelves import shelves
from sutarimas.queries.labels import (
    add_label,
    choice_label,
    field_hint,
    field_label,
    new_label,
    part_label,
)
from sutarimas.queries.words import LANGUAGES, page_words

#: Words that a template says by name.
SAID_BY_NAME = {"euro", "any_more", "any_more_hint"}


def _every(form: tuple[FormField, ...]) -> Iterator[FormField]:
    for one in form:
        yield one
        yield from _every(one.columns)


_BY_NAME = {(x.record, x.name): x for s in shelves() for x in _every(form_of(s.record))}
FIELDS = tuple(_BY_NAME.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_field_choice_and_part_is_called_something(lang: str) -> None:
    for one in FIELDS:
        assert field_label(one.record, one.name, lang)
        assert all(choice_label(one.choice_of, x, lang) for x in one.choices)
    for one_shelf in shelves():
        record = one_shelf.record.__name__
        assert all(part_label(record, x.key, lang) for x in parts_of(record))


@pytest.mark.parametrize("page", ["fields", "hints"])
def test_no_word_of_a_field_is_idle(page: str) -> None:
    known = page_words(page, "lt")
    used = {own if (own := f"{x.record}__{x.name}") in known else x.name for x in FIELDS}
    assert set(known) - used == set()


def test_no_word_of_a_choice_is_idle() -> None:
    used = {f"{x.choice_of}__{value or 'none'}" for x in FIELDS for value in x.choices}
    assert set(page_words("choices", "lt")) == used


def test_no_word_of_a_part_is_idle() -> None:
    known = page_words("parts", "lt")
    records = {x.record.__name__ for x in shelves()}
    keys = {(record, part.key) for record in records for part in parts_of(record)}
    used = {own if (own := f"{record}__{key}") in known else key for record, key in keys}
    assert set(known) == used | SAID_BY_NAME


@pytest.mark.parametrize("lang", LANGUAGES)
def test_two_boxes_of_one_form_are_not_called_the_same(lang: str) -> None:
    for one_shelf in shelves():
        form = form_of(one_shelf.record)
        labels = [field_label(x.record, x.name, lang) for x in form]
        assert {x for x in labels if labels.count(x) > 1} == set(), one_shelf.name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_hint_says_more_than_the_label_in_one_or_two_sentences(lang: str) -> None:
    for one in FIELDS:
        hint = field_hint(one.record, one.name, lang)
        if hint:
            assert hint != field_label(one.record, one.name, lang)
            assert len(hint) <= 160
            assert hint.endswith((".", "–."))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_new_record_of_every_list_is_called_and_added_by_its_own_words(lang: str) -> None:
    lists = [x.name for x in shelves() if not x.single]
    said = [*(new_label(x, lang) for x in lists), *(add_label(x, lang) for x in lists)]
    assert len(set(said)) == len(said) == len(page_words("new", lang))
