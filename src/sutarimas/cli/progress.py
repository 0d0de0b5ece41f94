"""Progress on the error stream: a moving line in a terminal, plain lines elsewhere."""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn


def steps(names: Iterable[str], *, quiet: bool = False) -> Iterator[str]:
    """Each name in turn, shown while the work of its step is done by the caller."""
    listed = tuple(names)
    console = Console(stderr=True, highlight=False)
    if quiet:
        yield from listed
    elif not console.is_terminal:
        for name in listed:
            console.print(name, markup=False, soft_wrap=True)
            yield name
    else:
        yield from _moving(listed, console)


def _moving(names: tuple[str, ...], console: Console) -> Iterator[str]:
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=len(names))
        for name in names:
            progress.update(task, description=name)
            yield name
            progress.advance(task)
