"""Chapters that must be there, and how long they may be."""

from collections.abc import Iterator
from functools import partial

from sutarimas.domain.refs import Kind
from sutarimas.rulebook.case import Case
from sutarimas.rulebook.chapters import has_records, rests_on_records, sections, words
from sutarimas.rulebook.finding import Hit, Severity, Status, hit
from sutarimas.rulebook.known import as_far_as_known
from sutarimas.rulebook.rule import cite, rule


@rule(
    "VPS-DOC-001",
    Severity.ERROR,
    cite("cpr-2021", "Art. 32(1)"),
    cite("eu-1303-2013", "Art. 33(1)", Status.SEEN),
    cite("lt-1v-672", "structure of a strategy"),
)
def required_chapter_is_filled(case: Case) -> Iterator[Hit]:
    """Every chapter that the pack requires has something to show.

    Records fill a chapter; staff prose alone fills it where it is not made of tables.
    """
    for chapter in case.pack.lists.get("sections", ()):
        prose = bool(sections(case.strategy, chapter))
        if has_records(case.strategy, chapter) or (prose and not rests_on_records(chapter)):
            continue
        yield hit(Kind.STRATEGY, chapter, f"empty_{chapter}")


@rule(
    "VPS-DOC-008",
    Severity.WARNING,
    cite("lt-1v-672", "strategy form: length of its parts"),
    parameters=("chapter_words_max",),
)
def chapter_within_length(case: Case) -> Iterator[Hit]:
    """No chapter's prose is longer than the form allows, as far as the form is known."""
    written = [x for x in case.pack.chapters if sections(case.strategy, x)]
    yield from as_far_as_known(partial(_too_long, case, chapter) for chapter in written)


def _too_long(case: Case, chapter: str) -> Iterator[Hit]:
    limit = case.whole("chapter_words_max", chapter=chapter)
    count = words(case.strategy, chapter)
    if count > limit:
        yield hit(Kind.STRATEGY, chapter, count=count, limit=limit)
