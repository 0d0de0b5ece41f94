"""The sentences of problems: the same in both languages, whole, and all of them used."""

import re
import string
from collections.abc import Iterator

import pytest

from sutarimas.formats.problems import LANGUAGES, _messages
from tests.repository.tree import SOURCE, modules

PARTS = ("what", "why", "remedy")
KINDS = tuple(_messages("en"))
#: Slots that hold the same thing, already said in each language.
OF_A_LANGUAGE = {"question_lt", "question_en"}


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name} - OF_A_LANGUAGE


def said_in_code() -> Iterator[str]:
    for path in modules(SOURCE / "sutarimas" / "formats"):
        yield from re.findall(r'"([a-z_0-9]+)"', path.read_text("utf8"))


def test_both_languages_say_the_same_things_in_the_same_order() -> None:
    assert tuple(_messages("lt")) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_every_message_says_what_why_and_what_next(kind: str) -> None:
    for lang in LANGUAGES:
        entry = _messages(lang)[kind]
        assert all(entry[part] for part in PARTS)
        assert entry.keys() <= {*PARTS, "remedy_near"}


@pytest.mark.parametrize("kind", KINDS)
def test_both_languages_have_the_same_slots(kind: str) -> None:
    lt, en = _messages("lt")[kind], _messages("en")[kind]
    assert {part: slots(text) for part, text in lt.items()} == {
        part: slots(text) for part, text in en.items()
    }


def test_every_message_has_its_use() -> None:
    used = set(said_in_code())
    families = ("fault_", "differs_")
    assert [kind for kind in KINDS if kind not in used and not kind.startswith(families)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_lithuanian_is_written_as_it_should_be(kind: str) -> None:
    text = " ".join(_messages("lt")[kind].values())
    assert '"' not in text.replace('\\"', "")
    assert "“" not in re.sub("„[^“]*“", "", text)
    assert "!" not in text
