"""Jobs are asked for once, done under a lease, and end once, whatever happens to a worker."""

from collections.abc import Callable
from datetime import datetime, timedelta
from errno import ENOSPC
from typing import Any

import pytest

from sutarimas.actions.job import (
    LEASE,
    MOST_ATTEMPTS,
    Claim,
    LeaseLost,
    ask,
    beat,
    cancel,
    claim,
    dismiss,
    finish,
    give_back,
    retry,
)
from sutarimas.actions.refusals import Missing
from sutarimas.actions.work import Failure, Run, do_next
from sutarimas.queries.job import job as job_line
from sutarimas.queries.job import jobs
from sutarimas.records.models import Beat, Job
from tests.world import NOW, World

KIND, KEY = "sample", "one/draft/lt"


def asked(world: World, key: str = KEY, **payload: object) -> Job:
    pk = ask(actor=world.actor("rasa"), kind=KIND, key=key, payload=payload)
    return Job.objects.get(pk=pk)


def taken(worker: str = "a", now: datetime = NOW) -> Claim:
    found = claim(worker=worker, now=now)
    assert found is not None
    return found


def work(handler: Callable[[Run], None], *, now: datetime = NOW, **more: Any) -> bool:
    return do_next(worker="a", clock=lambda: now, handlers={KIND: handler}, **more)


def done(run: Run) -> None:
    run.finish(lambda: None)


def test_asking_again_while_it_is_under_way_asks_for_the_same_job(world: World) -> None:
    first = asked(world)
    assert asked(world).pk == first.pk
    taken()
    assert asked(world).pk == first.pk
    assert asked(world, key="another").pk != first.pk


def test_a_finished_job_can_be_asked_for_anew(world: World) -> None:
    first = asked(world)
    assert work(done)
    assert asked(world).pk != first.pk


def test_a_job_is_in_one_pair_of_hands_and_the_oldest_comes_first(world: World) -> None:
    first, second = asked(world, key="1"), asked(world, key="2")
    assert [taken("a").id, taken("b").id] == [first.pk, second.pk]
    assert claim(worker="c", now=NOW) is None


def test_a_job_is_not_begun_before_its_time(world: World) -> None:
    actor, later = world.actor("rasa"), NOW + timedelta(hours=1)
    ask(actor=actor, kind=KIND, key=KEY, payload={}, not_before=later)
    assert claim(worker="a", now=NOW) is None
    assert claim(worker="a", now=later) is not None


def test_a_silent_workers_job_is_taken_over_only_after_the_lease(world: World) -> None:
    asked(world)
    taken("a")
    assert claim(worker="b", now=NOW + LEASE) is None
    assert claim(worker="b", now=NOW + LEASE + timedelta(seconds=1)) is not None


def test_a_heartbeat_keeps_the_job(world: World) -> None:
    asked(world)
    held = taken("a")
    beat(held, now=NOW + LEASE, done=3, total=10)
    assert claim(worker="b", now=NOW + LEASE * 2) is None
    assert Job.objects.values_list("done", "total").get() == (3, 10)


def test_the_results_of_a_worker_that_lost_its_lease_are_not_put_in_place(world: World) -> None:
    asked(world)
    slow = taken("a")
    quick = taken("b", NOW + LEASE * 2)
    put: list[str] = []
    with pytest.raises(LeaseLost):
        finish(slow, put=lambda: put.append("slow"), now=NOW)
    with pytest.raises(LeaseLost):
        beat(slow, now=NOW)
    finish(quick, put=lambda: put.append("quick"), now=NOW)
    assert put == ["quick"]
    with pytest.raises(LeaseLost):
        finish(quick, put=lambda: put.append("again"), now=NOW)


def test_the_same_worker_does_not_mistake_its_old_lease_for_the_new_one(world: World) -> None:
    asked(world)
    old = taken("a")
    taken("a", NOW + LEASE * 2)
    with pytest.raises(LeaseLost):
        finish(old, put=lambda: None, now=NOW)


def test_results_that_cannot_be_put_leave_the_job_to_be_done_again(world: World) -> None:
    asked(world)

    def broken() -> None:
        Beat.objects.create(name="half", at=NOW)
        raise RuntimeError

    def handler(run: Run) -> None:
        run.finish(broken)

    work(handler)
    assert not Beat.objects.filter(name="half").exists()
    assert Job.objects.get().state == "waiting"


