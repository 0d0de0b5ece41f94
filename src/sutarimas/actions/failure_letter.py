"""Writing to whoever asked for work that failed for good: what it was, why, what to do next."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sutarimas.actions.letter_text import Where
from sutarimas.actions.mail import post, recipient
from sutarimas.domain.rights import Right
from sutarimas.queries.access import role_in
from sutarimas.queries.job import words_of
from sutarimas.queries.words import say
from sutarimas.records.models import Edition, Job, Strategy, Upload


@dataclass(frozen=True, kw_only=True)
class _Work:
    """What failed: which words tell of it, what fills them, and its page."""

    kind: str
    slots: dict[str, object]
    where: Where


def tell_of_failure(*, job_id: UUID, now: datetime) -> None:
    """Write to the person who asked for a job, if they want to know and may see its page."""
    job = Job.objects.select_related("account", "lag").get(pk=job_id)
    person = job.account
    if person is None or not (person.is_active and person.email and person.told_of_failures):
        return
    if not role_in(person, job.lag_id, on=now.date()).may(Right.READ):
        return
    work = _work(job, person.language)
    post(
        lag_id=job.lag_id,
        kind=work.kind,
        to=recipient(person),
        slots=work.slots,
        where=work.where,
        quoted=words_of(job, person.language),
        now=now,
        # One act may ask for several jobs, and one cause lets them all fail.
        digest_key=f"failures:{person.pk}",
    )


def _work(job: Job, lang: str) -> _Work:
    payload: dict[str, Any] = json.loads(job.payload)
    upload = Upload.objects.filter(pk=_key(payload, "upload"), lag_id=job.lag_id).first()
    if upload is not None:
        page = Where(page="desk:file", args=(job.lag.slug, upload.pk))
        return _Work(kind="failed_check", slots={"name": upload.name}, where=page)
    strategy = Strategy.objects.filter(pk=_key(payload, "strategy"), lag_id=job.lag_id).first()
    if strategy is None:
        page = Where(page="desk:today", args=(job.lag.slug,))
        return _Work(kind="failed_work", slots={}, where=page)
    return _documents(job, strategy, payload, lang)


def _key(payload: dict[str, Any], name: str) -> UUID:
    """A key that a job names, or one of nothing: a job of an unknown kind must still be closed."""
    try:
        return UUID(str(payload.get(name)))
    except ValueError:
        return UUID(int=0)


def _documents(job: Job, strategy: Strategy, payload: dict[str, Any], lang: str) -> _Work:
    slots: dict[str, object] = {
        "strategy": strategy.title,
        "language": say(lang, f"mail.files_{payload['lang']}"),
    }
    page = Where(page="desk:documents", args=(job.lag.slug, strategy.slug))
    edition = Edition.objects.filter(pk=_key(payload, "edition"), strategy=strategy).first()
    if edition is None:
        return _Work(kind="failed_draft", slots=slots, where=page)
    return _Work(kind="failed_edition", slots={**slots, "number": edition.number}, where=page)
