"""The whole document as one HTML file that asks nothing of anybody: no script, no request.

The style stands in the page, allowed by its own hash; everything else is forbidden by the
content security policy.
"""

from collections.abc import Iterator

from sutarimas.document.blocks import Chapter, Document, Heading
from sutarimas.document.render.emblem import emblem
from sutarimas.document.render.escape import html_text
from sutarimas.document.render.html_blocks import block_html
from sutarimas.document.render.html_frame import Frame, frame_of
from sutarimas.document.render.page_style import policy, style

#: The files of a build that a reader may want to work with.
_BESIDE = ("strategy.json", "finance.xlsx", "trace.xlsx", "findings.json", "strategy.md")


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
            _contents(document) if len(document.chapters) > 1 else "",
            '<main id="main">\n',
            "\n".join(_chapter(x, document, frame) for x in document.chapters),
            "\n</main>\n</div>\n",
            _footer(document),
            "</body>\n</html>\n",
        )
    )


def _head(document: Document) -> str:
    title = f"{document.title} · {document.cover.lag}"
    return (
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{html_text(policy(style()))}">\n'
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
        f'<nav class="contents" id="contents" tabindex="0" aria-label="{word}">'
        f'<p aria-hidden="true">{word}</p>'
        f"<details><summary>{word}</summary><ol>{entries}</ol></details></nav>\n"
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


def _chapter(chapter: Chapter, document: Document, frame: Frame) -> str:
    kind = ' class="annex"' if chapter.annex else ""
    inner = "\n".join(block_html(block, frame) for block in chapter.blocks)
    up = ""
    if len(document.chapters) > 1:
        up = f'<p class="up"><a href="#contents">{html_text(document.word("contents"))} ↑</a></p>'
    return (
        f'<section{kind} aria-labelledby="{html_text(chapter.blocks[0].id)}">\n{inner}\n'
        f"{up}</section>"
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
    other = "brief.html" if len(document.chapters) > 1 else "strategy.html"
    links = " · ".join(f'<a href="{name}">{name}</a>' for name in (other, *_BESIDE))
    yield f"<p>{html_text(document.word('open_data'))}: {links}</p>"
