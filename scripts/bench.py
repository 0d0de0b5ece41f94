"""Measure the limits we hold ourselves to, each beside a baseline of the same run.

A machine that is busy or slow slows the baseline too, so the ratio says more than the time.
Run it through `make bench`; it ends with 1 where a limit is passed.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from time import perf_counter

import django
from django.core.management import call_command
from django.test import Client
from django.utils.timezone import now

from scripts.visits import VISITS, WORKERS, rush, served, worker_memory
from sutarimas.domain.history import last_day
from sutarimas.formats.load import load
from sutarimas.rulebook.book import check

SETTINGS = "sutarimas.config.settings"
BIN = Path(sys.executable).parent
EXAMPLE = Path("examples/ezeryne")
WEASYPRINT = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])"

Work = Callable[[], object]


@dataclass(frozen=True, kw_only=True)
class Limit:
    """Something of ours that may take so long, and a peer's way to do the same or a part of it."""

    name: str
    seconds: float
    ours: Work
    peer: str
    baseline: Work
    runs: int = 3


@dataclass(frozen=True, kw_only=True)
class Result:
    """Seconds taken: the best of several runs, ours and the peer's."""

    limit: Limit
    ours: float
    baseline: float

    @property
    def kept(self) -> bool:
        return self.ours <= self.limit.seconds

    def __str__(self) -> str:
        verdict = "kept" if self.kept else "PASSED"
        return (
            f"{self.limit.name:<28} {milliseconds(self.ours)} of {milliseconds(self.limit.seconds)}"
            f" {verdict:<7} {self.ours / self.baseline:6.2f} x {self.limit.peer}"
            f" ({milliseconds(self.baseline).strip()})"
        )


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:7,.0f} ms"


def best(work: Work, *, runs: int) -> float:
    """The shortest of several runs, in seconds: what is left when nothing else disturbs."""
    return min(timed(work) for _ in range(runs))


def timed(work: Work) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def measure(limit: Limit) -> Result:
    """Time ours and then the peer, which may read what ours wrote."""
    return Result(
        limit=limit,
        ours=best(limit.ours, runs=limit.runs),
        baseline=best(limit.baseline, runs=limit.runs),
    )


def command(*parts: str | Path) -> Work:
    """A fresh process each time, so that nothing is warm; raises where it fails."""
    line = [str(part) for part in parts]
    return lambda: subprocess.run(line, check=True, capture_output=True)  # noqa: S603 - our own


def python_work() -> int:
    """A fixed load of plain Python: what the machine is worth at this moment."""
    words = {f"{number:05}": number * number for number in range(60_000)}
    return sum(len(key) + value % 97 for key, value in sorted(words.items()))


def limits(out: Path) -> tuple[Limit, ...]:
    """What is measured; documents are built into the folder `out`."""
    page, peers_pdf = out / "strategy.html", out / "peer.pdf"
    strategy = load(EXAMPLE)
    day = last_day(strategy)
    return (
        Limit(
            name="rule check, value loaded",
            seconds=0.05,
            ours=lambda: check(strategy, on=day),
            peer="plain Python",
            baseline=python_work,
            runs=20,
        ),
        Limit(
            name="loading the folder",
            seconds=0.3,
            ours=lambda: load(EXAMPLE),
            peer="plain Python",
            baseline=python_work,
            runs=20,
        ),
        Limit(
            name="all documents, cold",
            seconds=4,
            ours=command(BIN / "sutarimas", "build", EXAMPLE, "--out", out),
            peer="WeasyPrint, the PDF alone",
            baseline=command(sys.executable, "-c", WEASYPRINT, page, peers_pdf),
        ),
    )


#: Pages that everybody reads, as a person's browser asks for them; the page cache is off.
PUBLIC = (
    "/lt/ezeryne/",
    "/lt/ezeryne/strategy/",
    "/lt/ezeryne/brief/",
    "/lt/ezeryne/r/need/P-01/",
    "/lt/ezeryne/documents/",
)


def page_limits(data: Path) -> tuple[Limit, ...]:
    """Public pages of Ežerynė on an installation of their own in the folder `data`."""
    os.environ |= {"SUTARIMAS_DATA": str(data), "DJANGO_SETTINGS_MODULE": SETTINGS}
    django.setup()
    # These read the settings, which the lines above name.
    from sutarimas.actions import demonstration

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    demonstration.load_example(EXAMPLE, now=now())
    demonstration.publish_examples(now=now())
    browser = Client(SERVER_NAME="127.0.0.1")
    return tuple(
        Limit(
            name=url,
            seconds=0.008,
            ours=opened(browser, url),
            peer="plain Python",
            baseline=python_work,
            runs=50,
        )
        for url in PUBLIC
    )


def opened(browser: Client, url: str) -> Work:
    """One anonymous visit; raises unless the page is there."""

    def visit() -> None:
        answer = browser.get(url)
        if answer.status_code != HTTPStatus.OK:
            raise RuntimeError(f"{url}: {answer.status_code}")

    return visit


PER_SECOND = 200
WORKER_MEGABYTES = 90


def server_results(data: Path) -> tuple[Result, bool]:
    """How fast two workers answer, and whether each stays small after all those visits."""
    with served(data) as (port, process):
        rate = measure(
            Limit(
                name=f"{VISITS} visits, {WORKERS} workers",
                seconds=VISITS / PER_SECOND,
                ours=lambda: rush(port, PUBLIC[0]),
                peer="plain Python",
                baseline=python_work,
            )
        )
        for url in PUBLIC:
            rush(port, url)
        megabytes = worker_memory(process)
    print(f"{'memory of a worker':<28} {megabytes:.0f} MB of {WORKER_MEGABYTES} MB")
    print(f"{'visits a second':<28} {VISITS / rate.ours:.0f}")
    return rate, megabytes <= WORKER_MEGABYTES


def report(results: Iterable[Result]) -> int:
    """Print a line for each result; returns the exit code."""
    kept = True
    for result in results:
        print(result)
        kept = kept and result.kept
    return 0 if kept else 1


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        found = (*limits(out / "documents"), *page_limits(out / "site"))
        timed_well = report(map(measure, found))
        rate, is_small = server_results(out / "site")
        return report([rate]) or timed_well or int(not is_small)


if __name__ == "__main__":
    sys.exit(main())
