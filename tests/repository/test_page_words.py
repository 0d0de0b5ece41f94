"""Pages say everything in both languages, say nothing else, and count in every plural form."""

import re
from pathlib import Path
from string import Formatter

import pytest

from sutarimas.queries.words import LANGUAGES, page_words
from tests.repository.tree import SOURCE

HOUSE = SOURCE / "sutarimas"
WORDS = HOUSE / "queries" / "words"
PAGES = sorted({path.stem for lang in LANGUAGES for path in (WORDS / lang).glob("*.md")})
FORMS = {"lt": {"one", "few", "many"}, "en": {"one", "many"}}
_IN_TEMPLATE = re.compile(r"""{%\s*say\s+["']([\w]+\.[\w.]+)["']""")
_IN_CODE = re.compile(r"""["']([a-z_]+\.[a-z0-9_]+)["']""")


def keys(page: str, lang: str) -> set[str]:
    """Keys of a page, the plural forms of one message counted once."""
    return {re.sub(r"\.(one|few|many)$", "", key) for key in page_words(page, lang)}


def templates() -> list[Path]:
    return sorted(HOUSE.rglob("templates/**/*.html"))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_the_same_in_both_languages(page: str) -> None:
    assert keys(page, "lt") == keys(page, "en")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_message_that_counts_has_every_plural_form(page: str, lang: str) -> None:
    counted: dict[str, set[str]] = {}
    for key in page_words(page, lang):
        name, _, form = key.rpartition(".")
        if form in ("one", "few", "many"):
            counted.setdefault(name, set()).add(form)
    assert {name: forms for name, forms in counted.items() if forms != FORMS[lang]} == {}


@pytest.mark.parametrize("page", PAGES)
def test_slots_of_a_message_are_the_same_in_both_languages(page: str) -> None:
    def slots(lang: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for key, text in page_words(page, lang).items():
            name = re.sub(r"\.(one|few|many)$", "", key)
            names = {field for _, field, _, _ in Formatter().parse(text) if field}
            found.setdefault(name, set()).update(names)
        return found

    assert slots("lt") == slots("en")


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.name)
def test_every_word_that_a_template_asks_for_is_there(path: Path) -> None:
    asked = set(_IN_TEMPLATE.findall(path.read_text("utf-8")))
    lacking = {key for key in asked if key.partition(".")[2] not in _known(key.partition(".")[0])}
    assert lacking == set()


def _known(page: str) -> set[str]:
    if page not in PAGES:
        return set()
    known = set(page_words(page, "lt"))
    return known | keys(page, "lt")


def test_no_template_carries_words_of_its_own() -> None:
    # What remains of a template without tags, comments and markup is what people would read.
    found = {}
    for path in templates():
        markup = r"{#.*?#}|{%.*?%}|{{.*?}}|<!--.*?-->|<[^>]*>|[\w-]+=\"[^\"]*\""
        text = re.sub(markup, "", path.read_text("utf-8"), flags=re.DOTALL)
        words = re.findall(r"[A-Za-zĄ-ž]{3,}", text)
        if [x for x in words if x not in {"Sutarimas", "Word", "nbsp", "middot"}]:
            found[path.name] = words
    assert found == {}


def test_no_template_carries_style_or_script() -> None:
    wrong = re.compile(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:")
    assert [x.name for x in templates() if wrong.search(x.read_text("utf-8"))] == []


def test_no_template_prints_unescaped_text_without_saying_why() -> None:
    # `|safe` is for our own stored markup only; each use stands beside a comment that says so.
    found = [
        f"{path.name}:{number}"
        for path in templates()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if ("|safe" in line or "autoescape off" in line) and "{#" not in line
    ]
    assert found == []
