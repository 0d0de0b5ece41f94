"""`sutarimas demo`: the examples in a whole installation, to look around in."""

import os
import shutil
from datetime import datetime
from pathlib import Path

import click

from sutarimas.cli.clock import zone
from sutarimas.cli.installation import open_installation, prepare
from sutarimas.cli.options import lang_option
from sutarimas.cli.progress import steps
from sutarimas.cli.refusal import Refusal
from sutarimas.cli.serve import free_port, port_option, run
from sutarimas.document.wording import Wording

MARK = "demonstration.txt"


@click.command("demo")
@port_option
@click.option(
    "--examples",
    type=click.Path(path_type=Path),
    default=Path("examples"),
    show_default=True,
    help="Folder that holds the strategy folders.",
)
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("build/demo"),
    show_default=True,
    help="Folder of the demonstration.",
)
@click.option("--fresh", is_flag=True, help="Begin anew: what was done in the demonstration goes.")
@lang_option
def demo_command(*, port: int, examples: Path, data: Path, fresh: bool, lang: str) -> None:
    """Load every example, with people of every role, and serve it all on this machine."""
    words = Wording("cli", lang)
    folders = sorted(x.parent for x in examples.glob("*/strategy.yaml"))
    if not folders:
        raise Refusal(words.text("no_examples", path=str(examples)))
    taken = free_port("127.0.0.1", port, words)
    if fresh:
        _clear(data, words)
    os.environ["SUTARIMAS_DEMO"] = "1"
    os.environ["SUTARIMAS_SECOND_FACTOR"] = "offered"
    os.environ.pop("DATABASE_URL", None)
    open_installation(data)
    prepare()
    (data / MARK).touch()
    people = _load(folders, words)
    run(host="127.0.0.1", port=taken, workers=2, words=words, more=people)


def _clear(data: Path, words: Wording) -> None:
    """Remove an earlier demonstration and nothing else."""
    if data.exists() and not (data / MARK).exists() and any(data.iterdir()):
        raise Refusal(words.text("demo_not_ours", data=str(data)))
    shutil.rmtree(data, ignore_errors=True)


def _load(folders: list[Path], words: Wording) -> list[str]:
    """Load what is not there yet; lines that say how to sign in."""
    from sutarimas.actions.demonstration import PASSWORD, PEOPLE, load_example, publish_examples

    now = datetime.now(zone())  # noqa: TID251 - the outermost layer; everything below is handed it
    for name in steps([x.name for x in folders]):
        load_example(next(x for x in folders if x.name == name), now=now)
    publish_examples(now=now)
    lines = [words.text("demo_people", password=PASSWORD)]
    return [*lines, *(f"  {x.login:<8} {words.text(f'demo_{x.role.name}')}" for x in PEOPLE)]
