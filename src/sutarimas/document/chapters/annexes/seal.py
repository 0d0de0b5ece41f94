"""How a reader makes sure that this is the text: its fingerprint, and its editions."""

from collections.abc import Iterator

from sutarimas.document.blocks import Block, Column, Row, Run, anchor
from sutarimas.document.chapters.annexes.frame import KEY, PLAN
from sutarimas.document.scope import Scope, cell, heading, paragraph, table
from sutarimas.domain.prose import Edition
from sutarimas.domain.refs import Kind, Ref


def seal(scope: Scope) -> Iterator[Block]:
    """The fingerprint, how to verify it, and the editions that were published."""
    words, editions = scope.wording(KEY), scope.strategy.editions
    yield heading(f"{KEY}-print", 2, words.text("print"))
    said = words.say("print_text", hash=Run(text=scope.strategy.content_hash))
    yield paragraph(f"{KEY}-print-text", said, PLAN)
    yield paragraph(f"{KEY}-print-verify", words.say("print_verify"), PLAN)
    if not editions:
        return
    yield table(
        f"{KEY}-editions",
        words.text("editions_caption"),
        (
            Column(title=words.text("edition")),
            Column(title=words.text("published"), width=2),
            Column(title=words.text("stage"), width=3),
            Column(title=words.text("edition_note"), width=4),
            Column(title=words.text("edition_print"), width=3),
        ),
        (_edition(scope, x) for x in editions),
        note=words.text("editions_note"),
    )


def _edition(scope: Scope, edition: Edition) -> Row:
    """One edition; the ones with this very text stand out."""
    return Row(
        cells=(
            cell(edition.code),
            cell(scope.l.date_iso(edition.published_on)),
            cell(scope.wording(KEY).text(f"stage_{edition.stage}")),
            scope.lithuanian(edition.note),
            cell(f"{edition.hash[:8]}…{edition.hash[-8:]}"),
        ),
        id=anchor(Ref(Kind.EDITION, edition.code)),
        strong=edition.hash == scope.strategy.content_hash,
    )
