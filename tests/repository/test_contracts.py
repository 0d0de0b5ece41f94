"""Every import contract holds, and each was seen to break on a planted fault."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.repository.imports import foreign_imports
from tests.repository.tree import DOMAIN, ROOT, SOURCE

DOWN = "Imports point down only"
CORE = "The core runs without Django"
RULES = "Rules know nothing of each other"
RECORDS = "Only actions, queries and the wiring open the records"
LIGHT = "Web processes stay light"
CYCLES = "No package is part of a cycle"

# Data inside the packages says nothing about imports.
NOT_CODE = ("__pycache__", "*.csv", "*.md", "*.svg", "*.ttf", "*.woff2", "*.yaml")

PLANTED: dict[str, tuple[str, dict[str, str]]] = {
    "the domain looks up": (
        DOWN,
        {
            "domain/planted.py": "import sutarimas.rulebook.planted",
            "rulebook/planted.py": "",
        },
    ),
    "siblings meet": (
        DOWN,
        {
            "document/planted.py": "import sutarimas.formats.planted",
            "formats/planted.py": "",
        },
    ),
    "a room nobody declared": (DOWN, {"attic/__init__.py": ""}),
    "the domain knows Django": (CORE, {"domain/planted.py": "import django.db"}),
    "analysis knows Django": (
        CORE,
        {"analysis/__init__.py": "", "analysis/planted.py": "import django.db"},
    ),
    "the rule book knows Django": (CORE, {"rulebook/planted.py": "import django.db"}),
    "a document knows Django": (CORE, {"document/planted.py": "import django.template"}),
    "a format knows Django": (CORE, {"formats/planted.py": "from django import http"}),
    "a rule leans on a rule": (
        RULES,
        {
            "rulebook/rules/planted_one.py": "import sutarimas.rulebook.rules.planted_two",
            "rulebook/rules/planted_two.py": "",
        },
    ),
    "a page opens the records": (
        RECORDS,
        {
            "desk/__init__.py": "",
            "desk/planted.py": "import sutarimas.records.planted",
            "records/__init__.py": "",
            "records/planted.py": "",
        },
    ),
    "a query drags in a typesetter": (
        LIGHT,
        {
            "queries/__init__.py": "",
            "queries/planted.py": "import sutarimas.document.planted",
            "document/planted.py": "import typst",
        },
    ),
    "two packages lean on each other": (
        CYCLES,
        {
            "document/planted_one.py": "import sutarimas.document.planted_two",
            "document/planted_two.py": "import sutarimas.document.planted_one",
        },
    ),
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the code with its contracts, to plant faults in."""
    shutil.copytree(SOURCE, tmp_path / "src", ignore=shutil.ignore_patterns(*NOT_CODE))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def plant(package: Path, files: dict[str, str]) -> None:
    """Write modules into the copy; a folder on the way becomes a package."""
    for name, text in files.items():
        path = package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        for folder in (path.parent, *path.parent.parents):
            if folder == package:
                break
            (folder / "__init__.py").touch()
        path.write_text(f"{text}\n")


def broken_contracts(copy: Path) -> set[str]:
    """Names of the contracts that lint-imports reports as broken in the copy."""
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": str(copy / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Contracts:" in done.stdout, done.stdout + done.stderr
    lines = [line.strip() for line in done.stdout.splitlines()]
    return {line.removesuffix(" BROKEN") for line in lines if line.endswith(" BROKEN")}


def test_the_code_keeps_every_contract(copy: Path) -> None:
    assert broken_contracts(copy) == set()


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_breaks_its_contract(fault: str, copy: Path) -> None:
    contract, files = PLANTED[fault]
    plant(copy / "src" / "sutarimas", files)
    assert contract in broken_contracts(copy)


def test_the_domain_imports_the_standard_library_only() -> None:
    assert foreign_imports(DOMAIN) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("import numpy as np", "planted.py:1 numpy"),
        ("from yaml import nodes", "planted.py:1 yaml"),
        ("def f():\n    import rich.table", "planted.py:2 rich.table"),
        ("from . import neighbour", "planted.py:1 ."),
    ],
)
def test_a_foreign_import_in_the_domain_is_named(text: str, found: str, tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text(text)
    assert foreign_imports(tmp_path) == (found,)
