"""`sutarimas export`, `import` and `verify`: bundles out, bundles in, and proof of sameness."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import click

from sutarimas.cli import moving
from sutarimas.cli.options import lang_option
from sutarimas.cli.refusal import Refusal
from sutarimas.cli.source import read_strategy
from sutarimas.document.wording import Wording
from sutarimas.domain.event import Seal
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.archive import write_archive
from sutarimas.formats.bundle import write_bundle
from sutarimas.formats.editing import replace_file
from sutarimas.formats.folder_text import write_folder
from sutarimas.formats.manifest import Verification, verify, verify_against
from sutarimas.formats.problems import Unusable
from sutarimas.formats.record import Receipt, Record

OUT = click.option("--out", required=True, type=click.Path(path_type=Path), help="Where to write.")


@click.command("export")
@click.argument("path")
@OUT
@click.option("--public", is_flag=True, help="Leave out what is marked private.")
@click.option("--whole", is_flag=True, help="The whole group of an installation, to move it.")
@lang_option
def export_command(*, path: str, out: Path, public: bool, whole: bool, lang: str) -> None:
    """Write the strategy in PATH (folder, bundle or group) as one bundle, .zip or .json."""
    words = Wording("cli", lang)
    if whole:
        moving.move_out(path, out, words)
        return
    strategy = read_strategy(path, lang=lang)
    writers = {".json": write_bundle, ".zip": write_archive}
    if out.suffix not in writers:
        raise Refusal(words.text("unknown_form", out=str(out)))
    data = writers[out.suffix](strategy, public=public)
    try:
        if out.exists() and not out.is_file():
            raise Refusal(words.text("out_exists", out=str(out)))
        replace_file(out, data)
    except OSError as error:
        raise _unwritable(out, error, words) from None
    click.echo(words.text("exported", out=str(out), hash=strategy.content_hash))


@click.command("import")
@click.argument("path")
@click.option("--out", type=click.Path(path_type=Path), help="New strategy folder to write.")
@click.option("--into", help="Group of the installation that takes the strategy in.")
@click.option("--whole", is_flag=True, help="PATH holds a whole group from another installation.")
@lang_option
def import_command(
    *, path: str, out: Path | None, into: str | None, whole: bool, lang: str
) -> None:
    """Bring in the bundle or folder in PATH: as a folder, or into a group."""
    words = Wording("cli", lang)
    if whole:
        moving.move_in(Path(path), words)
        return
    if into:
        moving.take_into(read_strategy(path, lang=lang), into, words)
        return
    if out is None:
        raise Refusal(words.text("import_where"))
    strategy = read_strategy(path, lang=lang)
    try:
        if out.exists() and (not out.is_dir() or any(out.iterdir())):
            raise Refusal(words.text("out_exists", out=str(out)))
        _write_whole_folder(strategy, out)
    except OSError as error:
        raise _unwritable(out, error, words) from None
    except Unusable as unusable:
        raise Refusal(unusable.text(lang)) from None
    click.echo(words.text("imported", out=str(out), hash=strategy.content_hash))


def _write_whole_folder(strategy: Strategy, out: Path) -> None:
    """Write the folder; when that fails, nothing of it is left."""
    try:
        write_folder(strategy, out)
    except OSError:
        shutil.rmtree(out, ignore_errors=True)
        raise


def _unwritable(out: Path, error: OSError, words: Wording) -> Refusal:
    return Refusal(words.text("out_unwritable", out=str(out), reason=error.strerror or str(error)))


@click.command("verify")
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    help="A record or a receipt kept from earlier, which the record in PATH must continue.",
)
@lang_option
def verify_command(*, path: Path, against: Path | None, lang: str) -> None:
    """Recompute every hash of a build folder, a bundle, a record or a receipt, offline.

    Exit 1 when something differs.
    """
    words = Wording("cli", lang)
    try:
        result = verify(path) if against is None else verify_against(path, against)
    except Unusable as unusable:
        raise Refusal(unusable.text(lang)) from None
    told = result.told(lang)
    if told:
        click.echo(words.text("differs", path=str(path)))
        for line in told:
            click.echo(f"  {line}")
        raise SystemExit(1)
    for line in _verified(path, result, words):
        click.echo(line)
    if against is not None:
        click.echo(words.text("continues", path=str(against)))


def _verified(path: Path, result: Verification, words: Wording) -> Iterator[str]:
    if result.content_hash:
        yield words.text("verified", path=str(path), hash=result.content_hash)
    match result.proof:
        case Receipt(event=event, seal=seal):
            number = str(event.number)
            yield words.text("receipt_holds", path=str(path), number=number, **_slots(seal))
        case Record(seals=(*_, seal)):
            yield words.text("record_whole", path=str(path), **_slots(seal))
        case Record():
            yield words.text("record_empty", path=str(path))


def _slots(seal: Seal) -> dict[str, str]:
    return {"size": str(seal.tree_size), "day": seal.sealed_on.isoformat(), "root": seal.root}
