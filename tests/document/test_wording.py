"""Standing wording: both languages say the same things, and slots keep their sources."""

import re
from importlib.resources import files

import pytest

from sutarimas.document.blocks import Run
from sutarimas.document.language import CODES
from sutarimas.document.wording import MissingWording, Wording, messages
from sutarimas.domain.refs import Kind, Ref

PROSE = files("sutarimas.document") / "prose"
NAMES = sorted(x.name.removesuffix(".md") for x in (PROSE / "lt").iterdir())
SLOT = re.compile(r"\{(\w+)\}")
SOURCE = Ref(Kind.SURVEY, "S-1")


def test_both_languages_have_the_same_files() -> None:
    for lang in CODES:
        assert sorted(x.name.removesuffix(".md") for x in (PROSE / lang).iterdir()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_say_the_same_messages_with_as_many_slots(name: str) -> None:
    found = {
        lang: {key: len(set(SLOT.findall(text))) for key, text in messages(name, lang).items()}
        for lang in CODES
    }
    # English has to translate the units that data come with.
    units = {key: n for key, n in found["en"].items() if key.startswith("unit_")}
    assert {**found["lt"], **units} == found["en"]


@pytest.mark.parametrize("lang", CODES)
@pytest.mark.parametrize("name", NAMES)
def test_no_message_is_empty_or_stands_twice(name: str, lang: str) -> None:
    text = (PROSE / lang / f"{name}.md").read_text("utf-8")
    keys = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert len(keys) == len(set(keys)) == len(messages(name, lang)) > 0
    assert [key for key, said in messages(name, lang).items() if not said] == []


@pytest.mark.parametrize("name", NAMES)
def test_quotation_marks_are_those_of_the_language(name: str) -> None:
    assert not re.search('["”]', "".join(messages(name, "lt").values()))
    assert not re.search('["„]', "".join(messages(name, "en").values()))


def test_a_slot_keeps_the_source_of_its_run() -> None:
    said = Wording("brief", "lt").say("answered", n=Run(text="312", source=SOURCE))
    assert [x.source for x in said] == [None, SOURCE, None]
    assert "".join(x.text for x in said) == "Anketas užpildė gyventojų: 312."


def test_a_slot_can_hold_several_runs() -> None:
    codes = (Run(text="P-01", to="a"), Run(text=", "), Run(text="P-02", to="b"))
    said = Wording("goals", "en").say("answers", needs=codes)
    assert [x.to for x in said if x.to] == ["a", "b"]


def test_text_is_the_message_without_its_runs() -> None:
    assert Wording("annexes", "lt").text("card_caption", code="R.1") == "R.1 rodiklio kortelė"


def test_lines_of_a_message_are_joined_and_no_break_spaces_stay() -> None:
    assert all("\n" not in text for text in messages("summary", "lt").values())
    assert "\u00a0–" in messages("annexes", "lt")["value_target"]


@pytest.mark.parametrize(("key", "slots"), [("no_such_key", {}), ("answered", {"m": "1"})])
def test_a_missing_message_or_slot_names_file_and_key(key: str, slots: dict[str, str]) -> None:
    with pytest.raises(MissingWording, match=f"lt/brief: {key}"):
        Wording("brief", "lt").say(key, **slots)
