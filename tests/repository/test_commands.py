"""The commands of a clean clone: make's targets, and scripts that say plainly what is missing."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.repository.tree import ROOT

MAKEFILE = (ROOT / "Makefile").read_text("utf8")
USED = ("demo", "build", "test", "bench", "lint", "types", "lock", "format")


def run(*command: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env=os.environ | env,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def program(folder: Path, name: str, script: str) -> None:
    """A stand-in program, first on the path."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_make_alone_lists_the_targets() -> None:
    listed = re.findall(r"^  make (\S+)", run("make").stdout, re.MULTILINE)
    assert listed == sorted(listed)
    assert set(USED) <= set(listed)


@pytest.mark.parametrize(
    "target", re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[0].split()
)
def test_every_phony_target_has_a_recipe(target: str) -> None:
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)


def test_make_test_checks_style_types_contracts_and_behaviour() -> None:
    planned = run("make", "--dry-run", "test").stdout
    for part in ("test_deps.sh", "ruff check", "format --check", "mypy", "lint-imports", "pytest"):
        assert part in planned


def test_the_port_of_the_demo_can_be_changed() -> None:
    assert "--port 8000" in run("make", "--dry-run", "demo").stdout
    assert "--port 8123" in run("make", "--dry-run", "demo", "PORT=8123").stdout


def test_make_build_stops_at_the_first_example_that_fails(tmp_path: Path) -> None:
    (tmp_path / "examples" / "a").mkdir(parents=True)
    (tmp_path / "examples" / "b").mkdir()
    (tmp_path / "venv" / "bin").mkdir(parents=True)
    program(tmp_path / "venv" / "bin", "sutarimas", 'echo "$@"; exit 3')
    settings = ("VENV=venv", "RUN=")
    done = run("make", "-C", tmp_path, "-f", ROOT / "Makefile", "build", *settings)
    assert "build examples/a --out build/a" in done.stdout
    assert "examples/b" not in done.stdout
    assert done.returncode != 0


def test_continuous_integration_runs_make_test(tmp_path: Path) -> None:
    program(tmp_path, "make", 'echo "make $* in $PWD"')
    done = run("bash", ROOT / ".ci" / "run", PATH=f"{tmp_path}:{os.environ['PATH']}")
    assert done.stdout.strip() == f"make test in {ROOT}"


def test_missing_test_tools_are_named_to_who_may_not_install_them(tmp_path: Path) -> None:
    program(tmp_path, "id", "echo 1000")
    done = run("/bin/sh", "scripts/test_deps.sh", PATH=str(tmp_path))
    assert done.returncode == 1
    assert "apt-get install chromium poppler-utils" in done.stderr


def test_missing_test_tools_are_installed_by_root(tmp_path: Path) -> None:
    program(tmp_path, "id", "echo 0")
    for name in ("pdftoppm", "hunspell", "soffice"):
        program(tmp_path, name, "")
    program(tmp_path, "apt-get", 'echo "apt-get $*" >&2')
    done = run("/bin/sh", "scripts/test_deps.sh", PATH=str(tmp_path), DICTIONARY=str(tmp_path))
    assert done.returncode == 0
    assert "--no-install-recommends chromium" in done.stderr.splitlines()[-1]


def test_libreoffice_is_welcome_and_not_required(tmp_path: Path) -> None:
    program(tmp_path, "id", "echo 1000")
    for name in ("chromium", "pdftoppm", "hunspell"):
        program(tmp_path, name, "")
    done = run("/bin/sh", "scripts/test_deps.sh", PATH=str(tmp_path), DICTIONARY=str(tmp_path))
    assert done.returncode == 0
    assert "libreoffice-writer-nogui" in done.stderr


def test_nothing_is_installed_where_nothing_is_missing(tmp_path: Path) -> None:
    for name in ("chromium", "pdftoppm", "hunspell", "soffice"):
        program(tmp_path, name, "")
    done = run("/bin/sh", "scripts/test_deps.sh", PATH=str(tmp_path), DICTIONARY=str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_missing_python_is_named(tmp_path: Path) -> None:
    done = run("sh", "scripts/make_env.sh", tmp_path / "env", PYTHON="no-such-python")
    assert done.returncode == 1
    assert "'no-such-python' was not found" in done.stderr


def test_an_old_python_is_named_with_its_version(tmp_path: Path) -> None:
    program(tmp_path, "old-python", '[ "$1" = --version ] && echo "Python 3.9.2"; exit 1')
    path = f"{tmp_path}:{os.environ['PATH']}"
    done = run("sh", "scripts/make_env.sh", tmp_path / "env", PATH=path, PYTHON="old-python")
    assert done.returncode == 1
    assert "Python 3.9.2, but 3.11 or newer is needed" in done.stderr
