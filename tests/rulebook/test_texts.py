"""Texts come apart into sentences as a Lithuanian reader sees them."""

from sutarimas.rulebook.texts import sentences, shown


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "Sutartis pasirašyta 2023 m. liepos 7 d. Vilniuje. Skirta 9 989,15 Eur. Viskas"
    assert list(sentences(text)) == [
        "Sutartis pasirašyta 2023 m. liepos 7 d. Vilniuje.",
        "Skirta 9 989,15 Eur.",
        "Viskas",
    ]


def test_paragraphs_and_list_items_are_apart() -> None:
    text = "Antraštė\n\nTekstas eina\nper dvi eilutes\n- pirmas\n- antras\n\n\n"
    assert list(sentences(text)) == [
        "Antraštė",
        "Tekstas eina per dvi eilutes",
        "- pirmas",
        "- antras",
    ]


def test_bindings_give_way_to_what_they_show() -> None:
    assert shown("Gyvena [[fact:E-01@0f3a|4 998]] žmonių, žr. [[see:need:P-01]].") == (
        "Gyvena 4 998 žmonių, žr. ."
    )
