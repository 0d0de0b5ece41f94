"""A command that was written wrongly, told in the reader's language with what to do next."""

from collections.abc import Iterator

import click

from sutarimas.cli.clock import Day
from sutarimas.document.wording import Wording


def usage(error: click.UsageError, *, lang: str) -> str:
    """What is wrong with the command line, and where its use is explained."""
    words = Wording("cli", lang)
    command = error.ctx.command_path if error.ctx else "sutarimas"
    return " ".join((*_said(error, words), words.text("usage_help", command=command)))


def _said(error: click.UsageError, words: Wording) -> Iterator[str]:
    match error:
        case click.NoSuchOption():
            yield words.text("usage_no_option", option=error.option_name)
            yield from _near(error.possibilities, words)
        case click.NoSuchCommand():
            yield words.text("usage_no_command", name=error.command_name)
            yield from _near(error.possibilities, words)
        case click.BadOptionUsage():
            yield words.text("usage_no_value", option=error.option_name)
        case click.MissingParameter():
            option = isinstance(error.param, click.Option)
            key = "usage_option_missing" if option else "usage_argument_missing"
            yield words.text(key, name=_name(error.param))
        case click.BadParameter():
            yield from _bad(error, words)
        case _ if error.ctx is not None and error.message.startswith("Got unexpected"):
            yield words.text("usage_too_many", given=error.message.partition("(")[2].rstrip(")"))
        case _:
            yield words.text("usage_other", message=error.message)


def _near(found: list[str] | None, words: Wording) -> Iterator[str]:
    if found:
        yield words.text("usage_near", near=found[0])


def _bad(error: click.BadParameter, words: Wording) -> Iterator[str]:
    """A value that does not fit, and which ones do."""
    name = _name(error.param)
    match error.param.type if error.param else None:
        case click.Choice() as choice:
            fitting = ", ".join(str(x) for x in choice.choices)
            yield words.text("usage_choice", name=name, choices=fitting)
        case Day():
            yield words.text("usage_day", name=name)
        case click.IntRange() as numbers:
            yield words.text("usage_range", name=name, low=str(numbers.min), high=str(numbers.max))
        case _:
            yield words.text("usage_value", name=name, message=error.message)


def _name(param: click.Parameter | None) -> str:
    """An option as it is typed, an argument as the help names it."""
    if param is None:
        return "?"
    return param.opts[0] if isinstance(param, click.Option) else param.human_readable_name
