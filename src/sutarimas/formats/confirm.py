"""Confirming the links of a folder in place: a named person vouches for what they rest on.

Only the text of a link is changed, at its place; comments and layout stay. Bindings in prose
get their fingerprint too.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath
from typing import Any

import yaml

from sutarimas.domain.binding import Binding, Verb, bindings
from sutarimas.domain.canonical import fingerprint
from sutarimas.domain.datum import datum
from sutarimas.domain.integrity import shelves
from sutarimas.domain.pointers import Path, pointers
from sutarimas.domain.refs import Link, Ref
from sutarimas.domain.strategy import Strategy
from sutarimas.domain.trace import LinkState, Trace
from sutarimas.formats.decoding import decode
from sutarimas.formats.editing import Edit, edited, replace_file
from sutarimas.formats.folder import FolderMarks, read_files
from sutarimas.formats.front_matter import SectionMarks
from sutarimas.formats.gathering import gather
from sutarimas.formats.links import write_short
from sutarimas.formats.problems import Place, Unusable, problem
from sutarimas.formats.yaml_text import scalar_in_list
from sutarimas.formats.yaml_tree import NodeMarks


@dataclass(frozen=True, kw_only=True)
class Confirmation:
    """One link that was confirmed: where it stands and what it leads to."""

    place: Place
    target: Ref
    print: str

    def __str__(self) -> str:
        return f"{self.place.file}:{self.place.line} {self.target}@{self.print}"


def confirm(
    folder: FilePath, *, by: str, on: date, suspect: bool = False
) -> tuple[Confirmation, ...]:
    """Confirm every unconfirmed link, with `suspect` also those whose target has changed.

    `by` is the person's name. Raises Unusable when the folder cannot be read; then, and when
    nothing is to be confirmed, no file is touched.
    """
    if not by.strip() or not by.isprintable():
        raise Unusable(problem("no_name"))
    files, problems = gather(folder)
    strategy, marks = read_files(files, problems)
    states = {LinkState.UNCONFIRMED, *({LinkState.SUSPECT} if suspect else ())}
    clerk = _Clerk(strategy, marks, files, states=states, by=" ".join(by.split()), on=on)
    clerk.confirm_links()
    clerk.confirm_bindings()
    changed = {name: edited(name, files[name], edits) for name, edits in clerk.edits.items()}
    # Whatever goes wrong in here must show before a file is touched.
    read_files({**files, **changed})
    for name, data in changed.items():
        replace_file(folder / name, data)
    return tuple(clerk.done)


class _Clerk:
    """Collects the edits of one confirmation."""

    def __init__(
        self,
        strategy: Strategy,
        marks: FolderMarks,
        files: Mapping[str, bytes],
        *,
        states: set[LinkState],
        by: str,
        on: date,
    ) -> None:
        self.strategy = strategy
        self.marks = marks
        self.files = files
        self.states = states
        self.by = by
        self.on = on
        self.trace = Trace(strategy)
        self.edits: defaultdict[str, list[Edit]] = defaultdict(list)
        self.done: list[Confirmation] = []

    def confirm_links(self) -> None:
        """Links of all records."""
        for path, record in shelves(self.strategy):
            for pointer in pointers(record, path):
                link, target = pointer.link, pointer.target
                if link and target and self.trace.state(link, target) in self.states:
                    self._link(pointer.path, link, target)

    def _link(self, path: Path, link: Link, target: Ref) -> None:
        part = self.marks.part(path)
        node = part[0].find(part[1]) if part and isinstance(part[0], NodeMarks) else None
        place = self.marks.place(path)
        if node is None or getattr(node, "style", None) in ("|", ">"):
            raise Unusable(problem("link_not_editable", place, path))
        confirmed = Link(to=link.to, print=self._print(target), by=self.by, on=self.on)
        self._edit(place, Edit(*_span(node), _written(confirmed)), target)

    def confirm_bindings(self) -> None:
        """Facts bound in prose."""
        for index in range(len(self.strategy.prose)):
            part = self.marks.part(("prose", index))
            if part and isinstance(part[0], SectionMarks):
                self._section(part[0])

    def _section(self, marks: SectionMarks) -> None:
        file = marks.nodes.file
        text = decode(file, self.files[file])
        start = sum(len(line) + 1 for line in text.split("\n")[: marks.body_line - 1])
        for binding in bindings(text[start:]):
            target = self._due(binding)
            if target is not None:
                place = Place(file=file, line=text.count("\n", 0, start + binding.start) + 1)
                edit = _printed(binding, start, text, self._print(target))
                self._edit(place, edit, target)

    def _due(self, binding: Binding) -> Ref | None:
        """The record a binding leads to, when it is to be confirmed."""
        found = datum(self.strategy, binding.address) if binding.verb is Verb.FACT else None
        if found is None or found.source not in self.strategy.records:
            return None
        state = self.trace.state(Link(to=str(found.source), print=binding.print), found.source)
        return found.source if state in self.states else None

    def _print(self, target: Ref) -> str:
        return fingerprint(self.strategy.records[target])

    def _edit(self, place: Place, edit: Edit, target: Ref) -> None:
        self.edits[place.file].append(edit)
        self.done.append(Confirmation(place=place, target=target, print=self._print(target)))


def _span(node: yaml.Node) -> tuple[int, int]:
    """First and last character of a node; a block of keys ends with its last value."""
    last = node
    while isinstance(last, yaml.MappingNode) and not last.flow_style:
        last = last.value[-1][1]
    return _index(node.start_mark), _index(last.end_mark)


def _index(mark: Any) -> int:
    return int(mark.index)


def _written(link: Link) -> str:
    short = write_short(link)
    if short is not None:
        return scalar_in_list(short)
    parts = {"to": link.to, "print": link.print, "by": link.by, "on": str(link.on)}
    return "{" + ", ".join(f"{key}: {scalar_in_list(x)}" for key, x in parts.items()) + "}"


def _printed(binding: Binding, offset: int, text: str, print_: str) -> Edit:
    """The edit that puts a fingerprint into a binding, or a new one in place of the old."""
    start, end = offset + binding.start, offset + binding.end
    whole = text[start:end]
    if binding.print:
        return Edit(start, end, whole.replace(f"@{binding.print}", f"@{print_}", 1))
    cut = whole.find("|") if "|" in whole else len(whole) - len("]]")
    return Edit(start, end, f"{whole[:cut].rstrip()}@{print_}{whole[cut:]}")
