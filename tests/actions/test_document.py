"""A build that is killed, stopped or refused leaves earlier files and says why in words."""

import os
from collections.abc import Callable
from datetime import timedelta
from errno import ENOSPC
from pathlib import Path

import pytest

from sutarimas.actions import document
from sutarimas.actions.build_process import BuildProcess
from sutarimas.actions.document import ask_draft, ask_edition
from sutarimas.actions.handlers import HANDLERS
from sutarimas.actions.job import ask, cancel
from sutarimas.actions.refusals import Forbidden, Missing
from sutarimas.actions.work import Run, do_next
from sutarimas.queries.job import JobLine, job
from sutarimas.queries.store import blob_path
from sutarimas.records.models import Document, Edition, Job
from tests.world import NOW, World

SOON = NOW + timedelta(seconds=1)


def built(world: World) -> JobLine:
    key = ask_draft(actor=world.actor("ieva"), strategy_id=world.strategy_id, lang="lt")
    do_next(worker="test", clock=lambda: SOON, handlers=HANDLERS)
    found = job(world.lag_id, key, lang="lt")
    assert found is not None
    return found


@pytest.fixture
def earlier(world: World) -> Document:
    """A file of an earlier build."""
    return Document.objects.create(
        lag_id=world.lag_id,
        strategy_id=world.strategy_id,
        lang="lt",
        name="strategy.pdf",
        sha256="0" * 64,
        size=1,
        content_hash="0" * 64,
        built_at=NOW,
    )


@pytest.fixture
def instead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets a shell script stand in for the command that builds."""

    def put(script: str) -> None:
        path = tmp_path / "stand-in"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setattr("sutarimas.actions.build_process.sys.executable", str(path))

    return put


def test_a_child_that_was_killed_is_told_from_one_that_refused(
    world: World, earlier: Document, instead: Callable[[str], None]
) -> None:
    instead("kill -9 $$")
    line = built(world)
    assert line.state == "failed"
    assert "pritrūksta atminties" in line.words
    instead("echo 'Netinka 3 eilutė.' >&2; exit 2")
    line = built(world)
    assert "Netinka 3 eilutė." in line.words
    assert Document.objects.get() == earlier


def test_a_full_disk_of_the_child_is_named(
    world: World, earlier: Document, instead: Callable[[str], None]
) -> None:
    instead(f"echo 'Į /x rašyti negalima: {os.strerror(ENOSPC)}.' >&2; exit 2")
    assert "nebėra vietos" in built(world).words
    assert Document.objects.get() == earlier


def test_a_disk_that_fills_while_files_are_kept_changes_nothing(
    world: World, earlier: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> tuple[str, int]:
        raise OSError(ENOSPC, os.strerror(ENOSPC))

    monkeypatch.setattr(document, "keep", full)
    line = built(world)
    assert (line.state, "nebėra vietos" in line.words) == ("failed", True)
    assert Document.objects.get() == earlier


def test_a_stopped_build_ends_its_child(
    world: World,
    earlier: Document,
    instead: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    instead('echo \'{"done": 1, "total": 10, "name": "strategy.pdf"}\' >&2; exec sleep 60')
    children: list[BuildProcess] = []
    tell = Run.tell

    def stopped(run: Run, **more: object) -> None:
        if more.get("total"):
            cancel(actor=world.actor("rasa"), job_id=run.job.id)
        tell(run, **more)  # type: ignore[arg-type]

    class Watched(BuildProcess):
        def follow(self, run: Run) -> None:
            children.append(self)
            super().follow(run)

    monkeypatch.setattr(Run, "tell", stopped)
    monkeypatch.setattr(document, "BuildProcess", Watched)
    assert built(world).state == "cancelled"
    assert children[0]._process.poll() is not None
    assert Document.objects.get() == earlier


def test_nothing_is_left_in_the_work_folder(
    world: World, instead: Callable[[str], None], settings: object
) -> None:
    instead("exit 2")
    built(world)
    work = Path(settings.DATA) / "work"  # type: ignore[attr-defined]
    assert [x for x in work.iterdir() if x.name.startswith("build-")] == []


@pytest.mark.parametrize("login", ["jonas", "vita", "ona"])
def test_only_those_who_write_ask_for_a_build(login: str, world: World) -> None:
    with pytest.raises(Forbidden):
        ask_draft(actor=world.actor(login), strategy_id=world.strategy_id, lang="lt")
    assert not Job.objects.exists()


def test_another_groups_strategy_cannot_be_built(world: World) -> None:
    with pytest.raises(Missing):
        ask_draft(actor=world.actor("rasa"), strategy_id=world.other_strategy_id, lang="lt")


def test_a_job_that_names_another_groups_strategy_builds_nothing(world: World) -> None:
    payload = {"strategy": str(world.other_strategy_id), "lang": "lt", "on": "2026-11-24"}
    key = ask(actor=world.actor("rasa"), kind=document.KIND, key="svetima", payload=payload)
    do_next(worker="test", clock=lambda: SOON, handlers=HANDLERS)
    found = job(world.lag_id, key, lang="lt")
    assert found is not None
    assert found.state == "failed"
    assert not (blob_path(world.lag_id, "0" * 64).parent.parent).exists()


def test_an_edition_whose_bundle_cannot_be_read_keeps_the_files_it_has(
    world: World, earlier: Document
) -> None:
    made = Edition.objects.create(
        lag_id=world.lag_id,
        strategy_id=world.strategy_id,
        number=1,
        code="1",
        stage="consulted",
        content_hash="0" * 64,
        pack="",
        published_on=NOW.date(),
        published_at=NOW,
        published_by="Rasa",
        bundle="{}",
        findings="{}",
    )
    Document.objects.filter(pk=earlier.pk).update(edition=made)
    ask_edition(actor=world.actor("rasa"), edition=made)
    assert set(Job.objects.values_list("key", flat=True)) == {
        f"{world.strategy_id}/1/lt",
        f"{world.strategy_id}/1/en",
    }
    while do_next(worker="test", clock=lambda: SOON, handlers=HANDLERS):
        pass
    # Its bundle cannot be read, so nothing is built and what stood stays.
    assert set(Job.objects.values_list("state", flat=True)) == {"failed"}
    assert Document.objects.get().pk == earlier.pk
