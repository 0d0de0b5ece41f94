"""The handbook of rules is current and whole."""

from pathlib import Path

import pytest

from sutarimas.rulebook.book import rules
from sutarimas.rulebook.handbook import pages, write
from sutarimas.rulebook.measured import measured
from tests.repository.tree import ROOT

HANDBOOK = ROOT / "docs" / "rules"


def test_the_handbook_is_current() -> None:
    stored = {x.relative_to(HANDBOOK).as_posix(): x.read_text("utf8") for x in _files(HANDBOOK)}
    assert stored == dict(pages()), "run `make docs`"


@pytest.mark.parametrize("lang", ["lt", "en"])
def test_every_rule_is_described(lang: str) -> None:
    for rule in rules():
        assert f"## {rule.id} · " in pages()[f"{lang}/{rule.family}.md"]


@pytest.mark.parametrize("rule", sorted(measured()))
def test_figures_of_rules_on_wording_are_shown(rule: str) -> None:
    family = rule.split("-")[1]
    section = pages()[f"en/{family}.md"].split(f"## {rule} ")[1].split("\n## ")[0]
    assert f"precision {measured()[rule].precision}" in section


def test_an_unknown_value_says_to_confirm_it() -> None:
    assert "not established: confirm against the act" in pages()["en/parameters.md"]


def test_a_page_of_a_rule_that_is_gone_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / "lt").mkdir()
    (tmp_path / "lt" / "OLD.md").touch()
    write(tmp_path)
    assert {x.relative_to(tmp_path).as_posix() for x in _files(tmp_path)} == set(pages())


def _files(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(folder.rglob("*.md")))
