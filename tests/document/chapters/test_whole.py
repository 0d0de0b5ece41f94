"""Documents of the three example towns as a whole, in both languages."""

from collections import Counter

import pytest

from sutarimas.document.blocks import Block, Chart, Inline, Table
from sutarimas.document.citations import dangling, texts
from sutarimas.document.typography import lint
from tests.document.towns import TOWNS, chapters, town

BOTH = [(slug, lang) for slug in TOWNS for lang in ("lt", "en")]


@pytest.mark.parametrize(("slug", "lang"), BOTH)
def test_every_link_inside_a_document_leads_somewhere(slug: str, lang: str) -> None:
    assert dangling(chapters(slug, lang)) == ()


@pytest.mark.parametrize(("slug", "lang"), BOTH)
def test_no_id_stands_twice(slug: str, lang: str) -> None:
    blocks = [x for chapter in chapters(slug, lang) for x in chapter.blocks]
    found = Counter(x.id for x in blocks)
    found.update(row.id for x in blocks if isinstance(x, Table) for row in x.rows if row.id)
    assert [x for x, count in found.items() if count > 1] == []


@pytest.mark.parametrize(("slug", "lang"), BOTH)
def test_no_chart_is_printed_twice(slug: str, lang: str) -> None:
    titles = [
        x.spec.title
        for chapter in chapters(slug, lang)
        for x in chapter.blocks
        if isinstance(x, Chart)
    ]
    assert len(titles) == len(set(titles)) > 1


@pytest.mark.parametrize(("slug", "lang"), BOTH)
def test_every_row_has_a_cell_for_every_column(slug: str, lang: str) -> None:
    for chapter in chapters(slug, lang):
        for table in (x for x in chapter.blocks if isinstance(x, Table)):
            assert {len(row.cells) for row in table.rows} == {len(table.columns)}, table.id


def test_contacts_of_persons_are_nowhere_printed() -> None:
    printed = repr(chapters("ezeryne"))
    private = [x.contact for x in town("ezeryne").people.persons if x.contact]
    assert private
    assert [x for x in private if x in printed] == []


#: Chapters whose every text is computed or polished; staff prose is judged by the rule book.
LINTED = ("summary", "territory", "partnership", "involvement", "needs", "potential")


@pytest.mark.parametrize(("slug", "lang"), BOTH)
def test_records_are_printed_with_right_spaces_dashes_and_quotes(slug: str, lang: str) -> None:
    blocks = [x for one in chapters(slug, lang) if one.key in LINTED for x in one.blocks]
    lines = ["".join(x.text for x in text) for block in blocks for text in own(block, lang)]
    lines += [x.spec.title for x in blocks if isinstance(x, Chart)]
    assert len(lines) > 50
    assert [(x.text, line) for line in lines for x in lint(line, lang)] == []


def own(block: Block, lang: str) -> list[Inline]:
    """Texts of a block in the language of the document only."""
    return [tuple(x for x in text if x.lang in ("", lang)) for text in texts(block)]
