"""The bench tells time, ratio and verdict, and fails where a limit is passed."""

import subprocess
import sys

import pytest

from scripts.bench import Limit, Result, best, command, measure, report


def limit(seconds: float) -> Limit:
    return Limit(name="checks", seconds=seconds, ours=list, peer="a peer", baseline=list)


def result(*, ours: float) -> Result:
    return Result(limit=limit(0.05), ours=ours, baseline=0.02)


def test_a_line_gives_time_limit_ratio_and_peer() -> None:
    line = " ".join(str(result(ours=0.04)).split())
    assert line == "checks 40 ms of 50 ms kept 2.00 x a peer (20 ms)"


def test_a_passed_limit_is_shown_and_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert report([result(ours=0.06), result(ours=0.01)]) == 1
    assert "PASSED" in capsys.readouterr().out.splitlines()[0]


def test_kept_limits_succeed() -> None:
    assert report([result(ours=0.05)]) == 0


def test_the_best_of_several_runs_counts() -> None:
    calls: list[int] = []
    assert best(lambda: calls.append(1), runs=4) < 1
    assert len(calls) == 4


def test_ours_runs_before_the_peer_that_reads_its_output() -> None:
    order: list[str] = []
    measure(
        Limit(
            name="x",
            seconds=1,
            ours=lambda: order.append("ours"),
            peer="y",
            baseline=lambda: order.append("peer"),
            runs=1,
        )
    )
    assert order == ["ours", "peer"]


def test_a_command_that_fails_is_not_taken_for_a_fast_one() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        command(sys.executable, "-c", "raise SystemExit(1)")()
