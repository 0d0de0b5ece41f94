"""The repository as its own tests see it: files, modules, code."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
DOMAIN = SOURCE / "sutarimas" / "domain"

# Made by commands, never part of the project.
NOT_OURS = (".git", ".venv", "build", "dist", "__pycache__")
CODE = (".css", ".html", ".j2", ".js", ".py", ".sh", ".svg", ".typ")
DATA = (".csv", ".json", ".toml", ".txt", ".xml", ".yaml", ".yml")
TEXT = (*CODE, *DATA, ".md", "")


def is_ours(path: Path) -> bool:
    """Tell a file of the project from environments, outputs and caches."""
    folders = path.relative_to(ROOT).parts[:-1]
    return not any(
        name.startswith(".venv") or name.endswith("_cache") or name in (*NOT_OURS, ".hypothesis")
        for name in folders
    )


def text_files() -> Iterator[Path]:
    """Every text file of the project, in path order."""
    for path in sorted(ROOT.rglob("*")):
        if path.is_file() and is_ours(path) and path.suffix in TEXT:
            yield path


def modules(folder: Path) -> Iterator[Path]:
    """Every Python file in a folder, in path order."""
    return iter(sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts))


def parse(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text("utf8"), filename=str(path))
