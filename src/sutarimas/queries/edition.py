"""Editions that were published, and what stands in the way of the next one."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sutarimas.document.build import short_code
from sutarimas.domain.prose import Stage
from sutarimas.domain.strategy import Strategy
from sutarimas.domain.trace import LinkState, Trace
from sutarimas.domain.whole import whole
from sutarimas.queries.check import FindingLine, Lines, report
from sutarimas.queries.document import FileLine, file_lines
from sutarimas.queries.strategy import load
from sutarimas.queries.today import is_unconfirmed
from sutarimas.records.models import Document, Edition, Entry
from sutarimas.rulebook.finding import Finding, Severity
from sutarimas.rulebook.stage import Stage as WorkStage
from sutarimas.rulebook.stage import is_later, reached

#: What must be in order before a text is published for each purpose; a decision names an
#: edition, so nothing of the adoption itself can be asked for before.
_ASKED = {
    Stage.CONSULTED: WorkStage.TEXT,
    Stage.ADOPTED: WorkStage.CONSULTATION,
    Stage.SUBMITTED: WorkStage.CONSULTATION,
    Stage.AMENDED: WorkStage.CONSULTATION,
}
_ORDER = tuple(WorkStage)


@dataclass(frozen=True, kw_only=True)
class Erratum:
    """A correction beside an edition: its text, who wrote it, the day."""

    text: str
    by: str
    on: date


def erratum(kept: str) -> Erratum | None:
    """A correction as the edition's row keeps it; None when there is none."""
    if not kept:
        return None
    told = json.loads(kept)
    return Erratum(text=told["text"], by=told["by"], on=date.fromisoformat(told["on"]))


@dataclass(frozen=True, kw_only=True)
class EditionLine:
    """A published edition; `short` is its code to be read out („4F7A-91C2“)."""

    id: UUID
    number: int
    stage: str
    hash: str
    short: str
    pack: str
    published_on: date
    published_at: datetime
    published_by: str
    note: str
    erratum: Erratum | None
    is_this_text: bool
    files: Mapping[str, tuple[FileLine, ...]]


@dataclass(frozen=True, kw_only=True)
class Readiness:
    """What blocks publishing a text for a purpose, and what is to be looked at before.

    `texts` are unconfirmed texts of others than the group, by title.
    """

    errors: tuple[FindingLine, ...]
    warnings: tuple[FindingLine, ...]
    texts: tuple[str, ...]
    carried: int
    suspect: int
    unconfirmed: int

    @property
    def is_blocked(self) -> bool:
        """Whether the text cannot be published as it stands."""
        return bool(self.errors or self.texts or self.carried or self.suspect)


@dataclass(frozen=True, kw_only=True)
class Publishing:
    """The page where a text is published: the next number, and the text that it would be."""

    number: int
    hash: str
    short: str
    earliest: date | None
    ready: Readiness
    editions: tuple[EditionLine, ...]


def publishing(strategy_id: UUID, *, on: date, stage: Stage, lang: str) -> Publishing:
    """Everything the page shows."""
    strategy = load(strategy_id)
    days = [x.published_on for x in strategy.editions]
    return Publishing(
        number=next_number(strategy_id, strategy),
        hash=strategy.content_hash,
        short=short_code(strategy.content_hash),
        earliest=max(days, default=None),
        ready=readiness(strategy_id, on=on, stage=stage, lang=lang),
        editions=editions(strategy_id, lang=lang),
    )


def readiness(strategy_id: UUID, *, on: date, stage: Stage, lang: str) -> Readiness:
    """What blocks and what is to be looked at, judged by a day."""
    strategy, found = load(strategy_id), report(strategy_id, on=on)
    lines = Lines(strategy, found, strategy_id=strategy_id, lang=lang)
    due = tuple(_due(strategy, found.findings, stage))
    trace = Trace.of(strategy)
    states = [state for _, state in trace.links()]
    return Readiness(
        errors=lines.of(x for x in due if x.severity is Severity.ERROR),
        warnings=lines.of(x for x in due if x.severity is Severity.WARNING),
        texts=tuple(
            x.title or x.code for x in strategy.prose if is_unconfirmed(x.origin, x.confirmed_by)
        ),
        carried=Entry.objects.filter(strategy_id=strategy_id, carried=True).count(),
        suspect=states.count(LinkState.SUSPECT),
        unconfirmed=states.count(LinkState.UNCONFIRMED),
    )


def _due(strategy: Strategy, findings: Iterable[Finding], stage: Stage) -> Iterable[Finding]:
    """Standing findings that belong to what the purpose asks for, or to what is behind already."""
    now = max(reached(strategy), _ASKED[stage], key=_ORDER.index)
    return (x for x in findings if x.waiver is None and not is_later(x.rule, now))


def next_number(strategy_id: UUID, strategy: Strategy) -> int:
    """The number after every one that was used, also in a strategy that was brought in."""
    named = [y for x in strategy.editions if (y := whole(x.code)) is not None]
    kept = Edition.objects.filter(strategy_id=strategy_id).values_list("number", flat=True)
    return max([*named, *kept], default=0) + 1


def editions(strategy_id: UUID, *, lang: str) -> tuple[EditionLine, ...]:
    """Every published edition of a strategy with its files, the newest first."""
    current = load(strategy_id).content_hash
    rows = Edition.objects.filter(strategy_id=strategy_id).order_by("-number")
    files: defaultdict[UUID | None, list[Document]] = defaultdict(list)
    for one in Document.objects.filter(strategy_id=strategy_id, edition__isnull=False):
        files[one.edition_id].append(one)
    # The bundle and the findings are large and not shown.
    return tuple(
        _line(x, current=current, files=files[x.pk], lang=lang)
        for x in rows.defer("bundle", "findings")
    )


def edition(strategy_id: UUID, number: int, *, lang: str) -> EditionLine | None:
    """One edition by its number."""
    return next((x for x in editions(strategy_id, lang=lang) if x.number == number), None)


def _line(row: Edition, *, current: str, files: list[Document], lang: str) -> EditionLine:
    return EditionLine(
        id=row.pk,
        number=row.number,
        stage=row.stage,
        hash=row.content_hash,
        short=short_code(row.content_hash),
        pack=row.pack,
        published_on=row.published_on,
        published_at=row.published_at,
        published_by=row.published_by,
        note=row.note,
        erratum=erratum(row.erratum),
        is_this_text=row.content_hash == current,
        files=file_lines(files, current=row.content_hash, lang=lang),
    )
