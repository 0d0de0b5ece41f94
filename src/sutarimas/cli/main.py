"""The command `sutarimas`.

Exit status: 0 nothing wrong, 1 errors found or fingerprints differ, 2 unusable input.
"""

import os
import signal
import sys
from collections.abc import Callable
from io import TextIOWrapper
from itertools import pairwise
from zoneinfo import ZoneInfoNotFoundError

import click

from sutarimas import __version__
from sutarimas.cli.backup import backup_command, restore_command
from sutarimas.cli.build import build_command
from sutarimas.cli.check import check_command
from sutarimas.cli.confirm import confirm_command
from sutarimas.cli.demo import demo_command
from sutarimas.cli.doctor import doctor_command
from sutarimas.cli.init import init_command
from sutarimas.cli.money import money
from sutarimas.cli.serve import serve_command
from sutarimas.cli.transfer import export_command, import_command, verify_command
from sutarimas.cli.usage import usage
from sutarimas.cli.worker import tick_command, worker_command
from sutarimas.document.wording import Wording


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sutarimas")
def sutarimas() -> None:
    """From evidence to an adopted local development strategy."""


for _command in (
    check_command,
    build_command,
    import_command,
    export_command,
    verify_command,
    confirm_command,
    demo_command,
    serve_command,
    init_command,
    doctor_command,
    backup_command,
    restore_command,
    money,
    worker_command,
    tick_command,
):
    sutarimas.add_command(_command)


def main() -> None:
    """Run a command; whatever happens, a person gets a message and no traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal that lacks a letter, or a file name that is no text, is told all the same.
            stream.reconfigure(errors="backslashreplace")
    # What is half done is cleaned up on a polite signal as on Ctrl+C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(guarded(lambda: sutarimas.main(standalone_mode=False)))


def guarded(run: Callable[[], object]) -> int:
    """Run and return the exit status; SUTARIMAS_DEBUG=1 lets an unexpected error rise."""
    try:
        found = run()
    except click.exceptions.NoArgsIsHelpError as nothing:
        nothing.show()
        return nothing.exit_code
    except click.UsageError as wrong:
        click.echo(usage(wrong, lang=_lang()), err=True)
        return wrong.exit_code
    except click.ClickException as refusal:
        refusal.show()
        return refusal.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        # The reader went away (`… | head`): nothing is wrong, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("SUTARIMAS_DEBUG"):
            raise
        _tell(error)
        return 2
    return found if isinstance(found, int) else 0


def _tell(error: Exception) -> None:
    """Say what nobody foresaw; a full disk and a machine without time zones by their names."""
    from sutarimas.actions.full_disk import is_full

    words, what = Wording("cli", _lang()), f"{type(error).__name__}: {error}"
    if isinstance(error, ZoneInfoNotFoundError):
        told = f"{words.text('doctor_zone_no')}\n{words.text('doctor_zone_fix')}"
    else:
        told = words.text("disk_full" if is_full(error) else "unexpected", what=what)
    click.echo(told, err=True)


def _lang() -> str:
    """The language asked for, also when the command line could not be read."""
    asked = os.environ.get("SUTARIMAS_LANG", "lt")
    for word, following in pairwise((*sys.argv[1:], "")):
        if word == "--lang":
            asked = following
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    return asked if asked in ("lt", "en") else "lt"
