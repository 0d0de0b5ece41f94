"""Towns are told apart in every case, and a lost mark is noticed."""

import pytest

from sutarimas.rulebook.params import pack
from sutarimas.rulebook.town_names import forms, misspelt, others

TOWNS = pack("lt-1v-672@2023-10").lists["towns"]


def test_every_town_of_one_word_is_declined() -> None:
    bare = {name for name, genitive in TOWNS.items() if len(forms(name, genitive)) < 5}
    assert bare == {"Naujoji Akmenė", "Kazlų Rūda"}


@pytest.mark.parametrize(
    ("name", "genitive", "locative"),
    [
        ("Ignalina", "Ignalinos", "Ignalinoje"),
        ("Elektrėnai", "Elektrėnų", "Elektrėnuose"),
        ("Anykščiai", "Anykščių", "Anykščiuose"),
        ("Kaišiadorys", "Kaišiadorių", "Kaišiadoryse"),
        ("Panevėžys", "Panevėžio", "Panevėžyje"),
        ("Pakruojis", "Pakruojo", "Pakruojyje"),
        ("Alytus", "Alytaus", "Alytuje"),
        ("Vilnius", "Vilniaus", "Vilniuje"),
        ("Širvintos", "Širvintų", "Širvintose"),
        ("Grigiškės", "Grigiškių", "Grigiškėse"),
        ("Ežerynė", "Ežerynės", "Ežerynėje"),
    ],
)
def test_the_locative_follows_from_name_and_genitive(
    name: str, genitive: str, locative: str
) -> None:
    assert [form for form, is_locative in forms(name, genitive).items() if is_locative] == [
        locative
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kėdainių miesto gyventojai",
        "Biržų m. vietos veiklos grupė",
        "Kauno jaunimas",
        "Pakruojo VVG",
    ],
)
def test_the_town_and_its_people_are_named(text: str) -> None:
    assert list(others(text, TOWNS))


@pytest.mark.parametrize(
    "text",
    [
        "Kauno technologijos universitetas",
        "Vilniaus gatvė",
        "Utenos apskritis",
        "Kaune studijuojama",
        "Kelmas prie tako",
        "Trakai pažliugę",
    ],
)
def test_streets_schools_and_common_words_are_no_towns(text: str) -> None:
    assert list(others(text, TOWNS)) == []


def test_a_questionnaire_may_name_no_other_town_at_all() -> None:
    assert list(others("Kur gyvenate Biržuose?", TOWNS, anywhere=True)) == ["Biržuose"]


def test_the_longer_name_hides_the_shorter() -> None:
    assert list(others("Naujosios Akmenės mieste", TOWNS)) == ["Naujosios Akmenės mieste"]


def test_a_lost_mark_a_lost_letter_and_a_swap_are_noticed() -> None:
    text = "Ezerynės, Ežrynės ir Ežeyrnės mieste, Ežerynėje ir prie Ežero; Ežerai, Žerynė"
    assert misspelt(text, "Ežerynė", "Ežerynės") == ("Ezerynės", "Ežrynės", "Ežeyrnės")


@pytest.mark.parametrize(("name", "genitive"), [("Utena", "Utenos"), ("Kazlų Rūda", "Kazlų Rūdos")])
def test_short_and_double_names_are_left_alone(name: str, genitive: str) -> None:
    assert misspelt("Utenai, Utėnos, Kazlu Rudos", name, genitive) == ()
