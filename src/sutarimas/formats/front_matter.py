"""One section of prose as a Markdown file: front matter in YAML, then the body.

The file name carries order and code: `020-population.md`. A code that is no file name stands
in the front matter instead.
"""

import re
from dataclasses import fields
from typing import Any

import yaml

from sutarimas.domain.pointers import Path
from sutarimas.domain.prose import Section
from sutarimas.formats.problems import Place, Problem, Unusable, nearest, problem
from sutarimas.formats.yaml_tree import NodeMarks, compose

FENCE = "---"
KEYS = tuple(f.name for f in fields(Section) if f.name not in ("body", "lang"))
_NAME = re.compile(r"(?P<number>[0-9]{1,9})-(?P<code>.+)\.md")
_SAFE_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}")
_PLAIN_NAME = "section"


class SectionMarks:
    """Places in one prose file: keys of the front matter, and the line the body starts on."""

    def __init__(self, nodes: NodeMarks, body_line: int) -> None:
        self.nodes = nodes
        self.body_line = body_line

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The place of a field."""
        if path[:1] == ("body",):
            return Place(file=self.nodes.file, line=self.body_line, column=1)
        return self.nodes.place(path, key=key)

    def find(self, path: Path) -> yaml.Node | None:
        """The node of a key of the front matter."""
        return self.nodes.find(path)


def order(name: str) -> int:
    """The number before the first dash of a file name; -1 when the name has another form."""
    match = _NAME.fullmatch(name)
    return int(match["number"]) if match else -1


def read_section(file: str, text: str, *, lang: str) -> tuple[Any, SectionMarks]:
    """The plain tree of a section with its marks; raises Unusable."""
    front, body, body_line = _cut(file, text)
    match = _NAME.fullmatch(file.rpartition("/")[2])
    if match is None:
        raise Unusable(problem("prose_name", Place(file=file)))
    tree, nodes = compose(file, front, first_line=2)
    marks = SectionMarks(nodes, body_line)
    if not isinstance(tree, dict):
        raise Unusable(problem("not_record", nodes.place(())))
    strays = tuple(key for key in tree if key not in KEYS)
    if strays:
        raise Unusable(*(_stray(key, nodes) for key in strays))
    return {"code": match["code"], **tree, "lang": lang, "body": body}, marks


def _stray(key: str, nodes: NodeMarks) -> Problem:
    place = nodes.place((key,), key=True)
    known = ", ".join(KEYS)
    return problem(
        "unknown_key", place, (key,), key_name=key, known=known, nearest=nearest(key, KEYS)
    )


def file_name(code: str, *, number: int, width: int) -> str:
    """The name of a section's file."""
    tail = code if _SAFE_CODE.fullmatch(code) else _PLAIN_NAME
    return f"{number:0{width}}-{tail}.md"


def says_code(code: str) -> bool:
    """Whether the front matter has to say the code, because the file name cannot."""
    return not _SAFE_CODE.fullmatch(code)


def write_section(front: str, body: str) -> str:
    """The text of a section's file."""
    return f"{FENCE}\n{front}{FENCE}\n\n{body}\n"


def _cut(file: str, text: str) -> tuple[str, str, int]:
    """Front matter, body, and the line the body starts on."""
    first, _, rest = text.partition("\n")
    if first.rstrip() != FENCE:
        raise Unusable(problem("front_matter_missing", Place(file=file, line=1)))
    lines = rest.split("\n")
    ends = [index for index, line in enumerate(lines) if line.rstrip() == FENCE]
    if not ends:
        raise Unusable(problem("front_matter_open", Place(file=file, line=1)))
    body = lines[ends[0] + 1 :]
    blank = body[:1] == [""] and len(body) > 1
    body_line = ends[0] + 3 + (1 if blank else 0)
    if blank:
        body = body[1:]
    if len(body) > 1 and body[-1] == "":
        body = body[:-1]
    front = "".join(f"{line}\n" for line in lines[: ends[0]])
    return front, "\n".join(body), body_line
