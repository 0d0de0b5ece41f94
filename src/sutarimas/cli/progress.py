"""Progress on the error stream: a moving line in a terminal, plain lines elsewhere."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping

import click

#: Takes what each step is called for people and for programs, and yields the former in turn.
Steps = Callable[[Mapping[str, str]], Iterator[str]]


def steps(names: Iterable[str], *, quiet: bool = False) -> Iterator[str]:
    """Each name in turn, shown while the work of its step is done by the caller."""
    listed = tuple(names)
    if quiet:
        yield from listed
    elif not sys.stderr.isatty():
        for name in listed:
            click.echo(name, err=True)
            yield name
    else:
        yield from _moving(listed)


def json_steps(names: Mapping[str, str]) -> Iterator[str]:
    """The same for a program that waits: `{"done": 3, "total": 10, "name": "…"}` on a line."""
    for done, (title, name) in enumerate(names.items()):
        step = {"done": done, "total": len(names), "name": name}
        click.echo(json.dumps(step, ensure_ascii=False), err=True)
        yield title


def _moving(names: tuple[str, ...]) -> Iterator[str]:
    # Only a terminal needs them, and they take a while to load.
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=len(names))
        for name in names:
            progress.update(task, description=name)
            yield name
            progress.advance(task)
