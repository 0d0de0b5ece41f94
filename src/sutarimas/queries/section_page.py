"""One text as its editor shows it: what it says, whose it is, and what its numbers stand on."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sutarimas.document.language import language
from sutarimas.document.preview import preview
from sutarimas.domain.binding import Verb, bindings, loose_figures, malformed
from sutarimas.domain.datum import Datum, datum
from sutarimas.domain.money import Euro
from sutarimas.domain.prose import Origin, Section
from sutarimas.domain.rebinding import meant
from sutarimas.domain.strategy import Strategy
from sutarimas.domain.trace import LinkState
from sutarimas.queries.comment import CommentLine, thread
from sutarimas.queries.record import ChangeLine, changes_of
from sutarimas.queries.section import (
    SHELF,
    chapter_title,
    chapters,
    differs,
    limit,
    state_of,
    subject,
    waiting,
    words_in,
)
from sutarimas.queries.strategy import load
from sutarimas.records.models import Draft, Entry, Revision
from sutarimas.rulebook.params import pack_of


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What somebody typed and did not save, and the version they started from."""

    title: str
    body: str
    base_version: int
    saved_at: datetime


@dataclass(frozen=True, kw_only=True)
class Bound:
    """A binding of the text: what it shows, what it stands for now, and how sound that is."""

    address: str
    shown: str
    value: str
    state: LinkState


@dataclass(frozen=True, kw_only=True)
class SectionPage:
    """What the editor of one text shows."""

    entry: UUID
    section: Section
    subject: str
    version: int
    carried: bool
    waiting: bool
    drafted_elsewhere: bool
    changed_at: datetime
    changed_by: str
    chapter_title: str
    chapters: tuple[tuple[str, str], ...]
    words: int
    words_elsewhere: int
    limit: int | None
    twin: UUID | None
    draft: Typed | None
    thread: tuple[CommentLine, ...]
    changes: tuple[ChangeLine, ...]

    @property
    def astray(self) -> bool:
        """Whether its chapter is none of the form's."""
        return self.section.chapter not in dict(self.chapters)

    @property
    def words_in_chapter(self) -> int:
        """Words of the whole chapter."""
        return self.words + self.words_elsewhere


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How a text reads: as printed, and what to look at again."""

    html: str
    bound: tuple[Bound, ...]
    loose: tuple[str, ...]
    malformed: tuple[str, ...]
    words: int

    @property
    def shaky(self) -> int:
        """How many bindings do not stand firmly."""
        return sum(x.state is not LinkState.SOUND for x in self.bound)


def section_page(
    strategy_id: UUID, entry: UUID, *, account_id: UUID | None, lang: str, on: date
) -> SectionPage | None:
    """The page of a text, None when the strategy has no such text."""
    row = Entry.objects.filter(pk=entry, strategy_id=strategy_id, shelf=SHELF).first()
    strategy = load(strategy_id)
    section = _find(strategy, row.code, row.lang) if row else None
    if row is None or section is None:
        return None
    chosen = pack_of(strategy)
    return SectionPage(
        entry=row.pk,
        section=section,
        subject=subject(row.code, row.lang),
        version=row.version,
        carried=row.carried,
        waiting=waiting(section),
        drafted_elsewhere=section.origin is not Origin.STAFF,
        changed_at=row.changed_at,
        changed_by=row.changed_by,
        chapter_title=chapter_title(section.chapter, lang),
        chapters=tuple((x, chapter_title(x, lang)) for x in chapters(chosen)),
        words=words_in(section.body),
        words_elsewhere=_elsewhere(strategy, section),
        limit=limit(chosen, section.chapter, on=on),
        twin=_twin(row),
        draft=draft_of(strategy_id, account_id, section) if account_id else None,
        thread=thread(strategy_id, subject(row.code, row.lang)),
        changes=changes_of(row.pk),
    )


def _twin(row: Entry) -> UUID | None:
    """The same text in the other language."""
    other = "en" if row.lang == "lt" else "lt"
    beside = Entry.objects.filter(strategy_id=row.strategy_id, shelf=SHELF, code=row.code)
    return beside.filter(lang=other).values_list("pk", flat=True).first()


def draft_of(strategy_id: UUID, account_id: UUID, section: Section) -> Typed | None:
    """What a person has typed and not saved, unless it is what stands there already."""
    rows = Draft.objects.filter(
        strategy_id=strategy_id,
        account_id=account_id,
        subject=subject(section.code, section.lang),
    )
    row = rows.first()
    if row is None or not differs(row.text, section):
        return None
    typed = json.loads(row.text)
    return Typed(
        title=typed["title"],
        body=typed["body"],
        base_version=row.base_version,
        saved_at=row.saved_at,
    )


def reading(strategy_id: UUID, code: str, *, section_lang: str, body: str, on: date) -> Reading:
    """How a body would be printed in the place of the text that it belongs to."""
    strategy = load(strategy_id)
    found = _find(strategy, code, section_lang)
    assert found is not None  # noqa: S101 - the page was found before
    section = replace(found, body=body)
    return Reading(
        html=preview(strategy, section, on=on),
        bound=tuple(_bound(strategy, section)),
        loose=tuple(dict.fromkeys(loose_figures(body))),
        malformed=malformed(body),
        words=words_in(body),
    )


def body_at(entry: UUID, version: int) -> str:
    """The body of a text in a version that has been overtaken, "" when that is not known."""
    rows = Revision.objects.filter(entry_key=entry, version_after=version + 1, shelf=SHELF)
    before = rows.values_list("before", flat=True).first()
    return str(json.loads(before)["body"]) if before else ""


def printed(value: Datum, lang: str) -> str:
    """A datum as the document prints it: money with its unit, other figures bare."""
    chosen = language(lang if lang in ("lt", "en") else "lt")
    if isinstance(value.value, Euro):
        return chosen.euro(value.value)
    return chosen.number(value.value)


def _find(strategy: Strategy, code: str, lang: str) -> Section | None:
    return next((x for x in strategy.prose if (x.code, x.lang) == (code, lang)), None)


def _elsewhere(strategy: Strategy, section: Section) -> int:
    """Words of the other texts of the chapter in the same language."""
    return sum(
        words_in(x.body)
        for x in strategy.prose
        if x.chapter == section.chapter and x.lang == section.lang and x.code != section.code
    )


def _bound(strategy: Strategy, section: Section) -> Iterator[Bound]:
    for one in bindings(section.body):
        if one.verb is Verb.FACT:
            value = datum(strategy, one.address)
            text = printed(value, section.lang) if value else ""
            state = state_of(strategy, one)
            yield Bound(address=one.address, shown=one.shown, value=text, state=state)
        elif one.verb in (Verb.ACT, Verb.PICTURE) and meant(one) not in strategy.records:
            yield Bound(address=one.address, shown=one.shown, value="", state=LinkState.BROKEN)
