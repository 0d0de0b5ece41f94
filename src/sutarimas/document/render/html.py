"""The whole document as one HTML file that asks nothing of anybody: no script, no request.

The style stands in the page, allowed by its own hash; everything else is forbidden by the
content security policy.
"""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from sutarimas.document.blocks import Chapter, Document, Heading
from sutarimas.document.charts import stylesheet
from sutarimas.document.render.emblem import emblem
from sutarimas.document.render.escape import html_text
from sutarimas.document.render.html_blocks import Frame, block_html


def html(document: Document) -> str:
    """A complete page."""
    frame = frame_of(document)
    return "".join(
        (
            f'<!doctype html>\n<html lang="{document.lang}">\n',
            _head(document),
            f'<body>\n<a class="skip" href="#main">{html_text(document.word("skip"))}</a>\n',
            _header(document),
            '<div class="page">\n',
            _contents(document),
            '<main id="main">\n',
            "\n".join(_chapter(x, frame) for x in document.chapters),
            "\n</main>\n</div>\n",
            _footer(document),
            "</body>\n</html>\n",
        )
    )


def frame_of(document: Document) -> Frame:
    """The words blocks need, from the document's own."""
    return Frame(
        lang=document.lang,
        table=document.word("table"),
        chart=document.word("chart"),
        basis=document.word("basis"),
        show_table=document.word("show_table"),
        back=document.word("back"),
    )


@cache
def style() -> str:
    """The style sheet of the page: ours and the charts'."""
    path = files("sutarimas.document.render") / "assets" / "page.css"
    return f"{path.read_text('utf-8')}\n{stylesheet()}"


def policy() -> str:
    """Content security policy: nothing is loaded, only this style sheet applies."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _head(document: Document) -> str:
    title = f"{document.title} · {document.cover.lag}"
    return (
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{html_text(policy())}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{html_text(title)}</title>\n<style>{style()}</style>\n</head>\n"
    )


def _header(document: Document) -> str:
    cover = document.cover
    facts = "".join(
        f"<div><dt>{html_text(label)}</dt><dd>{html_text(value)}</dd></div>"
        for label, value in cover.facts
    )
    notice = f'<p class="invented">{html_text(cover.notice)}</p>' if cover.notice else ""
    return (
        f'<header class="cover"><div class="inner"><p class="lag">{html_text(cover.lag)}</p>'
        f'<p class="kind">{html_text(cover.subtitle)}</p><h1>{html_text(cover.title)}</h1>'
        f'<dl class="facts">{facts}</dl>{notice}'
        f'<p class="funding">{emblem()}<span>{html_text(cover.funding)}</span></p></div></header>\n'
    )


def _contents(document: Document) -> str:
    entries = "".join(_entry(chapter) for chapter in document.chapters)
    word = html_text(document.word("contents"))
    return (
        f'<nav class="contents" aria-label="{word}"><details open><summary>{word}</summary>'
        f"<ol>{entries}</ol></details></nav>\n"
    )


def _entry(chapter: Chapter) -> str:
    headings = [x for x in chapter.blocks if isinstance(x, Heading) and x.level <= 2]
    first, *rest = headings
    inner = "".join(f"<li>{_link(x)}</li>" for x in rest)
    return f"<li>{_link(first)}{f'<ol>{inner}</ol>' if inner else ''}</li>"


def _link(heading: Heading) -> str:
    number = f'<span class="number">{html_text(heading.number)}</span> ' if heading.number else ""
    text = "".join(html_text(run.text) for run in heading.text)
    return f'<a href="#{html_text(heading.id)}">{number}{text}</a>'


def _chapter(chapter: Chapter, frame: Frame) -> str:
    kind = ' class="annex"' if chapter.annex else ""
    inner = "\n".join(block_html(block, frame) for block in chapter.blocks)
    return (
        f'<section{kind} aria-labelledby="{html_text(chapter.blocks[0].id)}">\n{inner}\n</section>'
    )


def _footer(document: Document) -> str:
    return f'<footer><div class="inner">{"".join(_closing(document))}</div></footer>\n'


def _closing(document: Document) -> Iterator[str]:
    cover = document.cover
    yield f'<p class="funding">{emblem()}<span>{html_text(cover.funding)}</span></p>'
    if cover.notice:
        yield f"<p>{html_text(cover.notice)}</p>"
    yield (
        f"<p>{html_text(document.edition)}. {html_text(document.word('fingerprint'))}: "
        f'<code class="hash">{html_text(document.fingerprint)}</code></p>'
    )
    links = " · ".join(
        f'<a href="{name}">{name}</a>'
        for name in ("strategy.json", "finance.xlsx", "trace.xlsx", "findings.json", "strategy.md")
    )
    yield f"<p>{html_text(document.word('open_data'))}: {links}</p>"
