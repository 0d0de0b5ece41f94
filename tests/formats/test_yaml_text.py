"""The YAML writer: whatever the text, wherever it stands, it is read back as it was."""

from hypothesis import given
from hypothesis import strategies as st

from sutarimas.formats.yaml_text import write_yaml
from sutarimas.formats.yaml_tree import compose
from tests.formats.strategies import NASTY, TEXTS

SIGNS = st.text("a0 :?-,[]{}#&*!|>'\"%@`\n\t\\„“\u00a0", max_size=8)
ANY = st.one_of(TEXTS, SIGNS)
TREES = st.dictionaries(
    st.sampled_from("abc"),
    ANY
    | st.lists(ANY, max_size=3)
    | st.lists(st.fixed_dictionaries({"k": ANY, "l": st.lists(ANY, max_size=2)}), max_size=2)
    | st.fixed_dictionaries({"k": ANY}),
    min_size=1,
)


@given(TREES)
def test_every_tree_is_read_back_as_it_was(tree: dict[str, object]) -> None:
    text = write_yaml(tree)
    assert compose("f", text)[0] == tree
    assert write_yaml(tree) == text


def test_every_nasty_text_is_read_back_in_every_place() -> None:
    for text in NASTY:
        tree = {"a": text, "b": [text, text], "c": [{"k": text, "l": text}], "d": {"e": [text]}}
        assert compose("f", write_yaml(tree))[0] == tree, repr(text)


def test_words_and_sentences_stand_without_quotes() -> None:
    tree = {"a": "no", "b": "Kaimelio r. sav.", "c": "Taip, „žinoma“ [1]", "d": ["meeting:M-1"]}
    assert write_yaml(tree) == (
        "a: no\nb: Kaimelio r. sav.\nc: Taip, „žinoma“ [1]\nd: [meeting:M-1]\n"
    )


def test_lines_stand_as_they_are_and_long_text_is_folded() -> None:
    tree = {"a": "viena\n\ndu\n", "b": "žodis " * 19 + "4\u00a0998"}
    assert write_yaml(tree) == (
        f"a: |\n  viena\n\n  du\nb: >-\n  {'žodis ' * 14}žodis\n  {'žodis ' * 4}4\u00a0998\n"
    )
