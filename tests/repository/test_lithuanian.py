"""Every Lithuanian text a person sees, read as a printer's reader and a speller read it.

The texts keep plain spaces; the formatter puts the no-break ones, so they are read polished.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import yaml

from sutarimas.document import lt
from sutarimas.document.typography import lint
from sutarimas.document.wording import messages
from sutarimas.queries.words import page_words
from tests.document.spelling import misspelt
from tests.repository.tree import ROOT

SOURCE = ROOT / "src" / "sutarimas"
PROSE = SOURCE / "document" / "prose" / "lt"
PAGES = SOURCE / "queries" / "words" / "lt"
RULEBOOK = SOURCE / "rulebook"

# Words of files and commands, which stand in a sentence without being Lithuanian.
TECHNICAL = frozenset(
    {"csv", "demo", "en", "false", "format", "help", "json", "lt", "md", "out", "true", "verify"}
    | {
        "Atom",
        "apt",
        "backup",
        "chmod",
        "clamdscan",
        "client",
        "csrftoken",
        "export",
        "get",
        "import",
        "init",
        "install",
        "ntp",
        "set",
        "timedatectl",
        "tzdata",
    }
    | {"into", "postgresql", "serve", "sessionid", "venv", "whole", "worker"}
    | {"yaml", "zip", "Ctrl", "on", "psl", "make", "today", "meeting", "observation", "tally"}
)
# What a text quotes because it is wrong, or shows as it is typed.
MARKS_OF_FILES = {"formats/messages/lt.yaml: yaml_open_quote.remedy"}


@cache
def texts() -> dict[str, str]:
    """Each text by its file and key."""
    return dict([*_prose(), *_messages(), *_fixed()])


def _prose() -> Iterator[tuple[str, str]]:
    for path in sorted(PROSE.glob("*.md")):
        for key, text in messages(path.stem, "lt").items():
            yield f"{path.name}: {key}", text
    for path in sorted(PAGES.glob("*.md")):
        for key, text in page_words(path.stem, "lt").items():
            yield f"words/{path.name}: {key}", text


def _messages() -> Iterator[tuple[str, str]]:
    paths = sorted((RULEBOOK / "messages" / "lt").glob("*.yaml"))
    for path in (*paths, SOURCE / "formats" / "messages" / "lt.yaml", RULEBOOK / "places_lt.yaml"):
        name = "/".join(path.relative_to(SOURCE).parts[-3:])
        for key, text in _leaves(_read(path)):
            yield f"{name}: {key}", text


def _fixed() -> Iterator[tuple[str, str]]:
    """The handbook's words, and whatever is marked as Lithuanian in acts, parameters, packs."""
    for key, text in _leaves(_read(RULEBOOK / "handbook.yaml")["lt"]):
        yield f"handbook.yaml: {key}", text
    paths = (*RULEBOOK.glob("parameters/*.yaml"), *RULEBOOK.glob("packs/*.yaml"))
    for path in (RULEBOOK / "acts.yaml", *sorted(paths)):
        for key, text in _leaves(_read(path)):
            if key.endswith("_lt"):
                yield f"{path.name}: {key}", text


def _read(path: Any) -> Any:
    return yaml.load(path.read_text("utf8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only


def _leaves(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, below in value.items():
            yield from _leaves(below, f"{key}.{name}".strip("."))
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from _leaves(below, f"{key}.{number}")
    else:
        yield key, str(value)


def test_the_texts_are_found() -> None:
    starts = {key.split(":")[0].split("/")[-1] for key in texts()}
    assert {"cli.md", "errors.md", "goals.md", "ACT.yaml", "TRC.yaml", "lt.yaml"} <= starts
    assert {"acts.yaml", "places_lt.yaml", "handbook.yaml", "process.yaml"} <= starts
    assert len(texts()) > 1500


def test_no_text_has_a_typographic_slip() -> None:
    found = {
        f"{key}: {slip.text!r} {slip.lt_message}"
        for key, text in texts().items()
        for slip in lint(lt.polish(text), "lt")
        if not slip.advice and key not in MARKS_OF_FILES
    }
    assert sorted(found) == []


def test_no_text_uses_a_word_that_is_advised_against() -> None:
    found = {
        f"{key}: {slip.text!r} {slip.lt_message}"
        for key, text in texts().items()
        for slip in lint(lt.polish(text), "lt")
        if slip.advice
    }
    assert sorted(found) == []


def test_no_text_has_an_unknown_word() -> None:
    unknown = misspelt("\n".join(texts().values())) - TECHNICAL
    assert {x: _where(x) for x in sorted(unknown)} == {}


def test_every_technical_word_is_in_use() -> None:
    assert sorted(x for x in TECHNICAL if not _where(x)) == []


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ("Skirta 9 989,15 EUR.", "money"),
        ("Iki 2026.06.30.", "date"),
        ('Tai "citata".', "quotes"),
        ("Strategija 2024-2029 m. - nauja.", "dash"),
    ],
)
def test_the_readers_see_a_slip(wrong: str, kind: str) -> None:
    assert kind in {slip.what.value for slip in lint(wrong, "lt")}


def _where(word: str) -> tuple[str, ...]:
    """Keys of the texts that hold a word, three at most."""
    return tuple(key for key, text in texts().items() if word in text)[:3]
