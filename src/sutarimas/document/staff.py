"""Staff prose: Markdown with bindings becomes blocks; loose text says who wrote it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from sutarimas.document.blocks import (
    Author,
    Block,
    Column,
    Heading,
    Inline,
    Item,
    ListBlock,
    Note,
    NoteKind,
    Paragraph,
    Row,
    Run,
    Table,
    anchor,
)
from sutarimas.document.figures.pictures import picture
from sutarimas.document.scope import Scope
from sutarimas.domain.binding import Binding, Verb, bindings
from sutarimas.domain.datum import Datum, datum
from sutarimas.domain.money import Euro
from sutarimas.domain.prose import Section
from sutarimas.domain.refs import BadRef, Kind, Ref

#: Bindings hide behind private-use letters while Markdown is read: it must not see their bars.
_OPEN, _CLOSE = "\ue000", "\ue001"
_HIDDEN = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")

ChartOf = Callable[[str], Block | None]


@dataclass(frozen=True, kw_only=True)
class _Text:
    """One section while it is read: what stands behind each hidden binding."""

    scope: Scope
    section: Section
    bound: tuple[Binding, ...]
    chart: ChartOf


def staff(scope: Scope, chapter: str, chart: ChartOf) -> Iterator[Block]:
    """Blocks of every section of a chapter, in order."""
    for section in sections(scope, chapter):
        lang = "" if section.lang == scope.lang else section.lang
        title = (Run(text=section.title, lang=lang),)
        yield Heading(id=f"{chapter}-{section.code}", level=2, text=title)
        yield from told(scope, section, chart)


def told(scope: Scope, section: Section, chart: ChartOf) -> Iterator[Block]:
    """Blocks of one section without its heading, signed where they are not tied to data."""
    yield from _signed(scope, section, list(_section(scope, section, chart)))


def sections(scope: Scope, chapter: str) -> tuple[Section, ...]:
    """Sections of a chapter in the document's language, or in Lithuanian where there is none."""
    own = {x.code: x for x in scope.strategy.prose if x.lang == scope.lang}
    base = [x for x in scope.strategy.prose if x.lang == "lt" and x.chapter == chapter]
    return tuple(own.get(x.code, x) for x in base)


def _section(scope: Scope, section: Section, chart: ChartOf) -> Iterator[Block]:
    body = section.body.replace(_OPEN, "").replace(_CLOSE, "")
    bound = tuple(bindings(body))
    hidden, end = [], 0
    for index, one in enumerate(bound):
        hidden += [body[end : one.start], f"{_OPEN}{index}{_CLOSE}"]
        end = one.end
    text = _Text(scope=scope, section=section, bound=bound, chart=chart)
    tree = SyntaxTreeNode(_MARKDOWN.parse("".join(hidden) + body[end:]))
    for index, node in enumerate(tree.children):
        yield from _block(text, node, f"{section.chapter}-{section.code}-{index + 1}")


def _block(text: _Text, node: SyntaxTreeNode, id_: str) -> Iterator[Block]:
    match node.type:
        case "paragraph":
            yield from _paragraph(text, node, id_)
        case "heading":
            level = min(int(node.tag[1:]) + 1, 4)
            yield Heading(id=id_, level=max(level, 3), text=_inline(text, node))
        case "bullet_list" | "ordered_list":
            items = tuple(_item(text, x) for x in node.children)
            ordered = node.type == "ordered_list"
            yield ListBlock(id=id_, items=items, ordered=ordered, sources=_sources(items))
        case "table":
            yield _table(text, node, id_)
        case "blockquote":
            quoted = _run_on(text, node.children)
            yield Note(id=id_, kind=NoteKind.INFO, text=quoted, sources=_of((quoted,)))
        case "fence" | "code_block":
            yield _told(id_, tuple(_words(text, node.content.strip(), _style(text))))
        case _:
            return  # a rule across the page says nothing


def _paragraph(text: _Text, node: SyntaxTreeNode, id_: str) -> Iterator[Block]:
    """A paragraph; a chart or picture alone in it is shown, or passed over where there is none."""
    alone = _HIDDEN.fullmatch(_raw(node))
    bound = text.bound[int(alone[1])] if alone else None
    if bound is None or bound.verb not in (Verb.CHART, Verb.PICTURE):
        yield _told(id_, _inline(text, node))
        return
    is_chart = bound.verb is Verb.CHART
    shown = text.chart(bound.address) if is_chart else picture(text.scope, bound.address, id_)
    if shown is not None:
        yield shown


def _told(id_: str, inline: Inline) -> Paragraph:
    """What a person wrote, tied to data or not."""
    sources = tuple(dict.fromkeys(run.source for run in inline if run.source is not None))
    # A paragraph that leads to a record, an act or a need is tied to it, with a number or without.
    tied = sources or any(run.to for run in inline)
    author = Author.STAFF if tied else Author.STAFF_LOOSE
    return Paragraph(id=id_, text=inline, sources=sources, author=author)


def _raw(node: SyntaxTreeNode) -> str:
    return "".join(x.content for x in node.walk() if x.type == "text").strip()


