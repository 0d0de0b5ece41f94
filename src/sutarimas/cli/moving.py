"""Groups and strategies into an installation and out of it."""

from datetime import datetime
from pathlib import Path

import click

from sutarimas.cli.clock import zone
from sutarimas.cli.installation import open_installation
from sutarimas.cli.refusal import Refusal
from sutarimas.document.wording import Wording
from sutarimas.domain.strategy import Strategy


def _now() -> datetime:
    return datetime.now(zone())  # noqa: TID251 - the outermost layer; everything below is handed it


def move_out(slug: str, out: Path, words: Wording) -> None:
    """Write a whole group into one file; it appears whole or not at all."""
    open_installation()
    from sutarimas.actions.transfer import write_transfer
    from sutarimas.queries.access import lag_by_slug

    lag = lag_by_slug(slug)
    if lag is None:
        raise Refusal(words.text("no_such_lag", lag=slug))
    fresh = out.with_name(f".{out.name}.writing")
    try:
        with fresh.open("wb") as file:
            write_transfer(lag.id, file)
        fresh.chmod(0o600)
        fresh.replace(out)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refusal(words.text("out_unwritable", out=str(out), reason=reason)) from None
    finally:
        fresh.unlink(missing_ok=True)
    click.echo(words.text("moved_out", lag=slug, out=str(out)))


def move_in(source: Path, words: Wording) -> None:
    """Take a whole group in."""
    open_installation()
    from sutarimas.actions.refusals import Refused
    from sutarimas.actions.transfer import read_transfer

    try:
        slug = read_transfer(source, now=_now())
    except Refused as refusal:
        slots = {key: str(value) for key, value in refusal.slots.items()}
        raise Refusal(words.text(refusal.key, **{"path": str(source), **slots})) from None
    click.echo(words.text("moved_in", lag=slug))


def take_into(strategy: Strategy, slug: str, words: Wording) -> None:
    """Keep a strategy as the one that a group works on."""
    open_installation()
    from sutarimas.actions.lag import coordinator
    from sutarimas.actions.strategy import take_in
    from sutarimas.queries.access import current_strategy, lag_by_slug

    lag = lag_by_slug(slug)
    if lag is None:
        raise Refusal(words.text("no_such_lag", lag=slug))
    take_in(actor=coordinator(lag.id, name="", now=_now()), value=strategy)
    taken = current_strategy(lag.id)
    click.echo(words.text("taken_in", lag=slug, slug=taken.slug if taken else ""))
