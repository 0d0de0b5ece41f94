"""JSON as a plain tree: keys given twice and nesting without end are refused."""

import json
from collections import Counter
from typing import Any

from sutarimas.domain.pointers import Path
from sutarimas.formats.problems import Place, Unusable, problem


class FileMarks:
    """Marks of a file that is one long line: the file is named, the path says the rest."""

    def __init__(self, file: str) -> None:
        self.file = file

    def place(self, path: Path, *, key: bool = False) -> Place:  # noqa: ARG002 - see Marks
        """The file."""
        return Place(file=self.file)


class _Twice(ValueError):
    """A key given twice in one object."""


def read_json(file: str, text: str) -> Any:
    """The content of a JSON file; raises Unusable."""
    try:
        return json.loads(text, object_pairs_hook=_pairs, parse_int=_number, parse_float=_number)
    except _Twice as twice:
        place = Place(file=file)
        raise Unusable(problem("json_duplicate_key", place, key_name=str(twice))) from None
    except json.JSONDecodeError as error:
        place = Place(file=file, line=error.lineno, column=error.colno)
        raise Unusable(problem("json_broken", place)) from None
    except RecursionError:
        raise Unusable(problem("json_deep", Place(file=file))) from None


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    tree = dict(pairs)
    if len(tree) < len(pairs):
        (key, _), *_ = Counter(key for key, _ in pairs).most_common(1)
        raise _Twice(key)
    return tree


def _number(text: str) -> float | int:
    """A number as it is shown in messages only: values are text, sizes are small."""
    return int(text) if len(text) <= 18 and text.lstrip("-").isdigit() else 0.0
