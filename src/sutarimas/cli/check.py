"""`sutarimas check`: findings with citations, as text or for machines."""

import json
from collections.abc import Callable
from datetime import date

import click

from sutarimas.cli.clock import today
from sutarimas.cli.comparison import compared
from sutarimas.cli.junit import junit
from sutarimas.cli.options import lang_option, on_option
from sutarimas.cli.refusal import Refusal
from sutarimas.cli.sarif import sarif
from sutarimas.cli.source import read_strategy
from sutarimas.cli.told import told
from sutarimas.document.findings import record
from sutarimas.document.wording import Wording
from sutarimas.rulebook import book
from sutarimas.rulebook.params import UnknownPack


def _json(report: book.Report, _lang: str) -> str:
    return json.dumps(record(report), ensure_ascii=False, indent=2, sort_keys=True)


#: How a report is told, by the word of --format.
FORMATS: dict[str, Callable[[book.Report, str], str]] = {
    "text": told,
    "json": _json,
    "sarif": sarif,
    "junit": junit,
}


@click.command("check")
@click.argument("path")
@click.option("--pack", "pack_code", default="", help="Rule pack; the strategy's own by default.")
@click.option("--against", default="", help="Another pack: say what would change under it.")
@on_option("today")
@lang_option
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="For people (text) or for machines.",
)
def check_command(
    *, path: str, pack_code: str, against: str, on: date | None, lang: str, form: str
) -> None:
    """Check the strategy in PATH (folder or bundle). Exit 1 when there are errors."""
    strategy = read_strategy(path, lang=lang)
    day = on or today()
    try:
        report = book.check(strategy, on=day, pack_code=pack_code)
        click.echo(FORMATS[form](report, lang))
        if against:
            change = book.compare(strategy, on=day, pack_code=report.pack, against=against)
            click.echo(compared(change, against=against, lang=lang), err=form != "text")
    except UnknownPack as unknown:
        words = Wording("cli", lang)
        known = ", ".join(unknown.known)
        raise Refusal(words.text("unknown_pack", pack=unknown.code, known=known)) from None
    raise SystemExit(1 if report.errors else 0)
