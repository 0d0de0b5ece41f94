"""`sutarimas export`, `import` and `verify`: bundles out, bundles in, and proof of sameness."""

import shutil
from pathlib import Path

import click

from sutarimas.cli import moving
from sutarimas.cli.options import lang_option
from sutarimas.cli.refusal import Refusal
from sutarimas.cli.source import read_strategy
from sutarimas.document.wording import Wording
from sutarimas.domain.strategy import Strategy
from sutarimas.formats.archive import write_archive
from sutarimas.formats.bundle import write_bundle
from sutarimas.formats.editing import replace_file
from sutarimas.formats.folder_text import write_folder
from sutarimas.formats.manifest import verify
from sutarimas.formats.problems import Unusable

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
@lang_option
def verify_command(*, path: Path, lang: str) -> None:
    """Recompute every hash of a build folder or a bundle. Exit 1 when something differs."""
    words = Wording("cli", lang)
    try:
        result = verify(path)
    except Unusable as unusable:
        raise Refusal(unusable.text(lang)) from None
    if result.differences:
        click.echo(words.text("differs", path=str(path)))
        for difference in result.differences:
            click.echo(f"  {difference.text(lang)}")
        raise SystemExit(1)
    click.echo(words.text("verified", path=str(path), hash=result.content_hash))
