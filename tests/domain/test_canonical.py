"""One plain form, one hash."""

from dataclasses import replace
from decimal import Decimal

import pytest

from sutarimas.domain import canonical
from sutarimas.domain.evidence import Evidence, EvidenceKind
from sutarimas.domain.money import Euro
from sutarimas.domain.refs import Link
from sutarimas.domain.voice import Outcome
from tests.domain.town import town


def test_fields_at_their_default_are_left_out() -> None:
    fact = Evidence(code="E-1", kind=EvidenceKind.LETTER, statement="Laiškas.")
    assert canonical.plain(fact) == {"code": "E-1", "kind": "letter", "statement": "Laiškas."}


def test_every_scalar_is_text() -> None:
    tree = canonical.plain(
        {"n": 3, "d": Decimal("1E+2"), "yes": True, "e": Euro(-5), "o": Outcome.USED}
    )
    assert tree == {"n": "3", "d": "100", "yes": "true", "e": "-0.05", "o": "used"}


def test_combining_letters_and_composed_letters_are_the_same_text() -> None:
    assert canonical.digest("Ežerynė") == canonical.digest("Ez\u030ceryne\u0307")


def test_a_float_has_no_plain_form() -> None:
    with pytest.raises(TypeError, match="float"):
        canonical.plain(0.85)


def test_private_fields_stay_out_of_the_public_form() -> None:
    assert "Ona" in canonical.text(town())
    public = canonical.text(town(), public=True)
    assert "Ona" not in public
    assert "+370" not in public


def test_confirming_a_link_does_not_change_the_content_hash() -> None:
    strategy = town()
    fact = replace(
        strategy.evidence[0], rests_on=(Link(to="observation:pop/town/2023", print="0f"),)
    )
    assert replace(strategy, evidence=(fact,)).content_hash == strategy.content_hash


def test_confirming_a_binding_does_not_change_the_content_hash() -> None:
    strategy = town()
    section = strategy.prose[0]
    bare = replace(section, body="Gyvena [[fact:E-01|4 712]] žmonių.")
    confirmed = replace(section, body="Gyvena [[fact:E-01@0f3a9c21b7de|4 712]] žmonių.")
    other = replace(section, body="Gyvena [[fact:E-02@0f3a9c21b7de|4 712]] žmonių.")
    hashes = [replace(strategy, prose=(x,)).content_hash for x in (bare, confirmed, other)]
    assert hashes[0] == hashes[1] != hashes[2]


@pytest.mark.parametrize("part", ["prose", "indicators", "evidence"])
def test_dropping_content_changes_the_hash(part: str) -> None:
    strategy = town()
    assert replace(strategy, **{part: ()}).content_hash != strategy.content_hash  # type: ignore[arg-type]


@pytest.mark.parametrize("part", ["meetings", "voices", "decisions", "waivers", "editions"])
def test_what_lies_outside_the_content_does_not_change_the_hash(part: str) -> None:
    strategy = town()
    assert replace(strategy, **{part: ()}).content_hash == strategy.content_hash  # type: ignore[arg-type]


def test_one_cent_changes_the_hash() -> None:
    strategy = town()
    line, *rest = strategy.finance.lines
    moved = replace(line, amount=Euro(line.amount.cents + 1))
    finance = replace(strategy.finance, lines=(moved, *rest))
    assert replace(strategy, finance=finance).content_hash != strategy.content_hash
