"""`sutarimas money split`: the answers, their published form, and every refusal."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from sutarimas.cli.money import money

FORMATS = Path(__file__).parents[2] / "docs" / "formats"
SCHEMA = json.loads((FORMATS / "money-split.schema.json").read_text("utf-8"))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(money, ["split", *arguments])


def answer(*arguments: str) -> dict[str, Any]:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.stderr
    answered: dict[str, Any] = json.loads(result.stdout)
    Draft202012Validator(SCHEMA).validate(answered)
    return answered


def refusal(*arguments: str) -> str:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    return result.stderr


def test_the_seed_contract_is_split_to_the_cent() -> None:
    assert answer("9989.15", "--rate", "0.85") == {
        "total": "9989.15",
        "rate": "0.85",
        "policy": "eu_down",
        "eu": "8490.77",
        "state": "1498.38",
        "lines": 1,
    }


def test_a_given_part_names_the_policies_that_reproduce_it() -> None:
    answered = answer("9 989,15", "--rate", "85 %", "--eu", "8 490,77 Eur")
    assert answered["given_eu"] == "8490.77"
    assert answered["closeness"] == "ok"
    assert answered["fits"] == ["eu_down", "per_line_down"]
    assert answered["off_by"] == {"eu_half_up": 1, "per_line_half_up": 1}


def test_a_given_part_that_no_policy_makes_is_judged_by_its_distance() -> None:
    answered = answer("9989.15", "--rate", "0.85", "--eu", "8490.80")
    assert answered["closeness"] == "info"
    assert answered["fits"] == []
    assert answered["off_by"]["eu_down"] == -3


def test_zero_is_a_given_part_too() -> None:
    assert answer("0.01", "--rate", "0.5", "--eu", "0")["fits"] == ["eu_down", "per_line_down"]


@pytest.mark.parametrize(("policy", "eu"), [("eu_down", "8490.77"), ("eu_half_up", "8490.78")])
def test_the_policy_can_be_chosen(policy: str, eu: str) -> None:
    assert answer("9989.15", "--rate", "0.85", "--policy", policy)["eu"] == eu


@pytest.mark.parametrize("minus", ["-", "\u2212"])
def test_a_negative_amount_is_an_amount_and_not_an_option(minus: str) -> None:
    answered = answer(f"{minus}9989.15", "--rate", "0.85", "--eu", f"{minus}8490.77")
    assert (answered["eu"], answered["state"]) == ("-8490.77", "-1498.38")
    assert answered["fits"] == ["eu_down", "per_line_down"]


@pytest.mark.parametrize(
    ("rate", "written"), [("100%", "1"), ("0", "0"), ("92,5 %", "0.925"), ("0.000001", "0.000001")]
)
def test_the_rate_is_written_as_a_plain_share(rate: str, written: str) -> None:
    assert answer("100", "--rate", rate)["rate"] == written


def test_the_published_sample_is_what_the_command_answers() -> None:
    sample = (FORMATS / "money-split.sample.json").read_text("utf-8")
    assert run("9989.15", "--rate", "0.85", "--eu", "8490.77", "--json").stdout == sample


def test_the_schema_itself_is_valid_and_refuses_a_number_for_money() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    wrong = answer("1", "--rate", "1") | {"eu": 1.0}
    assert not Draft202012Validator(SCHEMA).is_valid(wrong)
    lonely = answer("1", "--rate", "1") | {"fits": []}
    assert not Draft202012Validator(SCHEMA).is_valid(lonely)


def test_people_read_the_answer_in_lithuanian_by_default() -> None:
    printed = run("9989.15", "--rate", "0.85", "--eu", "8490.77").stdout.splitlines()
    assert printed == [
        "Visa suma: 9\u00a0989,15\u00a0Eur",
        "Finansuojamoji dalis: 85\u00a0%",
        "ES lėšos: 8\u00a0490,77\u00a0Eur",
        "Valstybės biudžeto lėšos: 1\u00a0498,38\u00a0Eur",
        "Apvalinimo būdas: eu_down. ES dalis apvalinama žemyn, likutis tenka valstybės biudžetui.",
        "Nurodytos ES lėšos: 8\u00a0490,77\u00a0Eur",
        "Patikra pagal finansuojamąją dalį: gerai",
        "Šią sumą duoda: eu_down, per_line_down",
        "Kitų būdų skirtumas centais: eu_half_up +1, per_line_half_up +1",
    ]


def test_people_read_the_answer_in_english_on_request() -> None:
    printed = run(
        "9989.15", "--rate", "1", "--eu", "9000", "--policy", "eu_half_up", "--lang", "en"
    ).stdout.splitlines()
    assert printed == [
        "Total: EUR\u00a09,989.15",
        "Funding rate: 100%",
        "EU: EUR\u00a09,989.15",
        "State budget: EUR\u00a00.00",
        (
            "Policy: eu_half_up. The EU part is rounded to the nearest cent; the rest falls to the "
            "state budget."
        ),
        "EU part given: EUR\u00a09,000.00",
        "Check against the rate: error",
        "Reproduced by: no policy",
        (
            "Cents by which the others differ: eu_down +98,915, eu_half_up +98,915, "
            "per_line_down +98,915, per_line_half_up +98,915"
        ),
    ]


def test_when_every_policy_agrees_nothing_is_said_of_others() -> None:
    printed = run("100", "--rate", "0.85", "--eu", "85").stdout
    assert "eu_down, eu_half_up, per_line_down, per_line_half_up" in printed
    assert "skirtumas" not in printed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("260 00,00", "--rate", "0.85"),
            (
                "TOTAL: Suma „260 00,00“ neaiški: ar tai 26\u00a0000,00, ar 260\u00a0000,00? "
                "Rašykite taip: 9\u00a0989,15.\n"
            ),
        ),
        (
            ("100", "--rate", "85", "--lang", "en"),
            "--rate: The funding rate “85” is above 1. Did you mean 0.85?\n",
        ),
        (
            ("100", "--lang", "en"),
            (
                "--rate: The funding rate is missing. It depends on the region and the fund, so it "
                "is never guessed. Write, for example: --rate 0.85.\n"
            ),
        ),
        (
            ("100", "--rate", "1", "--eu", "x", "--lang", "en"),
            "--eu: The amount “x” is unclear. Write it like this: 9989.15.\n",
        ),
        (
            ("100", "--rate", "1", "--policy", "bankers", "--lang", "en"),
            (
                "--policy: There is no policy “bankers”. Choose one of: eu_down, eu_half_up, "
                "per_line_down, per_line_half_up.\n"
            ),
        ),
    ],
)
def test_unusable_input_is_named_with_its_place_and_what_to_do(
    arguments: tuple[str, ...], message: str
) -> None:
    assert refusal(*arguments) == message


def test_a_mistyped_option_is_not_swallowed() -> None:
    assert "--rat" in refusal("100", "--rat", "0.85")
