"""Texts of a strategy in the order of its chapters, and what each of them still needs."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sutarimas.document.wording import MissingWording, messages
from sutarimas.domain.binding import Binding, Verb, bindings, loose_figures
from sutarimas.domain.datum import datum
from sutarimas.domain.prose import Origin, Section
from sutarimas.domain.refs import Link
from sutarimas.domain.strategy import Strategy
from sutarimas.domain.trace import LinkState, Trace
from sutarimas.queries.strategy import load
from sutarimas.records.models import Draft, Entry
from sutarimas.rulebook.chapters import RECORDS
from sutarimas.rulebook.params import Pack, pack_of
from sutarimas.rulebook.texts import shown

SHELF = "prose"
LIMIT = "chapter_words_max"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One text in the list; counts are of words and of figures."""

    entry: UUID
    code: str
    lang: str
    title: str
    words: int
    waiting: bool
    carried: bool
    loose: int
    suspect: int
    unsaved: bool
    author: str
    written_on: date | None
    changed_at: datetime
    changed_by: str


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A text and its English one, where there is one."""

    lithuanian: Line
    english: Line | None


@dataclass(frozen=True, kw_only=True)
class Part:
    """A chapter with its texts; `limit` is in words, None where no form sets one."""

    key: str
    title: str
    words: int
    limit: int | None
    pairs: tuple[Pair, ...]

    @property
    def too_long(self) -> bool:
        """Whether the form allows fewer words."""
        return self.limit is not None and self.words > self.limit


@dataclass(frozen=True, kw_only=True)
class Texts:
    """Every chapter in the pack's order; `astray` are texts that no document prints."""

    parts: tuple[Part, ...]
    astray: tuple[Line, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every text."""
        pairs = [y for part in self.parts for y in part.pairs]
        english = (x.english for x in pairs if x.english)
        return (*(x.lithuanian for x in pairs), *english, *self.astray)

    @property
    def waiting(self) -> int:
        """How many texts wait for a person of the group to confirm them."""
        return sum(x.waiting or x.carried for x in self.lines)

    @property
    def unbound(self) -> int:
        """Figures that are tied to no datum."""
        return sum(x.loose for x in self.lines)


def texts(strategy_id: UUID, *, account_id: UUID | None, lang: str, on: date) -> Texts:
    """Every text of a strategy, with what this person has typed and not saved."""
    strategy = load(strategy_id)
    lines = _lines(strategy_id, strategy, account_id)
    chosen = pack_of(strategy)
    parts = tuple(
        _part(strategy, key, lines, lang=lang, limit=limit(chosen, key, on=on))
        for key in chapters(chosen)
    )
    placed = {x.entry for x in Texts(parts=parts, astray=()).lines}
    astray = tuple(x for x in lines.values() if x.entry not in placed)
    return Texts(parts=parts, astray=astray)


def chapters(chosen: Pack) -> tuple[str, ...]:
    """Chapters of the pack that print what staff write, in order."""
    return tuple(x for x in chosen.chapters if x in RECORDS)


def chapter_titles(strategy_id: UUID, lang: str) -> tuple[tuple[str, str], ...]:
    """Chapters that a text can be put into: key and title."""
    return tuple((x, chapter_title(x, lang)) for x in chapters(pack_of(load(strategy_id))))


def limit(chosen: Pack, chapter: str, *, on: date) -> int | None:
    """Words a chapter may have at most, None where that is not known."""
    found = chosen.parameter(LIMIT, on=on, keys={"chapter": chapter})
    return found.value if found and isinstance(found.value, int) else None


def chapter_title(chapter: str, lang: str) -> str:
    """A chapter as the document calls it; its key where no wording is known."""
    try:
        return messages(chapter, lang)["title"]
    except (MissingWording, KeyError, FileNotFoundError):
        return chapter


def words_in(body: str) -> int:
    """Words as read: a bound number counts as the words it shows."""
    return len(shown(body).split())


def waiting(section: Section) -> bool:
    """Whether somebody else than staff drafted it and nobody has confirmed it."""
    return section.origin is not Origin.STAFF and section.confirmed_on is None


def state_of(strategy: Strategy, bound: Binding) -> LinkState:
    """Whether a bound number still stands on what it was bound to."""
    found = datum(strategy, bound.address)
    if found is None:
        return LinkState.BROKEN
    link = Link(to=str(found.source), print=bound.print)
    return Trace.of(strategy).state(link, found.source)


def _part(
    strategy: Strategy,
    key: str,
    lines: Mapping[tuple[str, str], Line],
    *,
    lang: str,
    limit: int | None,
) -> Part:
    own = [x for x in strategy.prose if x.chapter == key and x.lang == "lt"]
    pairs = tuple(
        Pair(lithuanian=lines[x.code, "lt"], english=lines.get((x.code, "en"))) for x in own
    )
    words = sum(x.lithuanian.words for x in pairs)
    title = chapter_title(key, lang)
    return Part(key=key, title=title, words=words, limit=limit, pairs=pairs)


def _lines(
    strategy_id: UUID, strategy: Strategy, account_id: UUID | None
) -> dict[tuple[str, str], Line]:
    rows = Entry.objects.filter(strategy_id=strategy_id, shelf=SHELF).order_by("place", "id")
    unsaved = _unsaved(strategy, strategy_id, account_id) if account_id else frozenset()
    sections = {(x.code, x.lang): x for x in strategy.prose}
    return {
        (row.code, row.lang): _line(strategy, sections[row.code, row.lang], row, unsaved)
        for row in rows.defer("body", "terms")
        if (row.code, row.lang) in sections
    }


def _unsaved(strategy: Strategy, strategy_id: UUID, account_id: UUID) -> frozenset[str]:
    """Subjects of texts that the person has typed something else for than what stands there."""
    rows = Draft.objects.filter(strategy_id=strategy_id, account_id=account_id)
    typed = dict(rows.values_list("subject", "text"))
    named = ((subject(x.code, x.lang), x) for x in strategy.prose)
    return frozenset(name for name, x in named if name in typed and differs(typed[name], x))


def differs(typed: str, section: Section) -> bool:
    """Whether a draft says anything else than what is saved."""
    told = json.loads(typed)
    return (told["title"].strip(), told["body"].strip("\n")) != (section.title, section.body)


def _line(strategy: Strategy, section: Section, row: Entry, unsaved: Iterable[str]) -> Line:
    facts = (x for x in bindings(section.body) if x.verb is Verb.FACT)
    return Line(
        entry=row.pk,
        code=section.code,
        lang=section.lang,
        title=section.title,
        words=words_in(section.body),
        waiting=waiting(section),
        carried=row.carried,
        loose=len(loose_figures(section.body)),
        suspect=sum(state_of(strategy, x) is not LinkState.SOUND for x in facts),
        unsaved=subject(section.code, section.lang) in unsaved,
        author=section.author,
        written_on=section.written_on,
        changed_at=row.changed_at,
        changed_by=row.changed_by,
    )


def subject(code: str, lang: str) -> str:
    """What a text is called in comments, drafts and history."""
    return f"section:{code}/{lang}"
