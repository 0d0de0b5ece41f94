"""YAML as a plain tree of text, with the place of every part (see ADR 0002).

No tag is resolved and nothing is guessed from how a scalar looks. What could hide or multiply
content is refused: keys given twice, aliases, several documents, nesting without end.
"""

import re
from typing import Any

import yaml

from sutarimas.domain.pointers import Path
from sutarimas.formats.decoding import check_size
from sutarimas.formats.problems import Place, Problem, Unusable, problem

#: No record of a strategy lies deeper than ten levels; the C loader has no limit of its own.
DEEPEST = 64
#: Forty times the largest file of a strategy; a tree of many millions of marks takes minutes.
LARGEST_TEXT = 2 * 10**6  # characters
_FEW_BRACKETS = 2000
_DEEP_LINE = re.compile(r"^ {200}|(?:[-?:][ \t]+){64}", re.MULTILINE)

#: What the C library says, and the message it becomes; the first that fits.
_SYNTAX = (
    ("found undefined alias", "yaml_alias"),
    ("found another document", "yaml_documents"),
    ("mapping values are not allowed", "yaml_colon"),
    ("could not find expected ':'", "yaml_no_colon"),
    ("unexpected end of stream", "yaml_open_quote"),
    ("unknown escape character", "yaml_escape"),
    ("expected ',' or", "yaml_bracket"),
    ("control characters", "yaml_control"),
    ("block sequence entries are not allowed", "yaml_dash"),
)
#: Told at the sign that was opened, not at the end of the file.
_OPENED = frozenset({"yaml_open_quote", "yaml_bracket"})
_TAB = re.compile(r" *\t")


class _TextLoader(yaml.CBaseLoader):
    """Composes nodes without a thought about their type, which costs a fifth of the time."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:  # noqa: ARG002
        """No tag."""
        return ""


class NodeMarks:
    """Places in one YAML file; the tree of nodes is walked only when a place is asked for."""

    def __init__(self, file: str, node: yaml.Node | None, *, first_line: int = 1) -> None:
        self.file = file
        self.node = node
        self.first_line = first_line

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The place of the value at a path, or of its key; else of the nearest part around it."""
        found = self.node
        for index, step in enumerate(path):
            pair = _child(found, step)
            if pair is None:
                break
            found = pair[0] if key and index == len(path) - 1 else pair[1]
        return self.place_of(found)

    def place_of(self, node: yaml.Node | None) -> Place:
        """The place where a node starts."""
        if node is None:
            return Place(file=self.file)
        mark = node.start_mark
        return Place(file=self.file, line=mark.line + self.first_line, column=mark.column + 1)

    def find(self, path: Path) -> yaml.Node | None:
        """The node at a path."""
        found = self.node
        for step in path:
            pair = _child(found, step)
            if pair is None:
                return None
            found = pair[1]
        return found


def compose(file: str, text: str, *, first_line: int = 1) -> tuple[Any, NodeMarks]:
    """The tree ({} for an empty text) with its marks; raises Unusable with every fault of form."""
    check_size(file, len(text), largest=LARGEST_TEXT)
    try:
        if _may_be_deep(text):
            _check_depth(file, text)
        node = yaml.compose(text, Loader=_TextLoader)
    except yaml.YAMLError as error:
        raise Unusable(_syntax(file, text, error, first_line)) from None
    marks = NodeMarks(file, node, first_line=first_line)
    if node is None:
        return {}, marks
    planter = _Planter(marks)
    tree = planter.plant(node, after=node)
    if planter.problems:
        raise Unusable(*planter.problems)
    return tree, marks


class _Planter:
    """Turns nodes into a plain tree and notes what must not be there."""

    def __init__(self, marks: NodeMarks) -> None:
        self.marks = marks
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def plant(self, node: yaml.Node, *, after: yaml.Node) -> Any:
        """The tree below a node; `after` is the nearest part before it that has a place."""
        if isinstance(node, yaml.ScalarNode) and not node.value:
            return ""
        if id(node) in self._seen:
            # An alias is the very node it stands for, so its own place is not known.
            self.problems.append(problem("yaml_alias", self.marks.place_of(after)))
            return ""
        self._seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return node.value
        if isinstance(node, yaml.SequenceNode):
            return [self.plant(item, after=node) for item in node.value]
        return self._mapping(node)

    def _mapping(self, node: yaml.Node) -> dict[str, Any]:
        tree: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.problems.append(problem("yaml_odd_key", self.marks.place_of(key)))
            elif key.value in tree:
                self._twice(node, key)
            else:
                tree[key.value] = self.plant(value, after=key)
        return tree

    def _twice(self, node: yaml.Node, key: yaml.Node) -> None:
        first = next(x for x, _ in node.value if x.value == key.value)
        line = str(self.marks.place_of(first).line)
        place = self.marks.place_of(key)
        self.problems.append(problem("duplicate_key", place, key_name=key.value, first=line))


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """The key node (of a list: the item again) and the value node one step down."""
    if isinstance(step, int):
        if isinstance(node, yaml.SequenceNode) and step < len(node.value):
            return node.value[step], node.value[step]
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key, value
    return None


def _may_be_deep(text: str) -> bool:
    return text.count("[") + text.count("{") > _FEW_BRACKETS or bool(_DEEP_LINE.search(text))


def _check_depth(file: str, text: str) -> None:
    """Refuse nesting that would exhaust the stack of the C loader, which cannot be caught."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else 0
            raise Unusable(problem("yaml_deep", Place(file=file, line=line), limit=str(DEEPEST)))


def _syntax(file: str, text: str, error: yaml.YAMLError, first_line: int) -> Problem:
    said = str(getattr(error, "problem", None) or error)
    kind = next((kind for words, kind in _SYNTAX if words in said), "yaml_broken")
    mark = getattr(error, "context_mark" if kind in _OPENED else "problem_mark", None)
    if mark is None:
        return problem(kind, Place(file=file))
    line = text.split("\n")[mark.line] if mark.line < text.count("\n") + 1 else ""
    if kind == "yaml_broken":
        kind = _closer(line, mark.column)
    place = Place(file=file, line=mark.line + first_line, column=mark.column + 1)
    return problem(kind, place, written=line.strip(), char=line[mark.column : mark.column + 1])


def _closer(line: str, column: int) -> str:
    """What a syntax error that the library leaves open most likely is."""
    if _TAB.match(line):
        return "yaml_tab"
    if line[column : column + 1] in ("@", "`", "%"):
        return "yaml_sign"
    return "yaml_broken"
