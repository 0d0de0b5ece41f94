"""Bindings follow a record that is called otherwise, and leave words where one goes."""

import pytest

from sutarimas.domain.binding import bindings
from sutarimas.domain.rebinding import loosened, meant, renamed, reprinted
from sutarimas.domain.refs import Kind, Ref

FACT, ACTION, ACT = Ref(Kind.EVIDENCE, "E-01"), Ref(Kind.ACTION, "1.1.1"), Ref(Kind.ACT, "act")


@pytest.mark.parametrize(
    ("text", "ref", "code", "after"),
    [
        ("[[fact:E-01]]", FACT, "E-9", "[[fact:E-9]]"),
        ("[[fact:E-01@0f3a|4 998]]", FACT, "E-9", "[[fact:E-9@0f3a|4 998]]"),
        ("[[fact:E-010]] [[fact:E-01]]", FACT, "E-9", "[[fact:E-010]] [[fact:E-9]]"),
        ("[[fact:action:1.1.1.eu]]", ACTION, "1.2", "[[fact:action:1.2.eu]]"),
        ("[[see:action:1.1.1]]", ACTION, "1.2", "[[see:action:1.2]]"),
        ("[[see:evidence:E-01|žr.]]", FACT, "E-9", "[[see:evidence:E-9|žr.]]"),
        ("[[act:act]]", ACT, "kitas", "[[act:kitas]]"),
        ("[[chart:E-01]] E-01", FACT, "E-9", "[[chart:E-01]] E-01"),
        ("[[fact:E-01]][[fact:E-01]]", FACT, "E-1000", "[[fact:E-1000]][[fact:E-1000]]"),
        ("[[fact:plan:total]] [[see:nieko]]", FACT, "E-9", "[[fact:plan:total]] [[see:nieko]]"),
    ],
)
def test_a_new_code_is_followed_and_nothing_else_changes(
    text: str, ref: Ref, code: str, after: str
) -> None:
    assert renamed(text, ref, code) == after
    assert renamed(after, Ref(ref.kind, code), ref.code) == text


def test_words_stay_where_a_record_goes() -> None:
    text = "Yra [[fact:E-01@0f|4 998]] ir [[fact:E-01]], žr. [[see:need:P-1]]."
    left = loosened(text, FACT, lambda bound: f"<{bound.address}>")
    assert left == "Yra 4 998 ir <E-01>, žr. [[see:need:P-1]]."


def test_only_a_fingerprint_that_held_is_renewed() -> None:
    text = "[[fact:E-01@aa]] [[fact:E-01@bb]] [[fact:E-02@aa]]"
    assert (
        reprinted(text, {FACT: ("aa", "cc")})
        == "[[fact:E-01@cc]] [[fact:E-01@bb]] [[fact:E-02@aa]]"
    )


def test_sums_of_the_plan_and_charts_mean_no_record() -> None:
    text = "[[fact:plan:total]] [[chart:population]] [[fact:territory:population]]"
    assert [meant(x) for x in bindings(text)] == [None, None, None]
