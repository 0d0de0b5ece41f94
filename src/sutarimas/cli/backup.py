"""`sutarimas backup` and `restore`: a copy of everything, and bringing it back."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import click

from sutarimas.cli.clock import zone
from sutarimas.cli.installation import data_option, open_installation, prepare
from sutarimas.cli.options import lang_option
from sutarimas.cli.refusal import Refusal
from sutarimas.document.wording import Wording


@click.command("backup")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write.")
@data_option
@lang_option
def backup_command(*, out: Path | None, data: Path, lang: str) -> None:
    """Copy the database and the files of the installation into one archive."""
    open_installation(data)
    from sutarimas.actions.backup import back_up
    from sutarimas.actions.refusals import Refused

    words = Wording("cli", lang)
    now = datetime.now(zone())  # noqa: TID251 - the outermost layer; everything below is handed it
    try:
        made = back_up(now=now, out=out)
    except Refused as refusal:
        raise Refusal(_said(words, refusal.key, refusal.slots)) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refusal(words.text("backup_failed", reason=reason)) from None
    click.echo(words.text("backed_up", out=str(made)))


@click.command("restore")
@click.argument("path", type=click.Path(path_type=Path))
@data_option
@lang_option
def restore_command(*, path: Path, data: Path, lang: str) -> None:
    """Bring the copy in PATH back into an empty installation."""
    open_installation(data)
    from django.db import DatabaseError, connection

    from sutarimas.actions.refusals import Refused
    from sutarimas.actions.restore import restore

    words = Wording("cli", lang)
    name = connection.settings_dict["NAME"]
    try:
        restore(path, data, database=Path(name) if connection.vendor == "sqlite" else None)
    except Refused as refusal:
        told = {"path": path, "data": data} | refusal.slots
        raise Refusal(_said(words, refusal.key, told)) from None
    except DatabaseError as error:
        said = words.text("doctor_database_no", reason=str(error).strip())
        raise Refusal(f"{said}\n{words.text('doctor_database_fix')}") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refusal(words.text("restore_failed", reason=reason)) from None
    prepare()
    click.echo(words.text("restored", data=str(data)))


def _said(words: Wording, key: str, slots: Mapping[str, object]) -> str:
    return words.text(key, **{name: str(value) for name, value in slots.items()})
