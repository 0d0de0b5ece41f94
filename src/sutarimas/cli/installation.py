"""The installation that a command works on: its folder, its settings, its database."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

data_option = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="SUTARIMAS_DATA",
    default=Path("var"),
    show_default=True,
    help="Folder of the installation: database, uploaded files, secret, backups.",
)


def open_installation(data: Path | None = None) -> None:
    """Let everything below find the database; commands on folders never come here."""
    import django

    if data is not None:
        os.environ["SUTARIMAS_DATA"] = str(data.absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sutarimas.config.settings")
    django.setup()


def prepare(*, static: bool = True) -> None:
    """Bring the database to the newest form and gather the style sheets; both may be repeated."""
    from django.conf import settings
    from django.core.management import call_command

    with _alone(Path(settings.DATA)):
        call_command("migrate", verbosity=0, interactive=False)
        if static:
            call_command("collectstatic", verbosity=0, interactive=False)


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    """Wait until no other process prepares the same installation: two would make tables twice."""
    import fcntl  # not there on every system that only checks and builds folders

    data.mkdir(parents=True, exist_ok=True)
    with (data / ".preparing").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def has_installation() -> bool:
    """Whether there is an installation to look into; nothing is made by asking."""
    data = Path(os.environ.get("SUTARIMAS_DATA", "var"))
    return bool(os.environ.get("DATABASE_URL")) or (data / "sutarimas.sqlite3").is_file()
