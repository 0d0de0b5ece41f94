"""Write docs/commands.md anew from the help of the commands, and samples of what they answer."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from sutarimas.cli.check import FORMATS
from sutarimas.cli.main import sutarimas
from sutarimas.formats.load import load
from sutarimas.rulebook.book import check

DOCS = Path(__file__).parents[1] / "docs"
FOLDER = DOCS / "formats" / "strategy-folder.sample"
DAY = date(2026, 6, 30)
#: File of each sample, and the form of the answer of `sutarimas check` that it holds.
SAMPLES = {
    "findings.sample.json": "json",
    "sarif.sample.json": "sarif",
    "junit.sample.xml": "junit",
}
INTRODUCTION = """\
# Commands

`sutarimas COMMAND`. PATH is a strategy folder or a bundle (`.json`, `.zip`).

| exit status | means |
| --- | --- |
| 0 | nothing wrong |
| 1 | errors found by `check`, differences found by `verify` |
| 2 | input that cannot be used, or a command that is not written as it should be |
| 130 | stopped with Ctrl+C |

Answers go to standard output, progress and refusals to the error stream. `SUTARIMAS_LANG=en` sets
the language once for all commands. The forms for machines are described in
[formats](formats/README.md).
"""


def commands() -> str:
    """The whole page: one chapter for each command, with its help as it is shown."""
    return "\n".join((INTRODUCTION, *_chapters(sutarimas, "sutarimas")))


def _chapters(group: click.Group, path: str) -> Iterator[str]:
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from _chapters(command, f"{path} {name}")
        else:
            yield f"## {path} {name}\n\n```text\n{_help(command, f'{path} {name}')}\n```\n"


def _help(command: click.Command, path: str) -> str:
    """The help at a fixed width, whatever the terminal."""
    context = click.Context(
        command,
        info_name=path,
        terminal_width=92,
        max_content_width=92,
        help_option_names=["-h", "--help"],
    )
    return command.get_help(context)


def samples() -> Iterator[tuple[str, str]]:
    """Names and texts of the samples: what `check` answers for the sample folder."""
    report = check(load(FOLDER), on=DAY)
    for name, form in SAMPLES.items():
        yield name, f"{FORMATS[form](report, 'lt')}\n"


def main() -> int:
    (DOCS / "commands.md").write_text(commands(), "utf-8")
    for name, text in samples():
        (DOCS / "formats" / name).write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
