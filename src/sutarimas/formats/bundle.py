"""A whole strategy as one JSON file, in one form only, with its content hash.

The file holds `format`, `content_hash`, `private` and `strategy`. Every value inside `strategy`
is text. `private` lists the keys that must not leave the house; a bundle for the public has
none of them, and of restricted documents only their code and fingerprint.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from sutarimas.domain.canonical import plain
from sutarimas.domain.file import File
from sutarimas.domain.pointers import Path
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.decoding import check_size, decode
from sutarimas.formats.faults import fault_problems
from sutarimas.formats.json_tree import FileMarks, read_json
from sutarimas.formats.problems import Place, Problem, Unusable, key_path, problem
from sutarimas.formats.typed import read

FORMAT = "sutarimas-bundle/1"
_FAMILY = "sutarimas-bundle/"
_MOST_STRAYS = 100  # told of; there are four keys
KEYS = ("format", "content_hash", "private", "strategy")


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """A strategy as it was written, and the content hash that was written with it."""

    strategy: Strategy
    content_hash: str

    @property
    def is_sound(self) -> bool:
        """Whether the content still has the hash it was written with."""
        return self.strategy.content_hash == self.content_hash


def write_bundle(strategy: Strategy, *, public: bool = False) -> bytes:
    """The bundle; with `public` private values and restricted documents are left out."""
    shared = _without_restricted(strategy) if public else strategy
    tree = plain(shared, public=public)
    content = {
        "format": FORMAT,
        "content_hash": strategy.content_hash,
        "private": [] if public else list(_marked(tree)),
        "strategy": tree,
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{text}\n".encode()


def open_bundle(file: str, data: bytes) -> Bundle:
    """A bundle read as it stands, its hash not yet compared; raises Unusable."""
    check_size(file, len(data))
    content = read_json(file, decode(file, data))
    tree = _checked(file, content)
    marks = FileMarks(file)
    strategy, problems = read(tree, Strategy, marks=marks)
    if strategy is None:
        raise Unusable(*problems)
    found = fault_problems(strategy, marks)
    if found:
        raise Unusable(*found)
    return Bundle(strategy=strategy, content_hash=content["content_hash"])


def read_bundle(file: str, data: bytes) -> Strategy:
    """The strategy of a bundle; raises Unusable, also when its content was changed since."""
    bundle = open_bundle(file, data)
    if not bundle.is_sound:
        raise Unusable(
            problem(
                "bundle_changed",
                Place(file=file),
                expected=bundle.content_hash,
                found=bundle.strategy.content_hash,
            )
        )
    return bundle.strategy


def private_keys(kind: Any = Strategy, path: Path = ()) -> Iterator[Path]:
    """Paths of every private field below a type; `[]` stands for each item of a list."""
    hints = get_type_hints(kind)
    for f in fields(kind):
        here = (*path, f.name)
        if f.metadata.get("private"):
            yield here
        inner, step = _inner(hints[f.name])
        if inner is not None:
            yield from private_keys(inner, (*here, *step))


def _inner(hint: Any) -> tuple[Any, Path]:
    """The dataclass that a field holds, and the step to it."""
    if get_origin(hint) is tuple:
        held = get_args(hint)[0]
        return (held, ("[]",)) if is_dataclass(held) else (None, ())
    return (hint, ()) if is_dataclass(hint) else (None, ())


@cache
def _private() -> tuple[Path, ...]:
    return tuple(private_keys())


def _marked(tree: Mapping[str, Any]) -> Iterator[str]:
    """The private keys that a tree has a value for, as `people.persons[].name`."""
    for path in _private():
        if _has(tree, path):
            yield key_path(path).replace(".[]", "[]")


def _has(tree: Any, path: Path) -> bool:
    if not path:
        return True
    first, *rest = path
    if first == "[]":
        return any(_has(item, tuple(rest)) for item in tree)
    return first in tree and _has(tree[first], tuple(rest))


def _without_restricted(strategy: Strategy) -> Strategy:
    """Restricted documents reduced to what keeps references whole and can be verified later."""
    files = tuple(
        File(code=x.code, title="", sha256=x.sha256, restricted=True) if x.restricted else x
        for x in strategy.files
    )
    return replace(strategy, files=files)


def _checked(file: str, content: Any) -> Any:
    """The tree of the strategy, once the shell around it is as it should be."""
    place = Place(file=file)
    if not isinstance(content, dict) or "format" not in content:
        raise Unusable(problem("not_a_bundle", place))
    if content["format"] != FORMAT:
        newer = str(content["format"]).startswith(_FAMILY)
        kind = "bundle_newer" if newer else "not_a_bundle"
        raise Unusable(problem(kind, place, value=str(content["format"])))
    problems = list(_shell_problems(place, content))
    if problems:
        raise Unusable(*problems)
    return content["strategy"]


def _shell_problems(place: Place, content: Mapping[str, Any]) -> Iterator[Problem]:
    strays = [key for key in content if key not in KEYS]
    for key in strays[:_MOST_STRAYS]:
        known = ", ".join(KEYS)
        yield problem("unknown_key", place, (key,), key_name=key, known=known, nearest="")
    for key in ("content_hash", "strategy"):
        if key not in content:
            yield problem("missing_key", place, key_name=key)
    if not isinstance(content.get("content_hash", ""), str):
        yield problem("not_text", place, ("content_hash",))


def sha256(data: bytes) -> str:
    """SHA-256 of bytes, 64 hex digits."""
    return hashlib.sha256(data).hexdigest()
