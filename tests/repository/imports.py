"""What the domain may import: the standard library and itself."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.repository.tree import modules, parse

ALLOWED = (*sys.stdlib_module_names, "sutarimas")


def foreign_imports(folder: Path) -> tuple[str, ...]:
    """Imports of neither the standard library nor the domain itself, as `file:line name`."""
    return tuple(
        f"{path.name}:{line} {name}"
        for path in modules(folder)
        for line, name in imports(parse(path))
        if name.split(".")[0] not in ALLOWED
    )


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and full name of every module imported anywhere in a file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or "."
