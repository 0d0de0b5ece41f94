"""Publishing: a text is frozen with its findings, its pages and its name, and never changes.

Whatever is shown, downloaded or verified afterwards reads what was stored here.
"""

import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from sutarimas.actions.change import Write, change, held, require
from sutarimas.actions.document import LANGUAGES, ask_edition
from sutarimas.actions.event import remember
from sutarimas.actions.letters import tell_of_edition
from sutarimas.actions.refusals import Missing, Refused
from sutarimas.actions.seal import seal
from sutarimas.actions.second_factor import require_second_factor
from sutarimas.document.build import current_edition
from sutarimas.document.findings import as_file
from sutarimas.document.render.stored import stored_pages
from sutarimas.domain import prose
from sutarimas.domain.canonical import plain
from sutarimas.domain.prose import Stage
from sutarimas.domain.rights import Right
from sutarimas.domain.strategy import Strategy as Value
from sutarimas.domain.whole import whole
from sutarimas.formats.bundle import read_bundle, write_bundle
from sutarimas.queries.access import Actor
from sutarimas.queries.edition import next_number, readiness
from sutarimas.queries.strategy import load, read
from sutarimas.records.models import Edition, Page
from sutarimas.rulebook import book
from sutarimas.rulebook.book import Report

SHELF = "editions"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is to be published: the text as the person saw it, the number, purpose and day."""

    number: int
    content_hash: str
    stage: Stage
    published_on: date
    note: str = ""


@transaction.atomic
def publish(*, actor: Actor, strategy_id: UUID, wanted: Wanted) -> UUID:
    """Freeze the text and return the key of its edition.

    The same wish twice is one edition. Raises Forbidden, SecondFactorNeeded,
    Missing, and Refused: `text_changed`
    when the text is not the one that the person looked at, `number_taken`, `not_ready`,
    `day_ahead`, `day_before`.
    """
    require(actor, Right.PUBLISH)
    require_second_factor(actor)
    held(actor, strategy_id)
    earlier = Edition.objects.filter(strategy_id=strategy_id, number=wanted.number).first()
    if earlier is not None:
        return _same(earlier, wanted)
    value = load(strategy_id)
    _refuse(strategy_id, value, wanted, today=actor.today)
    named = prose.Edition(
        code=str(wanted.number),
        hash=value.content_hash,
        published_on=wanted.published_on,
        stage=wanted.stage,
        note=wanted.note,
    )
    change(
        actor=actor,
        strategy_id=strategy_id,
        deed="edition.recorded",
        subject=f"edition:{named.code}",
        writes=[Write(shelf=SHELF, tree=plain(named))],
        right=Right.PUBLISH,
    )
    made = _freeze(actor, strategy_id, read(strategy_id), named, number=wanted.number)
    tell_of_edition(actor=actor, strategy_id=strategy_id, number=wanted.number)
    return made


@transaction.atomic
def publish_if_ready(*, actor: Actor, strategy_id: UUID) -> UUID | None:
    """Freeze the newest edition that a strategy brought in with it.

    For strategies that were imported: they name their editions, and the text is that of the
    newest. None when they name none, or when something keeps it from being published.
    """
    require(actor, Right.PUBLISH)
    held(actor, strategy_id)
    value = load(strategy_id)
    named = current_edition(value)
    number = whole(named.code) if named else None
    if named is None or number is None:
        return None
    earlier = Edition.objects.filter(strategy_id=strategy_id, number=number).first()
    if earlier is not None:
        return earlier.pk
    if readiness(strategy_id, on=named.published_on, stage=named.stage, lang="lt").is_blocked:
        return None
    return _freeze(actor, strategy_id, value, named, number=number)


@transaction.atomic
def set_erratum(*, actor: Actor, edition_id: UUID, text: str) -> None:
    """Put a correction beside an edition, never into it; an empty text takes it away.

    Raises Forbidden, SecondFactorNeeded, Missing.
    """
    require(actor, Right.PUBLISH)
    require_second_factor(actor)
    rows = Edition.objects.filter(pk=edition_id, lag_id=actor.lag_id)
    told = text.strip()
    if told:
        kept = {"text": told, "by": actor.name, "on": actor.today.isoformat()}
        told = json.dumps(kept, ensure_ascii=False, sort_keys=True)
    if not rows.update(erratum=told):
        raise Missing("missing")
    remember(
        lag_id=actor.lag_id,
        kind="edition.erratum",
        subject=str(edition_id),
        content=told,
        now=actor.now,
    )


def _same(earlier: Edition, wanted: Wanted) -> UUID:
    """The edition, when it is what is asked for: the button was pressed twice."""
    asked = (wanted.content_hash, wanted.stage, wanted.published_on)
    if (earlier.content_hash, earlier.stage, earlier.published_on) != asked:
        raise Refused("number_taken", number=wanted.number)
    return earlier.pk


def _refuse(strategy_id: UUID, value: Value, wanted: Wanted, *, today: date) -> None:
    if value.content_hash != wanted.content_hash:
        raise Refused("text_changed")
    if wanted.number != next_number(strategy_id, value):
        raise Refused("number_taken", number=wanted.number)
    if wanted.published_on > today:
        raise Refused("day_ahead")
    if any(x.published_on > wanted.published_on for x in value.editions):
        raise Refused("day_before")
    day, stage = wanted.published_on, wanted.stage
    if readiness(strategy_id, on=day, stage=stage, lang="lt").is_blocked:
        raise Refused("not_ready")


def _freeze(
    actor: Actor, strategy_id: UUID, value: Value, named: prose.Edition, *, number: int
) -> UUID:
    bundle = write_bundle(value, public=True)
    # What everybody gets is what the pages and the findings are made from.
    public = read_bundle("strategy.json", bundle)
    report = book.check(public, on=named.published_on)
    edition = Edition.objects.create(
        lag_id=actor.lag_id,
        strategy_id=strategy_id,
        number=number,
        code=named.code,
        stage=named.stage.value,
        content_hash=value.content_hash,
        pack=report.pack,
        published_on=named.published_on,
        published_at=actor.now,
        published_by=actor.name,
        note=named.note,
        bundle=bundle.decode(),
        findings=as_file(report).decode(),
    )
    _keep_pages(edition, public, report)
    ask_edition(actor=actor, edition=edition)
    _witness(actor, edition)
    return edition.pk


def _witness(actor: Actor, edition: Edition) -> None:
    """Remember the act and seal it at once: what was published can be verified from now on."""
    remember(
        lag_id=actor.lag_id,
        kind="edition.published",
        subject=f"edition:{edition.code}",
        content=edition.content_hash,
        now=actor.now,
    )
    seal(lag_id=actor.lag_id, now=actor.now)


def _keep_pages(edition: Edition, public: Value, report: Report) -> None:
    """Every page of the edition in both languages, as it will be shown from now on."""
    Page.objects.bulk_create(
        Page(
            lag_id=edition.lag_id,
            edition=edition,
            lang=lang,
            name=page.name,
            title=page.title,
            html=page.html,
            data=page.data,
        )
        for lang in LANGUAGES
        for page in stored_pages(public, report, lang=lang)
    )
