"""The code keeps to the house rules that no linter knows."""

import doctest
import importlib
from pathlib import Path

import pytest

from tests.repository.sizes import large_functions, large_modules
from tests.repository.tree import ROOT, SOURCE, modules

# Names that say nothing, so that everything ends up in them.
DUMPING_GROUNDS = {"common", "helper", "helpers", "lib", "misc", "tools", "util", "utils"}

# Long because they are tables in the shape of a function.
ALLOWED = {
    "sutarimas/domain/strategy.py:_shelves": "one line for each kind of record",
}

CODE = (SOURCE, ROOT / "scripts")
EVERY_MODULE = tuple(
    ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
    for path in modules(SOURCE)
)


def dumping_grounds(folder: Path) -> tuple[str, ...]:
    paths = (path.relative_to(folder) for path in modules(folder))
    return tuple(str(path) for path in paths if {*path.parts[:-1], path.stem} & DUMPING_GROUNDS)


@pytest.mark.parametrize("folder", [*CODE, ROOT / "tests"], ids=lambda path: path.name)
def test_every_module_is_named_for_what_it_holds(folder: Path) -> None:
    assert dumping_grounds(folder) == ()


@pytest.mark.parametrize("folder", CODE, ids=lambda path: path.name)
def test_modules_stay_under_300_lines(folder: Path) -> None:
    # Migrations are written in Django's form, one operation after the other.
    assert [x for x in large_modules(folder) if "/migrations/" not in x] == []


@pytest.mark.parametrize("folder", CODE, ids=lambda path: path.name)
def test_functions_stay_under_30_lines(folder: Path) -> None:
    found = {entry.rpartition(": ")[0] for entry in large_functions(folder)}
    assert found - ALLOWED.keys() == set()


def test_every_allowance_is_still_needed() -> None:
    found = {entry.rpartition(": ")[0] for entry in large_functions(SOURCE)}
    assert ALLOWED.keys() - found == set()


def test_a_dumping_ground_is_found(tmp_path: Path) -> None:
    (tmp_path / "utils").mkdir()
    (tmp_path / "utils" / "money.py").touch()
    (tmp_path / "helpers.py").touch()
    assert dumping_grounds(tmp_path) == ("helpers.py", "utils/money.py")


def test_a_large_module_is_found(tmp_path: Path) -> None:
    (tmp_path / "just_right.py").write_text("x = 1\n" * 299)
    (tmp_path / "too_large.py").write_text("x = 1\n" * 300)
    assert large_modules(tmp_path) == ("too_large.py: 300",)


def test_a_large_function_is_found_and_its_docstring_is_free(tmp_path: Path) -> None:
    docstring = '    """One.\n\n    Two.\n    """\n'
    just_right = f"def just_right():\n{docstring}" + "    x = 1\n" * 28
    too_large = "class A:\n    def too_large(self):\n" + "        x = 1\n" * 29
    (tmp_path / "planted.py").write_text(f"{just_right}\n{too_large}")
    assert large_functions(tmp_path) == ("planted.py:too_large: 30",)


@pytest.mark.parametrize("name", EVERY_MODULE)
def test_the_examples_in_docstrings_are_true(name: str) -> None:
    if name == "sutarimas.__main__":
        pytest.skip("runs the program when imported")
    assert doctest.testmod(importlib.import_module(name)).failed == 0
