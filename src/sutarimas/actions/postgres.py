"""PostgreSQL's own programs, which copy the database in use and bring a copy back."""

import os
import shutil
import subprocess
from pathlib import Path

from django.db import connection
from psycopg.conninfo import make_conninfo

from sutarimas.actions import full_disk
from sutarimas.actions.refusals import Refused

#: How much of what a program complained about is shown.
_MOST = 300
#: A table that no database of ours lacks, and no other has.
_OURS = " TABLE public records_lag "


def dump(to: Path) -> None:
    """Copy the database into a file; raises as `_run` does."""
    _run("pg_dump", "--format=custom", f"--file={to}", f"--dbname={_conninfo()}")


def holds_ours(dump: Path) -> bool:
    """Whether a dump can be read and is of a database of ours; raises as `_run` does."""
    try:
        return _OURS in _run("pg_restore", "--list", str(dump))
    except Refused as refusal:
        if refusal.key == "pg_failed":
            return False
        raise


def bring_back(dump: Path) -> None:
    """Bring a dump back into the database: all of it or nothing; raises as `_run` does."""
    whole = ("--single-transaction", "--exit-on-error")
    # The copy may come from a server where others own the tables.
    ours = ("--no-owner", "--no-privileges")
    _run("pg_restore", *whole, *ours, f"--dbname={_conninfo()}", str(dump))


def _run(name: str, *options: str) -> str:
    """What the program printed.

    Raises Refused: `no_pg_dump` or `no_pg_restore` where it lacks, `pg_failed` with its reason;
    OSError where the disk is full.
    """
    tool = shutil.which(name)
    if tool is None:
        raise Refused(f"no_{name}")
    # The password goes by the environment: everybody on the machine can read a command line.
    password = _given()["password"]
    env = os.environ | {"LC_ALL": "C"} | ({"PGPASSWORD": password} if password else {})
    done = subprocess.run(  # noqa: S603
        [tool, *options], capture_output=True, text=True, errors="replace", check=False, env=env
    )
    if done.returncode:
        if full_disk.SAID in done.stderr:
            raise full_disk.full()
        raise Refused("pg_failed", reason=done.stderr.strip()[:_MOST])
    return done.stdout


def _conninfo() -> str:
    given = _given()
    del given["password"]
    return make_conninfo("", **given)


def _given() -> dict[str, str]:
    """How the database is reached, in PostgreSQL's own words."""
    told = connection.settings_dict
    named = {
        "dbname": told["NAME"],
        "user": told["USER"],
        "password": told["PASSWORD"],
        "host": told["HOST"],
        "port": str(told["PORT"]),
    }
    options: dict[str, str] = told["OPTIONS"]
    return {"password": "", **options, **{name: value for name, value in named.items() if value}}
