"""`sutarimas confirm`: a named person confirms links on the facts as they now stand."""

from datetime import date
from pathlib import Path

import click

from sutarimas.cli.clock import today
from sutarimas.cli.options import lang_option, on_option
from sutarimas.cli.refusal import Refusal
from sutarimas.document.wording import Wording
from sutarimas.formats.confirm import confirm
from sutarimas.formats.problems import Unusable


@click.command("confirm")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--by", required=True, help="Who confirms.")
@click.option("--suspect", is_flag=True, help="Also links whose basis has changed.")
@on_option("today")
@lang_option
def confirm_command(*, folder: Path, by: str, suspect: bool, on: date | None, lang: str) -> None:
    """Write the fingerprint of its target beside every unconfirmed link of FOLDER."""
    words = Wording("cli", lang)
    try:
        links = confirm(folder, by=by, on=on or today(), suspect=suspect)
    except Unusable as unusable:
        raise Refusal(unusable.text(lang)) from None
    for link in links:
        click.echo(f"  {link}")
    key = "confirmed" if links else "nothing_to_confirm"
    click.echo(words.text(key, n=str(len(links))) if links else words.text(key))
