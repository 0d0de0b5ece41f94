"""Telling a full disk from every other fault, whoever met it first."""

import errno
import os
import shutil
import sqlite3
from pathlib import Path

from django.db import connection

_FULL = (errno.ENOSPC, errno.EDQUOT)
#: What PostgreSQL calls it: https://www.postgresql.org/docs/current/errcodes-appendix.html
_SQLSTATE = "53100"
#: Bytes of the index beside SQLite's journal.
_INDEX = 32_768
#: How a program of others ends when it meets it.
SAID = os.strerror(errno.ENOSPC)


def is_full(error: BaseException | None) -> bool:
    """Whether a full disk, or a database that cannot grow, is at the bottom of an error."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in _FULL:
            return True
        if isinstance(error, sqlite3.Error) and _is_sqlite_full(error):
            return True
        if getattr(error, "sqlstate", None) == _SQLSTATE:
            return True
        error = error.__cause__ or error.__context__
    return False


def _is_sqlite_full(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
        # So it says when there is no room for the index of its journal, which it makes on opening.
        return shutil.disk_usage(Path(connection.settings_dict["NAME"]).parent).free < _INDEX
    return code == sqlite3.SQLITE_FULL


def full() -> OSError:
    """The error of a full disk, for what others told in other ways."""
    return OSError(errno.ENOSPC, SAID)
