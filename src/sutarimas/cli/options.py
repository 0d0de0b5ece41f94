"""Options that several commands share."""

from collections.abc import Callable
from typing import Any

import click

from sutarimas.cli.clock import Day

Command = Callable[..., Any]


def lang_option(command: Command) -> Command:
    """`--lang lt|en`, Lithuanian by default."""
    return click.option(
        "--lang",
        type=click.Choice(["lt", "en"]),
        default="lt",
        show_default=True,
        envvar="SUTARIMAS_LANG",
        help="Language of messages and documents.",
    )(command)


def on_option(default: str) -> Callable[[Command], Command]:
    """`--on DAY`; `default` says in words what stands without it."""

    def add(command: Command) -> Command:
        return click.option(
            "--on", type=Day(), help=f"Day to judge by, 2026-06-30 or today. Default: {default}."
        )(command)

    return add