def _item(text: _Text, node: SyntaxTreeNode) -> Item:
    lists = [x for x in node.children if x.type in ("bullet_list", "ordered_list")]
    said = _run_on(text, [x for x in node.children if x not in lists])
    return Item(text=said, items=tuple(_item(text, x) for one in lists for x in one.children))


def _run_on(text: _Text, nodes: list[SyntaxTreeNode]) -> Inline:
    """Paragraphs that stand in one place, one after the other."""
    found: list[Run] = []
    for node in nodes:
        found += [Run(text=" ")] if found else []
        found += _inline(text, node)
    return tuple(found)


def _sources(items: tuple[Item, ...]) -> tuple[Ref, ...]:
    found: dict[Ref, None] = {}
    for item in items:
        found.update(dict.fromkeys(x.source for x in item.text if x.source is not None))
        found.update(dict.fromkeys(_sources(item.items)))
    return tuple(found)


def _table(text: _Text, node: SyntaxTreeNode, id_: str) -> Table:
    rows = [[_inline(text, x) for x in row.children] for row in node.walk() if row.type == "tr"]
    head, *body = rows
    columns = tuple(Column(title="".join(run.text for run in x)) for x in head)
    found = tuple(Row(cells=tuple(x), sources=_of(tuple(x))) for x in body)
    sources = tuple(dict.fromkeys(source for row in found for source in row.sources))
    return Table(id=id_, caption=text.section.title, columns=columns, rows=found, sources=sources)


def _of(cells: tuple[Inline, ...]) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys(x.source for c in cells for x in c if x.source is not None))


def _inline(text: _Text, node: SyntaxTreeNode, style: Run | None = None) -> Inline:
    style = style or _style(text)
    found: list[Run] = []
    for child in node.children:
        match child.type:
            case "text":
                found += _words(text, child.content, style)
            case "softbreak" | "hardbreak":
                found.append(replace(style, text=" "))
            case "strong":
                found += _inline(text, child, replace(style, strong=True))
            case "em":
                found += _inline(text, child, replace(style, emphasis=True))
            case "link":
                found += _inline(text, child, replace(style, href=str(child.attrs["href"])))
            case "code_inline":
                found.append(replace(style, text=child.content))
            case _:
                found += _inline(text, child, style)
    return tuple(found)


def _style(text: _Text) -> Run:
    """Plain letters, marked where the section is in another language than the document."""
    foreign = text.section.lang != text.scope.lang
    return Run(text="", lang=text.section.lang if foreign else "")


def _words(text: _Text, content: str, style: Run) -> Iterator[Run]:
    for index, part in enumerate(_HIDDEN.split(content)):
        if index % 2:
            yield _bound(text, text.bound[int(part)], style)
        elif part:
            yield replace(style, text=text.scope.l.polish(part))


def _bound(text: _Text, one: Binding, style: Run) -> Run:
    """What a binding prints: the number, the record's code, the act's title."""
    scope = text.scope
    if one.verb is Verb.FACT:
        value = datum(scope.strategy, one.address)
        shown = one.shown or (printed(scope, value) if value else one.address)
        return replace(style, text=shown, source=value.source if value else None)
    if one.verb is Verb.ACT:
        act = scope.strategy.find(Kind.ACT, one.address)
        words = one.shown or (scope.title(act) if act else one.address)
        return replace(style, text=words, to=anchor(Ref(Kind.ACT, one.address)))
    if one.verb is Verb.CHART:
        return replace(style, text=one.shown)
    if one.verb is Verb.PICTURE:
        # In the language of its sentence, whatever that of the document.
        spoken = replace(scope, lang=text.section.lang)
        found = scope.strategy.find(Kind.PICTURE, one.address)
        return replace(style, text=one.shown or (spoken.title(found) if found else one.address))
    try:
        ref = Ref.parse(one.address)
    except BadRef:
        return replace(style, text=one.shown or one.address)
    return replace(style, text=one.shown or ref.code, to=anchor(ref))


def printed(scope: Scope, value: Datum) -> str:
    """A datum as the document prints it; money with its unit, other figures bare."""
    if isinstance(value.value, Euro):
        return scope.l.euro(value.value)
    return scope.l.number(value.value)


def _signed(scope: Scope, section: Section, blocks: list[Block]) -> Iterator[Block]:
    """Put the byline under the last of each run of paragraphs that are not tied to data."""
    byline = _byline(scope, section)
    for index, block in enumerate(blocks):
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if _loose(block) and not _loose(after) and isinstance(block, Paragraph):
            yield replace(block, byline=byline)
        else:
            yield block
    if any(_unsigned(x) for x in blocks) and not any(_loose(x) for x in blocks):
        id_ = f"{section.chapter}-{section.code}-by"
        yield Paragraph(id=id_, text=(Run(text=byline),), author=Author.FIXED)


def _unsigned(block: Block) -> bool:
    """A list, table or remark that is tied to no data and has no place for a byline."""
    return isinstance(block, ListBlock | Table | Note) and not block.sources


def _loose(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.author is Author.STAFF_LOOSE


def _byline(scope: Scope, section: Section) -> str:
    words = scope.wording("frame")
    if not section.author or section.written_on is None:
        return words.text("byline_unknown")
    return words.text("byline", name=section.author, day=scope.l.date_iso(section.written_on))
