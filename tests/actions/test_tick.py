"""The regular duties: each is done, one that fails harms no other, and the pass is told."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session

from sutarimas.actions import tick as ticking
from sutarimas.actions.job import ask
from sutarimas.actions.tick import tick
from sutarimas.records.models import Beat, Job
from tests.world import NOW, World

pytestmark = pytest.mark.usefixtures("world", "no_other_rooms")


@pytest.fixture
def no_other_rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Copies and mail have tests of their own."""
    monkeypatch.setattr(ticking, "_DUTIES", ())


def test_a_pass_says_when_it_was() -> None:
    assert tick(now=NOW) == ()
    assert tick(now=NOW + timedelta(minutes=1)) == ()
    row = Beat.objects.get(name="tick")
    assert (row.at, row.note) == (NOW + timedelta(minutes=1), "")


def test_a_duty_that_goes_wrong_harms_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*, now: object) -> None:
        raise RuntimeError(now)

    monkeypatch.setattr(ticking, "seal_all", broken)
    old = _left_behind("build-old", hours=2)
    assert tick(now=NOW) == ("seal",)
    assert Beat.objects.get(name="tick").note == "seal"
    assert not old.exists()


def test_folders_of_killed_builds_are_cleared_away_and_fresh_ones_stay() -> None:
    old, fresh = _left_behind("build-old", hours=2), _left_behind("build-new", hours=0)
    tick(now=NOW)
    assert (old.exists(), fresh.exists()) == (False, True)


def test_halves_of_killed_copies_and_uploads_are_cleared_away(world: World) -> None:
    for name in ("backups/.copying-x", f"files/{world.lag_id}/arriving-x"):
        left = Path(settings.DATA) / name
        left.parent.mkdir(parents=True, exist_ok=True)
        left.write_text("half")
        os.utime(left, (NOW.timestamp(), NOW.timestamp()))
        tick(now=NOW)
        assert left.exists()
        tick(now=NOW + timedelta(hours=2))
        assert not left.exists()


def test_jobs_that_ended_long_ago_go_and_failures_stay(world: World) -> None:
    for key in ("done", "failed", "waiting"):
        ask(actor=world.actor("rasa"), kind="sample", key=key, payload={})
    for key in ("done", "failed"):
        Job.objects.filter(key=key).update(state=key, finished_at=NOW)
    tick(now=NOW + timedelta(days=29))
    assert Job.objects.count() == 3
    tick(now=NOW + timedelta(days=31))
    assert set(Job.objects.values_list("key", flat=True)) == {"failed", "waiting"}


def _left_behind(name: str, *, hours: int) -> Path:
    folder = Path(settings.DATA) / "work" / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bundle.json").write_text("{}")
    moment = (NOW - timedelta(hours=hours)).timestamp()
    os.utime(folder, (moment, moment))
    return folder


def test_sessions_that_ended_are_cleared_away_with_what_they_held() -> None:
    for key, minutes in (("ended", -1), ("lives", 1)):
        ends = NOW + timedelta(minutes=minutes)
        Session.objects.create(session_key=key, session_data="x", expire_date=ends)
    tick(now=NOW)
    assert [x.session_key for x in Session.objects.all()] == ["lives"]
