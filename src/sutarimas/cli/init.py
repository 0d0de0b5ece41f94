"""`sutarimas init`: make an installation, or bring an older one to the newest form."""

from pathlib import Path

import click

from sutarimas.cli.installation import data_option, open_installation, prepare
from sutarimas.cli.options import lang_option
from sutarimas.cli.refusal import Refusal
from sutarimas.document.wording import Wording


@click.command("init")
@data_option
@lang_option
def init_command(*, data: Path, lang: str) -> None:
    """Make the folder, the secret and the database, or migrate an older one; may be repeated."""
    open_installation(data)
    prepare()
    words = Wording("cli", lang)
    click.echo(words.text("init_done", data=str(data.absolute())))
    try:
        click.echo(setup_hint(words) or words.text("init_begun"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refusal(words.text("init_no_code", data=str(data), reason=reason)) from None


def setup_hint(words: Wording, *, address: str = "") -> str:
    """Where the first person begins and with which code; empty when there is a group already."""
    from sutarimas.actions.installation import setup_code
    from sutarimas.queries.people import has_groups

    if has_groups():
        return ""
    return words.text("init_first", code=setup_code(), address=f"{address}/lt/desk/first/")
