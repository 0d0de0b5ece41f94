"""Codes of legal entities, tried on bodies that everybody can look up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sutarimas.domain.legal_code import check_digit, valid, well_formed

PUBLISHED = {
    "Ministry of the Interior": "188601464",
    "Ministry of Finance": "288601650",
    "Central Project Management Agency": "126125624",
    "State Data Agency": "188600177",
    "Centre of Registers": "124110246",
    "State Social Insurance Fund Board": "191630223",
    "State Tax Inspectorate": "188659752",
    "Employment Service": "190766619",
    "Bank of Lithuania": "188607684",
    "Vilnius University": "211950810",
    "Kaunas University of Technology": "111950581",
    "Lithuanian Post": "121215587",
    "Lithuanian Railways": "110053842",
    "Vilnius municipal administration": "188710061",
}
eight_digits = st.text("0123456789", min_size=8, max_size=8)


@pytest.mark.parametrize("code", PUBLISHED.values(), ids=PUBLISHED)
def test_published_codes_are_valid(code: str) -> None:
    assert valid(code)


@pytest.mark.parametrize("code", ["", "18860146", "1886014640", "18860146a", "１８８６０１４６４"])
def test_other_shapes_are_not_well_formed(code: str) -> None:
    assert not well_formed(code)
    assert not valid(code)


@given(eight_digits)
def test_exactly_one_last_digit_fits(stem: str) -> None:
    fitting = [x for x in range(10) if valid(f"{stem}{x}")]
    assert fitting == [check_digit(stem)]


@pytest.mark.parametrize(("stem", "digit"), [("00000004", 4), ("00000072", 0)])
def test_second_weights_and_a_second_ten(stem: str, digit: int) -> None:
    assert check_digit(stem) == digit
