"""Every dependency has a reason, and every locked one a version and a hash, and no address."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.repository.tree import ROOT

PYPROJECT = (ROOT / "pyproject.toml").read_text("utf8")
PROJECT = tomllib.loads(PYPROJECT)
GROUPS = PROJECT["dependency-groups"]
DECLARED = {
    "run.txt": PROJECT["project"]["dependencies"] + GROUPS["build"],
    "test.txt": GROUPS["test"],
    "bench.txt": GROUPS["bench"],
    "lock.txt": GROUPS["lock"],
}
LOCKS = tuple(sorted((ROOT / "requirements").glob("*.txt")))
# A locked requirement: name, exact version, perhaps a marker, one hash or more.
LOCKED = re.compile(
    r"([a-z0-9][a-z0-9.-]*)==(\S+)( ; [^\\\n]+)? \\\n"
    r"(?:    --hash=sha256:[0-9a-f]{64} \\\n)*    --hash=sha256:[0-9a-f]{64}\n"
)
ADDRESS = re.compile(r"://|--index-url|--extra-index-url|--find-links|--trusted-host|(?<!\S)[./]\S")


def pins(lock: Path) -> dict[str, str]:
    """Version by canonical name."""
    found = LOCKED.finditer(lock.read_text("utf8"))
    return {canonicalize_name(pin[1]): pin[2] for pin in found}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_names_no_address(lock: Path) -> None:
    assert ADDRESS.findall(lock.read_text("utf8")) == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_holds_exact_versions_with_hashes_and_nothing_else(lock: Path) -> None:
    assert LOCKED.sub("", lock.read_text("utf8")) == ""


@pytest.mark.parametrize(
    "planted",
    ["--index-url https://example.org\n", "--find-links ./wheels\n", "a @ file:///a.whl\n"],
)
def test_a_planted_address_is_found(planted: str) -> None:
    assert ADDRESS.search(planted)


@pytest.mark.parametrize("planted", ["click==8.5.1\n", "click>=8 \\\n    --hash=sha256:00\n"])
def test_a_planted_loose_requirement_is_left_over(planted: str) -> None:
    assert LOCKED.sub("", planted) == planted


def test_there_is_one_lock_for_each_purpose() -> None:
    assert {lock.name for lock in LOCKS} == set(DECLARED)


@pytest.mark.parametrize("name", DECLARED)
def test_a_lock_satisfies_what_is_declared(name: str) -> None:
    locked = pins(ROOT / "requirements" / name)
    for line in DECLARED[name]:
        wanted = Requirement(line)
        assert wanted.specifier.contains(locked[canonicalize_name(wanted.name)]), line


def test_locks_agree_on_shared_packages() -> None:
    run, test, bench = (pins(ROOT / "requirements" / f"{n}.txt") for n in ("run", "test", "bench"))
    for name in test.keys() & run.keys():
        assert test[name] == run[name], name
    for name in bench.keys() & (test | run).keys():
        assert bench[name] == (test | run)[name], name


def unexplained(pyproject: str) -> tuple[str, ...]:
    """Dependencies with no comment above them; neighbours may share one."""
    missing, explained = [], False
    for line in map(str.strip, pyproject.splitlines()):
        if line.startswith("#"):
            explained = True
        elif line.startswith("]") or line == "":
            explained = False
        elif re.match(r'"[\w-]+>=', line) or re.match(r"\w+ = \[\"", line):
            missing += [] if explained else [line]
    return tuple(missing)


def test_every_dependency_has_its_reason() -> None:
    start = PYPROJECT.index("dependencies = [")
    end = PYPROJECT.index("[tool.")
    assert unexplained(PYPROJECT[start:end]) == ()


def test_a_dependency_without_a_reason_is_found() -> None:
    assert unexplained('dependencies = [\n    "click>=8",\n]') == ('"click>=8",',)
