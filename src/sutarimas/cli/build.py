"""`sutarimas build`: every document of a strategy into one folder, with a manifest."""

import os
import shutil
import tempfile
from datetime import date
from pathlib import Path

import click

from sutarimas.cli.options import lang_option, on_option
from sutarimas.cli.outputs import OUTPUTS, Job
from sutarimas.cli.progress import Steps, json_steps, steps
from sutarimas.cli.refusal import Refusal
from sutarimas.cli.source import read_strategy
from sutarimas.document.wording import Wording
from sutarimas.domain.history import last_day
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.archive import MANIFEST
from sutarimas.formats.manifest import write_manifest
from sutarimas.rulebook import book


@click.command("build")
@click.argument("path")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder to write.")
@on_option("the newest day recorded in the strategy")
@lang_option
@click.option(
    "--progress",
    type=click.Choice(["auto", "json"]),
    default="auto",
    show_default=True,
    help="Progress on the error stream: for people, or one JSON object a line for programs.",
)
def build_command(*, path: str, out: Path, on: date | None, lang: str, progress: str) -> None:
    """Build every document of the strategy in PATH (folder or bundle) into --out."""
    words = Wording("cli", lang)
    _refuse_foreign(out, words)
    strategy = read_strategy(path, lang=lang)
    day = on or last_day(strategy)
    told = json_steps if progress == "json" else steps
    written = build_into(strategy, out, on=day, lang=lang, told=told)
    click.echo(words.text("built", n=str(written), out=str(out)))
    if on is None:
        click.echo(words.text("built_day", day=day.isoformat()))


def build_into(strategy: Strategy, out: Path, *, on: date, lang: str, told: Steps = steps) -> int:
    """Write every file and the manifest, all or nothing; the number of files written.

    `told` shows each step while it is done.
    """
    words = Wording("cli", lang)
    report = book.check(strategy, on=on)
    job = Job(strategy=strategy, report=report, on=on, lang=lang)
    try:
        # A link to a folder stays, and what it leads to is replaced.
        place = Path(os.path.realpath(out))
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
    except OSError as error:
        raise _unwritable(out, error, words) from None
    try:
        job.begin()
        titles = {words.text("writing", name=name): name for name in OUTPUTS}
        for title in told(titles):
            (fresh / titles[title]).write_bytes(OUTPUTS[titles[title]](job))
        write_manifest(fresh, strategy=strategy, pack=report.pack, on=on, lang=lang)
        _swap(fresh, place)
    except OSError as error:
        raise _unwritable(out, error, words) from None
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return len(OUTPUTS) + 1


def _unwritable(out: Path, error: OSError, words: Wording) -> Refusal:
    return Refusal(words.text("out_unwritable", out=str(out), reason=error.strerror or str(error)))


def _refuse_foreign(out: Path, words: Wording) -> None:
    """Refuse to replace what an earlier build did not make."""
    try:
        if out.exists() and not out.is_dir():
            raise Refusal(words.text("out_is_file", out=str(out)))
        present = {x.name for x in out.iterdir()} if out.is_dir() else set()
    except OSError as error:
        raise _unwritable(out, error, words) from None
    if present and (MANIFEST not in present or present - {*OUTPUTS, MANIFEST}):
        raise Refusal(words.text("out_not_ours", out=str(out)))


def _swap(fresh: Path, out: Path) -> None:
    """Put the new folder in the place of the old one."""
    fresh.chmod(0o755)
    if out.exists():
        old = fresh.with_name(f"{fresh.name}-old")
        out.rename(old)
        try:
            fresh.rename(out)
        finally:
            # Where another build has taken the place meanwhile, its folder stands.
            old.rename(out) if not out.exists() else shutil.rmtree(old)
    else:
        fresh.rename(out)
