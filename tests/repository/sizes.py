"""Sizes we hold ourselves to: modules under 300 lines, functions under 30."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.repository.tree import modules, parse

MODULE_LINES = 300
FUNCTION_LINES = 30

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def large_modules(folder: Path) -> tuple[str, ...]:
    """Modules of 300 lines or more, as `path: lines`."""
    sizes = ((path, len(path.read_text("utf8").splitlines())) for path in modules(folder))
    return tuple(
        f"{path.relative_to(folder)}: {lines}" for path, lines in sizes if lines >= MODULE_LINES
    )


def large_functions(folder: Path) -> tuple[str, ...]:
    """Functions of 30 lines or more without their docstring, as `path:name: lines`."""
    return tuple(
        f"{path.relative_to(folder)}:{node.name}: {lines(node)}"
        for path in modules(folder)
        for node in functions(parse(path))
        if lines(node) >= FUNCTION_LINES
    )


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module, nested ones too."""
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS):
            yield node


def lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the last statement, docstring left out."""
    return span(function) - (span(function.body[0]) if ast.get_docstring(function) else 0)


def span(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1
