"""Two texts are compared without loss, and two people's changes go together."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sutarimas.domain.difference import Change, differences, merge

words = st.lists(st.sampled_from(["a", "b", "c", "\n", "\n\n"]), max_size=25).map(" ".join)
paragraphs = st.lists(st.sampled_from("abcde"), max_size=6).map("\n\n".join)


@given(words, words)
def test_both_texts_can_be_read_from_their_differences(before: str, after: str) -> None:
    found = differences(before, after)
    assert "".join(x.text for x in found if x.change is not Change.NEW) == before
    assert "".join(x.text for x in found if x.change is not Change.GONE) == after


def test_only_the_changed_words_are_marked() -> None:
    found = differences("Viena.\nMieste gyvena daug žmonių.", "Viena.\nMieste gyvena mažai žmonių.")
    assert [(x.change, x.text) for x in found if x.change is not Change.SAME] == [
        (Change.GONE, "daug"),
        (Change.NEW, "mažai"),
    ]


def test_blank_lines_between_changed_paragraphs_are_no_anchor() -> None:
    found = differences("Viena.\n\nDvi.\n\nTrys.\n", "Viena.\n\nKeturios.\n\nTrys.\n")
    assert [(x.change, x.text) for x in found] == [
        (Change.SAME, "Viena.\n\n"),
        (Change.GONE, "Dvi."),
        (Change.NEW, "Keturios."),
        (Change.SAME, "\n\nTrys.\n"),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\n" * 100_000, "x" + "\n" * 99_000),
        ("a\n" * 50_000, "b\n" + "a\n" * 40_000 + "c\n"),
        ("a\nb\n" * 25_000, "b\na\n" * 25_000),
        ("a b " * 900, "c b a " * 600),
        (" ".join(map(str, range(1900))), " ".join(map(str, range(1900, 0, -1)))),
        ("a\n\n" * 33_000, "b\n\n" + "a\n\n" * 30_000 + "c"),
    ],
)
def test_texts_made_to_keep_a_comparison_busy_take_little_time(before: str, after: str) -> None:
    started = time.monotonic()
    found = differences(before, after)
    assert merge(base=before, theirs=after, yours=before).text.strip() == after.strip()
    assert time.monotonic() - started < 5
    assert "".join(x.text for x in found if x.change is not Change.GONE) == after


def test_a_very_long_change_is_shown_whole() -> None:
    before, after = "a " * 3000, "b " * 3000
    assert [x.text for x in differences(before, after)] == [before, after]


@given(paragraphs, paragraphs)
def test_the_change_of_one_person_is_taken_whole(base: str, changed: str) -> None:
    assert merge(base=base, theirs=changed, yours=base).text == changed
    assert merge(base=base, theirs=base, yours=changed).text == changed
    assert merge(base=base, theirs=changed, yours=changed).clashes == 0


@given(paragraphs, paragraphs, paragraphs)
def test_no_paragraph_that_somebody_wrote_is_lost(base: str, theirs: str, yours: str) -> None:
    kept = set(merge(base=base, theirs=theirs, yours=yours).text.split("\n\n"))
    written = {*theirs.split("\n\n"), *yours.split("\n\n")} - {"", *base.split("\n\n")}
    assert written <= kept


def test_both_versions_stay_where_both_changed_the_same_paragraph() -> None:
    merged = merge(base="A.\n\nB.", theirs="A1.\n\nB.", yours="A2.\n\nB.")
    assert (merged.text, merged.clashes) == ("A1.\n\nA2.\n\nB.", 1)
