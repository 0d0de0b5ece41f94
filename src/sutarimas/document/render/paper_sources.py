"""Marks on paper: short labels that lead from a sentence to what it rests on.

A record with a short code of its own is marked by it („E-01“). Others are numbered in the
order in which the document lists them („[12]“), so that a reader of the printed page finds
them by leafing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from sutarimas.document.blocks import (
    Author,
    Block,
    Chart,
    Document,
    Heading,
    Inline,
    Item,
    ListBlock,
    Note,
    Paragraph,
    Picture,
    Reference,
    Run,
    Table,
    anchor,
)
from sutarimas.domain.refs import Ref

_CODE = re.compile(r"[A-ZĄČĘĖĮŠŲŪŽ]{1,4}[-.]?\d[\w.-]{0,4}")
# Spaces are ordinary ones: after an abbreviation Lithuanian has a no-break space.
_END = re.compile(r"(?<![ .\u00a0][A-ZĄČĘĖĮŠŲŪŽ])[.!?…][“”)]*(?= +[„“(]?[A-ZĄČĘĖĮŠŲŪŽ])")
# More marks than this after one sentence are noise; the rest are counted.
_AFTER_SENTENCE = 4
_AFTER_TABLE = 10


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A label and the id of the block or row it leads to."""

    label: str
    to: str


Marks = tuple[Mark, ...]
Marked = tuple[Run | Marks, ...]


@dataclass(frozen=True, kw_only=True)
class Register:
    """What can be reached in a document, and how the records used in it are marked."""

    ids: frozenset[str]
    numbers: dict[str, int] = field(default_factory=dict)

    def label(self, ref: Ref) -> str:
        """How a record is marked, "" when the document does not list it."""
        id_ = anchor(ref)
        if id_ not in self.ids:
            return ""
        return ref.code if _CODE.fullmatch(ref.code) else f"[{self.numbers[id_]}]"

    def number(self, id_: str) -> str:
        """What is printed beside a listed record that has no code of its own."""
        return f"[{self.numbers[id_]}]" if id_ in self.numbers else ""

    def marks(self, refs: Iterable[Ref], *, most: int = _AFTER_SENTENCE) -> Marks:
        """Marks of the records that are listed, the rest counted in a last one („+7“)."""
        listed = [ref for ref in dict.fromkeys(refs) if anchor(ref) in self.ids]
        found = _ranges([(self.label(ref), anchor(ref)) for ref in listed])
        if len(found) <= most:
            return found
        rest = found[most:]
        return (*found[:most], Mark(label=f"+{len(rest)}", to=rest[0].to))

    def after_table(self, refs: Iterable[Ref]) -> Marks:
        """Marks for the line below a table."""
        return self.marks(refs, most=_AFTER_TABLE)

    def after_item(self, item: Item) -> Marks:
        """The mark of a list item, unless its own words lead to the source already."""
        shown = {run.to for run in item.text}
        return self.marks(x for x in (item.source,) if x is not None and anchor(x) not in shown)

    def marked(self, block: Paragraph) -> Marked:
        """The runs of a paragraph with marks after sentences a person wrote, else at the end."""
        shown = {run.to for run in block.text}
        known = frozenset(
            ref for ref in cited(block) if anchor(ref) in self.ids and anchor(ref) not in shown
        )
        if block.author not in (Author.STAFF, Author.STAFF_LOOSE):
            marks = self.marks(ref for ref in cited(block) if ref in known)
            return (*block.text, marks) if marks else block.text
        return tuple(self._by_sentence(block, known))

    def _by_sentence(self, block: Paragraph, known: frozenset[Ref]) -> Iterator[Run | Marks]:
        sentences = list(_sentences(block.text))
        sources = [_known(sentence, known) for sentence in sentences]
        seen = {source for refs in sources for source in refs}
        left = tuple(ref for ref in block.sources if ref in known and ref not in seen)
        for place, sentence in enumerate(sentences):
            yield from sentence
            last = place == len(sentences) - 1
            refs = (*sources[place], *left) if last else sources[place]
            if refs and (last or set(refs) != set(sources[place + 1])):
                yield self.marks(refs)


def register(document: Document) -> Register:
    """What a document lists and cites."""
    listed = tuple(id_ for id_ in _ids(document) if id_)
    used = {anchor(ref) for ref in _cited(document) if not _CODE.fullmatch(ref.code)}
    numbered = [id_ for id_ in dict.fromkeys(listed) if id_ in used]
    numbers = {id_: place for place, id_ in enumerate(numbered, start=1)}
    return Register(ids=frozenset(listed), numbers=numbers)


def cited(block: Block | Item) -> tuple[Ref, ...]:
    """Every record that a block or list item names, once each, in reading order."""
    own = (block.source,) if isinstance(block, Item) else block.sources
    found = [*own, *(run.source for inline in _inlines(block) for run in inline)]
    return tuple(dict.fromkeys(ref for ref in found if ref is not None))


def _inlines(block: Block | Item) -> Iterator[Inline]:
    match block:
        case Heading() | Paragraph() | Note() | Item():
            yield block.text
        case Table():
            for row in block.rows:
                yield from row.cells
        case Reference():
            yield block.title
            yield from (value for _, value in block.details)
        case ListBlock() | Chart() | Picture():
            return


def _cited(document: Document) -> Iterator[Ref]:
    for chapter in document.chapters:
        for block in chapter.blocks:
            yield from cited(block)
            if isinstance(block, ListBlock):
                yield from _within(block.items)
            if isinstance(block, Table):
                yield from (ref for row in block.rows for ref in row.sources)


def _within(items: Sequence[Item]) -> Iterator[Ref]:
    for item in items:
        yield from cited(item)
        yield from _within(item.items)


def _ids(document: Document) -> Iterator[str]:
    for chapter in document.chapters:
        for block in chapter.blocks:
            yield block.id
            if isinstance(block, Table):
                yield from (row.id for row in block.rows)


def _ranges(found: Sequence[tuple[str, str]]) -> Marks:
    """Marks with runs of three and more neighbouring numbers drawn together: [3]–[7]."""
    marks: list[Mark] = []
    for group in _neighbours(found):
        first, last = group[0], group[-1]
        if len(group) > 2:
            marks.append(Mark(label=f"{first[0]}–{last[0]}", to=first[1]))
        else:
            marks += [Mark(label=label, to=to) for label, to in group]
    return tuple(marks)


def _neighbours(found: Sequence[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    group: list[tuple[str, str]] = []
    for one in found:
        if group and not _follows(group[-1][0], one[0]):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _follows(before: str, after: str) -> bool:
    if not (before.startswith("[") and after.startswith("[")):
        return False
    return int(after[1:-1]) == int(before[1:-1]) + 1


def _known(sentence: Inline, known: frozenset[Ref]) -> tuple[Ref, ...]:
    found = (run.source for run in sentence if run.source is not None)
    return tuple(ref for ref in found if ref in known)


def _sentences(text: Inline) -> Iterator[tuple[Run, ...]]:
    """Runs of each sentence; a run that holds an end of sentence is cut after it."""
    sentence: list[Run] = []
    for run in text:
        start = 0
        for match in _END.finditer(run.text):
            sentence.append(_part(run, start, match.end()))
            yield tuple(sentence)
            sentence, start = [], match.end()
        if start < len(run.text):
            sentence.append(_part(run, start, len(run.text)))
    if sentence:
        yield tuple(sentence)


def _part(run: Run, start: int, end: int) -> Run:
    whole = start == 0 and end == len(run.text)
    return run if whole else replace(run, text=run.text[start:end])
