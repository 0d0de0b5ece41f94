"""Only a period that stands with the strategy is its label."""

import pytest

from sutarimas.rulebook.period_labels import labels


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Ignalinos miesto 2024-2029 metų vietos plėtros strategijos parengimas", (2024, 2029)),
        ("vietos plėtros strategija 2024-2029 metams", (2024, 2029)),
        ("2023–2027 m. vietos plėtros strategijoje", (2023, 2027)),
        ("2022–29 m. VPS", (2022, 2029)),
        ("Strategijos įgyvendinimo laikotarpis – 2024–2029 m.", (2024, 2029)),
        ("2024\u00a0–\u00a02029 m. Ežerynės miesto strategija", (2024, 2029)),
    ],
)
def test_the_strategy_is_called_by_its_period(text: str, years: tuple[int, int]) -> None:
    assert [(x.first, x.last) for x in labels(text)] == [years]


@pytest.mark.parametrize(
    "text",
    [
        "2021–2027 m. Europos Sąjungos fondų investicijų programa",
        "Savivaldybės 2019–2024 metų strateginis plėtros planas",
        "Strategija parengta pagal 2021–2027 m. programą",
        "2019–2023 m. gyventojų sumažėjo",
        "2021–2027 m. programos ir strategijos",
    ],
)
def test_periods_of_data_plans_and_programmes_are_not(text: str) -> None:
    assert labels(text) == ()


def test_a_label_is_read_whole() -> None:
    assert [x.text for x in labels("2023–2027 m.", whole=True)] == ["2023–2027"]


def test_the_same_period_is_told_once() -> None:
    text = "2024-2029 m. strategija. Vėl: 2024–2029 metų strategija."
    assert len(labels(text)) == 1
