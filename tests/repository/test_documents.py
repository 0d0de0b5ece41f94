"""The documents beside the code are there, in form, and agree with it."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

import sutarimas
from tests.repository.tree import DOMAIN, ROOT

DECISIONS = tuple(sorted((ROOT / "docs" / "adr").glob("*.md")))
HEADINGS = ["Context", "Decision", "Status", "Consequences"]
PAGE_WORDS = 450

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf8").split("\n## ")[1]
# A module, its Lithuanian term, what it is.
ROW = re.compile(r"^\| ([a-z]\w*) \| [^|\n]*\w[^|\n]* \| [^|\n]*\w[^|\n]* \|", re.MULTILINE)
MODULES = {path.stem for path in DOMAIN.glob("[a-z]*")}

REQUIRED = (
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "developmentStatus",
    "softwareType",
    "description",
    "legal",
    "maintenance",
    "localisation",
)
CATALOGUE = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf8"))


def faults(decision: str, *, number: int) -> list[str]:
    """What is wrong with the form of a decision record."""
    found = []
    if not re.match(rf"# {number}\. \S", decision):
        found.append("title")
    if re.findall(r"^## (.+)$", decision, re.MULTILINE) != HEADINGS:
        found.append("headings")
    if len(decision.split()) > PAGE_WORDS:
        found.append("length")
    return found


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_its_four_headings_on_one_page(path: Path) -> None:
    number = DECISIONS.index(path) + 1
    assert path.name.startswith(f"{number:04}-")
    assert faults(path.read_text("utf8"), number=number) == []


def test_a_decision_out_of_form_is_found() -> None:
    assert faults("# Why\n\n## Context\n" + "word " * 500, number=1) == [
        "title",
        "headings",
        "length",
    ]


def test_every_module_of_the_domain_is_in_the_glossary() -> None:
    assert set(ROW.findall(GLOSSARY)) - {"module"} == MODULES


def test_the_licence_is_the_whole_eupl() -> None:
    text = (ROOT / "LICENSE").read_text("utf8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert all(f"\n{article}." in text for article in range(1, 16))
    assert "Appendix" in text


def test_the_licence_is_named_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["project"]
    assert project["license"] == CATALOGUE["legal"]["license"] == "EUPL-1.2"


def test_the_version_is_the_same_everywhere() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf8")
    newest = re.search(r"^## (\S+)", changelog, re.MULTILINE)
    assert newest
    assert newest[1] == CATALOGUE["softwareVersion"] == sutarimas.__version__
    assert CATALOGUE["releaseDate"] == sutarimas.RELEASED.isoformat()


def test_the_catalogue_entry_has_every_required_key() -> None:
    assert [key for key in REQUIRED if not CATALOGUE.get(key)] == []


def test_the_catalogue_entry_keeps_to_publiccode_0_4() -> None:
    assert CATALOGUE["publiccodeYmlVersion"] == "0.4"
    assert CATALOGUE["url"].startswith("https://")
    assert CATALOGUE["maintenance"]["contacts"][0]["name"]
    assert set(CATALOGUE["description"]) == set(CATALOGUE["localisation"]["availableLanguages"])


@pytest.mark.parametrize("language", CATALOGUE["description"])
def test_a_description_keeps_to_the_limits_of_publiccode_0_4(language: str) -> None:
    description = CATALOGUE["description"][language]
    assert len(description["shortDescription"]) <= 150
    assert 150 <= len(description["longDescription"]) <= 10_000
    assert all(len(feature) <= 100 for feature in description["features"])


@pytest.mark.parametrize("path", ["CONTRIBUTING.md", "docs/glossary.md", "SECURITY.md"])
def test_a_path_named_in_a_guide_exists(path: str) -> None:
    named = re.findall(
        r"`((?:src|docs|tests|scripts|requirements)/[^`]*)`", (ROOT / path).read_text()
    )
    missing = [name for name in named if not there(name)]
    assert missing == []


def there(name: str) -> bool:
    """Tell whether a path exists; <name>, {lt,en} and * stand for anything."""
    pattern = re.sub(r"<\w+>|\{[^}]*\}", "*", name.rstrip("/"))
    return any(ROOT.glob(pattern))
