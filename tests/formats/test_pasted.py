"""What comes from a word processor or a web page arrives as the Markdown of our texts."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sutarimas.formats.pasted import Note, NoteKind, pasted

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style>
<!--[if gte mso 9]><xml>x</xml><![endif]--></head><body lang=LT><!--StartFragment-->
<h1>Kas keičiasi<o:p></o:p></h1>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span style='font-size:12.0pt'>Gyvena
</span></b>4&nbsp;998 <i>žmonės</i>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span>
<![endif]>pirmas</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span
style='mso-list:Ignore'>o<span>&nbsp;</span></span>gilesnis</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><span
style='mso-list:Ignore'>3.<span>&nbsp;</span></span>trečias</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<table class=MsoTableGrid><tr><td><p>Rodiklis</p></td><td><p>2023 m.</p></td></tr>
<tr><td><p>Gyventojai</p></td><td><p>[[fact:E-01|4 998]]</p></td></tr></table>
<p>Tekstas<a style='mso-footnote-id:ftn1' href="#_ftn1">[1]</a> toliau.</p>
<div id=ftn1><p><a href="#_ftnref1">[1]</a> Išnaša.</p></div></body></html>"""


def test_a_page_of_word_keeps_its_shape_and_loses_its_make_up() -> None:
    markdown, notes = pasted(WORD)
    assert markdown == (
        "## Kas keičiasi\n\n**Gyvena** 4\u00a0998 *žmonės*.\n\n- pirmas\n   - gilesnis\n"
        "3. trečias\n\n| Rodiklis | 2023 m. |\n| --- | --- |\n"
        "| Gyventojai | [[fact:E-01|4 998]] |\n\nTekstas[1] toliau.\n\n[1] Išnaša."
    )
    assert notes == ()


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>", "- a\n   - b\n- c d"),
        ("<ol><li>a<li>b</ol>c", "1. a\n2. b\n\nc"),
        ('<a href="https://a.lt/x y">b</a>', "[b](https://a.lt/x%20y)"),
        ('<a href="javascript:alert(1)">b</a>', "b"),
        ('<b style="font-weight:normal">a</b>', "a"),
        ('<span style="font-weight:700">a</span>', "**a**"),
        ("<blockquote><p>a</p></blockquote>b", "> a\n\nb"),
        ("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", "a\n\nb"),
        ("<table><tr><td colspan=2>a<td>b<tr><td>c|d", ""),
        ("<script>x</script><style>y</style>z", "z"),
        ("a<br>b", "a b"),
        ("", ""),
    ],
)
def test_each_kind_of_markup_has_its_form(html: str, markdown: str) -> None:
    found, _ = pasted(html)
    assert found == markdown or not markdown


def test_cells_that_span_columns_keep_the_table_whole() -> None:
    html = "<table><tr><td colspan=2>a<td>b<tr><td>c|d<td>e</table>"
    rows = pasted(html)[0].split("\n")
    assert rows == ["| a |  | b |", "| --- | --- | --- |", "| c\\|d | e |  |"]


def test_a_table_inside_a_table_is_text_of_its_cell() -> None:
    html = "<table><tr><td>a<table><tr><td>b<td>c</table><td>d<tr><td>e<td>f</table>"
    assert pasted(html)[0] == "| a b c | d |\n| --- | --- |\n| e | f |"


def test_pictures_and_fields_are_counted() -> None:
    found, notes = pasted('<p>a<img src="x"><img src="y"></p><input>')
    assert found == "a"
    assert notes == (
        Note(kind=NoteKind.PICTURES, count=2),
        Note(kind=NoteKind.FORMS, count=1),
    )


@given(st.text(alphabet="ab *_`\\[]()<>#-+1.)&;!|\n", max_size=30))
def test_text_that_looks_like_markdown_stays_text(text: str) -> None:
    html = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    markdown, _ = pasted(f"<p>x{html}</p>")
    rendered = MarkdownIt("commonmark", {"html": False}).render(markdown)
    assert rendered.count("<") == 2  # the paragraph and nothing else


@pytest.mark.parametrize(
    "text", ["[[]()", "[a](b)", "![a](b)", "[a]: b", "a [[fact:x]](b)", "[[[fact:x]](b)"]
)
def test_brackets_that_look_like_a_link_stay_brackets(text: str) -> None:
    markdown, _ = pasted(f"<p>{text}</p>")
    rendered = MarkdownIt("commonmark", {"html": False}).render(markdown)
    assert rendered == f"<p>{text}</p>\n"


PIECES = (
    *("<p>", "</p>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<ul>", "<li>", "</ul>"),
    *("<b>", "</i>", "<![foo", "<!", "<!--", "-->", "<a href='", "x", " ", "]]>", "&#0;", "<?"),
    *("<h2>", "</h2>", "<ol>", "<blockquote>", "</blockquote>", "<svg>", "\x00", "[[fact:", "]]"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_whatever_comes_there_is_an_answer(html: str) -> None:
    markdown, _ = pasted(html)
    assert "\x00" not in markdown


@pytest.mark.parametrize(
    "piece",
    [
        "<p>a",
        "<b>",
        "<!--",
        "<![",
        "<a href='",
        "</p",
        "<table><tr><td>",
        "<ul><li>",
        "&#",
        "<div>",
        "[[a:",
    ],
)
def test_a_large_clipboard_of_nonsense_takes_little_time(piece: str) -> None:
    started = time.monotonic()
    pasted(piece * (300_000 // len(piece)))
    assert time.monotonic() - started < 10
