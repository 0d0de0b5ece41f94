"""A plain tree as YAML that people like to read and that is always written the same.

Every scalar is text and is read back as text, so words such as `no` need no quotes. Long texts
are folded, texts of several lines stand as they are, everything doubtful is in double quotes.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

WIDTH = 96  # columns of a line, indentation included
_SHORT = 60  # a text up to this length stays on the line of its key
_STEP = "  "
_INSIDE = r"(?:[^\n\t:#]|:(?=[^ ])|(?<=[^ ])#)*(?<![ :])"
#: A scalar that needs no quotes on its own line: no sign that YAML could take for its own.
_PLAIN = re.compile(rf"(?:[^\W_]|[„(+/§–\u2212]){_INSIDE}")
#: What a scalar must not hold in a list on one line.
_LIST_SIGNS = re.compile(r"[,\[\]{}]|:\W")
#: Single spaces between words only, so that folding loses nothing.
_FOLDABLE = re.compile(r"[^ \n\t](?: ?[^ \n\t])*")


def write_yaml(tree: dict[str, Any]) -> str:
    """The text of a mapping of text, lists and mappings."""
    return "".join(f"{line}\n" for line in _mapping(tree, depth=0))


def scalar_in_list(text: str) -> str:
    """A text as it can stand anywhere on a line, a list in brackets included."""
    return json.dumps(text, ensure_ascii=False) if _LIST_SIGNS.search(text) else _scalar(text)


def _mapping(tree: dict[str, Any], *, depth: int) -> Iterator[str]:
    for index, (key, value) in enumerate(tree.items()):
        if index and depth == 0 and _is_long(value):
            yield ""
        yield from _entry(f"{_scalar(key)}:", value, depth=depth)


def _is_long(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and not _fits(value))


def _entry(head: str, value: Any, *, depth: int) -> Iterator[str]:
    """A key with what stands under it."""
    indent = _STEP * depth
    if isinstance(value, dict) and value:
        yield f"{indent}{head}"
        yield from _mapping(value, depth=depth + 1)
    elif isinstance(value, list) and not _fits(value):
        yield f"{indent}{head}"
        yield from _items(value, depth=depth + 1)
    else:
        yield from _on_line(f"{indent}{head} ", value, depth=depth)


def _items(items: list[Any], *, depth: int) -> Iterator[str]:
    for index, item in enumerate(items):
        if index and depth == 1 and isinstance(item, dict):
            yield ""
        yield from _item(item, depth=depth)


def _item(item: Any, *, depth: int) -> Iterator[str]:
    dash = f"{_STEP * depth}- "
    if isinstance(item, dict) and item:
        lines = _mapping(item, depth=depth + 1)
        yield dash + next(lines).removeprefix(_STEP * (depth + 1))
        yield from lines
    else:
        yield from _on_line(dash, item, depth=depth)


def _on_line(head: str, value: Any, *, depth: int) -> Iterator[str]:
    """A value that starts on the line of its key or dash."""
    if isinstance(value, dict):
        yield f"{head}{{}}"
    elif isinstance(value, list):
        yield f"{head}[{', '.join(scalar_in_list(x) for x in value)}]"
    else:
        first, *rest = _text(value, depth=depth)
        yield head + first
        yield from rest


def _text(text: str, *, depth: int) -> list[str]:
    indent = _STEP * (depth + 1)
    if "\n" in text and _is_literal(text):
        head = "|" if text.endswith("\n") else "|-"
        lines = text.removesuffix("\n").split("\n")
        return [head, *(f"{indent}{line}" if line else "" for line in lines)]
    if len(text) > _SHORT and _FOLDABLE.fullmatch(text):
        return [">-", *(f"{indent}{line}" for line in _folded(text, WIDTH - len(indent)))]
    return [_scalar(text)]


def _is_literal(text: str) -> bool:
    """Whether a text of several lines can stand as it is: no blanks at either end of a line."""
    lines = text.removesuffix("\n").split("\n")
    return bool(lines[0] and lines[-1]) and all(line == line.strip(" \t") for line in lines)


def _folded(text: str, width: int) -> list[str]:
    """Lines as full as they can be; no-break spaces and other spaces stay within."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _fits(items: list[Any]) -> bool:
    """Whether a list is short and simple enough for one line."""
    if not all(isinstance(item, str) and "\n" not in item for item in items):
        return False
    return sum(len(item) + 2 for item in items) <= WIDTH - 2 * len(_STEP) - 20
