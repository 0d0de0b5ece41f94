"""Building the documents of a draft or of an edition, in a process of their own.

The child is the same command that anybody can run on the exported bundle, so the files come
out the same, byte for byte. It knows no database; its folder is emptied into the store only
when it has written every file.
"""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from sutarimas.actions.build_process import BuildProcess
from sutarimas.actions.change import require
from sutarimas.actions.job import State, ask
from sutarimas.actions.refusals import Missing
from sutarimas.actions.store import keep
from sutarimas.actions.work import Failure, Run
from sutarimas.domain.rights import Right
from sutarimas.formats.bundle import write_bundle
from sutarimas.queries.access import Actor
from sutarimas.queries.store import blob_path
from sutarimas.queries.strategy import load
from sutarimas.records.models import Document, Edition, Job, Strategy, Upload

KIND = "documents"
LANGUAGES = ("lt", "en")
_CHUNK = 1 << 16


@dataclass(frozen=True, kw_only=True)
class _Text:
    """What a build is made from: the public bundle, its hash, the day it is judged by."""

    bundle: bytes
    content_hash: str
    on: date
    edition: UUID | None


def ask_draft(*, actor: Actor, strategy_id: UUID, lang: str) -> UUID:
    """Ask for the documents of the strategy as it stands; the job under way when there is one."""
    require(actor, Right.WRITE)
    if not Strategy.objects.filter(pk=strategy_id, lag_id=actor.lag_id).exists():
        raise Missing("missing")
    payload = {"strategy": str(strategy_id), "lang": lang, "on": actor.today.isoformat()}
    return ask(actor=actor, kind=KIND, key=f"{strategy_id}/draft/{lang}", payload=payload)


def ask_edition(*, actor: Actor, edition: Edition) -> None:
    """Ask for the documents of a published edition in both languages."""
    for lang in LANGUAGES:
        payload = {
            "strategy": str(edition.strategy_id),
            "edition": str(edition.pk),
            "lang": lang,
        }
        key = f"{edition.strategy_id}/{edition.number}/{lang}"
        ask(actor=actor, kind=KIND, key=key, payload=payload)


def build(run: Run) -> None:
    """The job itself."""
    strategy_id, lang = UUID(run.job.payload["strategy"]), run.job.payload["lang"]
    text = _text(run.job.lag_id, run.job.payload, strategy_id)
    with _folder() as place:
        bundle = place / "bundle.json"
        bundle.write_bytes(text.bundle)
        process = BuildProcess(bundle, out=place / "out", lang=lang, on=text.on)
        process.follow(run)
        kept = _keep(run, sorted((place / "out").iterdir()))
    run.finish(lambda: _put(run, strategy_id=strategy_id, lang=lang, text=text, kept=kept))


def _keep(run: Run, files: list[Path]) -> dict[str, tuple[str, int]]:
    """Fingerprint and size of every file by its name; OSError where not all of them have room."""
    kept: dict[str, tuple[str, int]] = {}
    try:
        for file in files:
            kept[file.name] = keep(run.job.lag_id, _chunks(file))
    except OSError:
        others = Job.objects.filter(lag_id=run.job.lag_id, kind=KIND, state=State.RUNNING)
        # Another build may have kept the very same bytes and name them in a moment.
        if not others.exclude(pk=run.job.id).exists():
            _forget(run.job.lag_id, {sha256 for sha256, _ in kept.values()})
        raise
    return kept


def _text(lag_id: UUID, payload: Mapping[str, Any], strategy_id: UUID) -> _Text:
    """What is to be built; only what is the group's own, whatever the job names."""
    if "edition" in payload:
        edition = Edition.objects.filter(pk=payload["edition"], lag_id=lag_id).first()
        if edition is None:
            raise Failure("gone")
        return _Text(
            bundle=edition.bundle.encode(),
            content_hash=edition.content_hash,
            on=edition.published_on,
            edition=edition.pk,
        )
    if not Strategy.objects.filter(pk=strategy_id, lag_id=lag_id).exists():
        raise Failure("gone")
    value = load(strategy_id)
    return _Text(
        bundle=write_bundle(value, public=True),
        content_hash=value.content_hash,
        on=date.fromisoformat(payload["on"]),
        edition=None,
    )


class _folder:  # noqa: N801 - used like the function it stands for
    """A folder for one build, gone afterwards whatever happened."""

    def __enter__(self) -> Path:
        root = Path(settings.DATA) / "work"
        root.mkdir(parents=True, exist_ok=True)
        self.path = Path(tempfile.mkdtemp(dir=root, prefix="build-"))
        return self.path

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.path, ignore_errors=True)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _put(
    run: Run, *, strategy_id: UUID, lang: str, text: _Text, kept: dict[str, tuple[str, int]]
) -> None:
    """Rows of the new files; those of an older draft go, those of an edition never change."""
    rows = Document.objects.filter(
        lag_id=run.job.lag_id, strategy_id=strategy_id, edition=text.edition, lang=lang
    )
    if text.edition is not None and rows.exists():
        return
    old = set(rows.values_list("sha256", flat=True))
    rows.delete()
    now = run.clock()
    Document.objects.bulk_create(
        Document(
            lag_id=run.job.lag_id,
            strategy_id=strategy_id,
            edition_id=text.edition,
            lang=lang,
            name=name,
            sha256=sha256,
            size=size,
            content_hash=text.content_hash,
            built_at=now,
        )
        for name, (sha256, size) in kept.items()
    )
    # After the rows are safe: a file too many is a nuisance, one too few a loss.
    transaction.on_commit(lambda: _forget(run.job.lag_id, old))


def _forget(lag_id: UUID, prints: set[str]) -> None:
    """Take bytes away that no row of the group names any more."""
    documents = Document.objects.filter(lag_id=lag_id, sha256__in=prints)
    uploads = Upload.objects.filter(lag_id=lag_id).filter(
        Q(sha256__in=prints) | Q(preview__in=prints)
    )
    named = {*documents.values_list("sha256", flat=True)}
    named |= {x for pair in uploads.values_list("sha256", "preview") for x in pair}
    for one in prints - named:
        blob_path(lag_id, one).unlink(missing_ok=True)
