"""Progress on the error stream: a moving line in a terminal, plain lines elsewhere."""

import sys
from collections.abc import Iterable, Iterator

import click


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
