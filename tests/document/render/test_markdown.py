"""The Markdown: reads back as it was written, whatever the text tries."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from sutarimas.document.blocks import (
    Block,
    Chapter,
    Column,
    Inline,
    Item,
    ListBlock,
    Note,
    NoteKind,
    Paragraph,
    Row,
    Run,
    Table,
    runs,
)
from sutarimas.document.render.escape import clean
from sutarimas.document.render.markdown import markdown
from tests.document.render.sample import document, heading, sample
from tests.document.render.sample_hostile import HOSTILE, hostile

READER = MarkdownIt("commonmark").enable("table")
#: Signs that mean something in Markdown or HTML, more often than chance would bring them.
TEXT = st.lists(
    st.sampled_from([*"\\`*_[]()<>|#~&!:-+=.\n\t \u00a0\"'", "1", "2.", "a", "ė", "&amp;", "]]>"])
    | st.characters(exclude_categories=["Cc", "Cs"]),
    max_size=12,
).map("".join)
RUNS = st.lists(
    st.builds(
        Run,
        text=TEXT,
        strong=st.booleans(),
        emphasis=st.booleans(),
        to=st.sampled_from(["", "", "x", "a <b> (c)"]),
        href=st.sampled_from(["", "", "https://example.org/a b)>", "javascript:alert(1)"]),
    ),
    min_size=1,
    max_size=4,
).map(tuple)
SPACE = re.compile("[ \t\n\r\x0c\x85\u2028\u2029]+")


def told(text: Inline) -> str:
    """What a reader sees of runs: white space counts once, and not at the ends.

    The reader drops no-break spaces at the ends too.
    """
    return SPACE.sub(" ", "".join(SPACE.sub(" ", clean(run.text)) for run in text)).strip()


def texts(blocks: tuple[Block, ...]) -> list[str]:
    """The text of every leaf that a Markdown reader finds in the body of a document."""
    page = markdown(document(Chapter(key="x", blocks=blocks)))
    body = page.partition("\n**Bendrai finansuoja Europos Sąjunga**\n")[2]
    return [_text(token) for token in READER.parse(body) if token.type == "inline"][:-1]


def _text(token: Token) -> str:
    shown = (x.content for x in token.children or () if x.type in {"text", "code_inline"})
    return SPACE.sub(" ", "".join(shown)).strip()


@given(RUNS)
def test_a_paragraph_reads_back_as_it_was_written(text: Inline) -> None:
    expected = [told(text)] if told(text) else []
    assert [x for x in texts((Paragraph(id="p", text=text),)) if x] == expected


@given(RUNS, TEXT, TEXT)
def test_a_list_in_a_list_reads_back_item_by_item(text: Inline, second: str, third: str) -> None:
    inner = (Item(text=runs("x" + second)),)
    items = (Item(text=(Run(text="x"), *text), items=inner), Item(text=runs("x" + third)))
    found = texts((ListBlock(id="l", ordered=True, items=items),))
    assert found == [
        told((Run(text="x"), *text)),
        told(runs("x" + second)),
        told(runs("x" + third)),
    ]


@given(RUNS, TEXT)
def test_a_table_keeps_its_cells(text: Inline, title: str) -> None:
    table = Table(
        id="t",
        caption="x",
        columns=(Column(title=title), Column(title="y")),
        rows=(Row(cells=(text, runs("z"))),),
    )
    assert texts((table,)) == ["x", told(runs(title)), "y", told(text), "z"]


@given(RUNS, TEXT)
def test_a_heading_and_a_note_stay_what_they_are(text: Inline, title: str) -> None:
    note = Note(id="n", kind=NoteKind.INFO, title=title, text=(Run(text="x"), *text))
    top = replace(heading("h", 1, ""), text=(Run(text="x"), *text))
    shown = told((Run(text=title), Run(text=" " if title else ""), Run(text="x"), *text))
    assert texts((top, note)) == [told((Run(text="x"), *text)), shown]


@pytest.mark.parametrize("mark", ["1.", "12)", "-", "+", "#", ">", "***", "---", "===", "    x"])
def test_a_sentence_never_opens_anything_else(mark: str) -> None:
    page = markdown(document(Chapter(key="x", blocks=(Paragraph(id="p", text=runs(mark + " y")),))))
    kinds = {x.type for x in READER.parse(page.partition("Sąjunga**\n")[2])}
    assert kinds == {"paragraph_open", "inline", "paragraph_close"}


def test_lists_that_follow_each_other_stay_apart() -> None:
    page = markdown(sample())
    assert [x.type for x in READER.parse(page)].count("ordered_list_open") == 3


def test_every_link_inside_leads_somewhere() -> None:
    page = markdown(sample())
    led = set(re.findall(r"\(<#([^>]*)>\)", page))
    named = set(re.findall(r'<a id="([^"]*)">', page))
    assert led
    assert led == named


def test_hostile_text_brings_no_element_and_no_address_of_its_own() -> None:
    tokens = READER.parse(markdown(hostile()))
    parts = [x for token in tokens for x in token.children or ()]
    raw = [x.content for x in (*tokens, *parts) if x.type in {"html_inline", "html_block"}]
    assert all(
        re.fullmatch(r'(<a id="[^"<>]*">|</a>|<!-- -->|<a id="[^"<>]*"></a>)\n?', x) for x in raw
    )
    addresses = [str(x.attrs["href"]) for x in parts if x.type == "link_open"]
    assert all(x.startswith("#") for x in addresses)


def test_marks_that_turn_text_around_and_control_characters_are_gone() -> None:
    page = markdown(hostile())
    assert not set(page) & set("\u202e\u202c\x00\x0b\ud800")
    assert HOSTILE not in page