def test_a_job_that_keeps_breaking_off_is_given_up_in_words(world: World) -> None:
    row = asked(world)

    def breaks(_: Run) -> None:
        raise RuntimeError

    for _ in range(MOST_ATTEMPTS):
        assert work(breaks)
    assert not work(breaks)
    line = job_line(world.lag_id, row.pk, lang="lt")
    assert line is not None
    assert line.state == "failed"
    assert "pradėtas 3 kartus" in line.words


def test_killed_workers_count_as_attempts(world: World) -> None:
    asked(world)
    for n in range(MOST_ATTEMPTS):
        taken("killed", NOW + LEASE * 2 * n)
    assert claim(worker="next", now=NOW + LEASE * 2 * MOST_ATTEMPTS) is None
    assert Job.objects.get().state == "failed"


def test_a_polite_stop_gives_the_job_back_and_costs_no_attempt(world: World) -> None:
    asked(world)

    def handler(run: Run) -> None:
        run.tell()

    work(handler, stopping=lambda: True)
    assert Job.objects.values_list("state", "attempts").get() == ("waiting", 0)
    give_back(taken(), now=NOW)
    assert work(done)
    assert Job.objects.get().state == "done"


def test_a_waiting_job_is_stopped_at_once_and_a_running_one_by_its_worker(world: World) -> None:
    actor = world.actor("rasa")
    waiting = asked(world, key="1")
    cancel(actor=actor, job_id=waiting.pk)
    running = asked(world, key="2")

    def handler(run: Run) -> None:
        cancel(actor=actor, job_id=run.job.id)
        run.tell()

    work(handler)
    assert {x.state for x in Job.objects.filter(pk__in=[waiting.pk, running.pk])} == {"cancelled"}


def test_a_job_stopped_while_its_worker_lay_dead_is_not_begun_again(world: World) -> None:
    row = asked(world)
    taken("killed")
    cancel(actor=world.actor("rasa"), job_id=row.pk)
    assert claim(worker="b", now=NOW + LEASE * 2) is None
    assert Job.objects.get().state == "cancelled"


def test_a_full_disk_fails_at_once_and_says_that_earlier_files_stay(world: World) -> None:
    row = asked(world)

    def handler(_: Run) -> None:
        raise OSError(ENOSPC, "No space left on device")

    work(handler)
    lt, en = (job_line(world.lag_id, row.pk, lang=x) for x in ("lt", "en"))
    assert lt is not None
    assert "nebėra vietos" in lt.words
    assert en is not None
    assert "disk is full" in en.words


def test_a_failure_can_be_tried_again_or_put_away(world: World) -> None:
    actor, row = world.actor("rasa"), asked(world, n=7)

    def handler(_: Run) -> None:
        raise Failure("killed")

    def failures() -> int:
        return len(jobs(world.lag_id, kind=KIND, key="one/", lang="lt").failed)

    work(handler)
    assert failures() == 1
    again = Job.objects.get(pk=retry(actor=actor, job_id=row.pk))
    assert (again.payload, again.key) == (row.payload, row.key)
    assert failures() == 0
    work(handler)
    assert failures() == 1
    dismiss(actor=actor, job_id=again.pk)
    assert failures() == 0


def test_a_job_of_a_kind_that_nobody_knows_fails_in_words(world: World) -> None:
    row = asked(world)
    do_next(worker="a", clock=lambda: NOW, handlers={})
    line = job_line(world.lag_id, row.pk, lang="en")
    assert line is not None
    assert KIND in line.words


def test_another_groups_job_can_be_neither_stopped_nor_begun_again(world: World) -> None:
    row = asked(world)
    Job.objects.filter(pk=row.pk).update(lag_id=world.other_lag_id)
    for act in (cancel, retry):
        with pytest.raises(Missing):
            act(actor=world.actor("rasa"), job_id=row.pk)
    assert job_line(world.lag_id, row.pk, lang="lt") is None


def test_claiming_judges_by_the_clock_it_is_handed(world: World) -> None:
    asked(world)
    taken("a", NOW)
    row = Job.objects.get()
    assert row.lease_until == NOW + LEASE
    assert row.worker == "a"
