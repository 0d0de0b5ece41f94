"""Telling a full disk from every other fault, whoever met it first."""

import errno
import os
import sqlite3

_FULL = (errno.ENOSPC, errno.EDQUOT)
#: What PostgreSQL calls it: https://www.postgresql.org/docs/current/errcodes-appendix.html
_SQLSTATE = "53100"
#: How a program of others ends when it meets it.
SAID = os.strerror(errno.ENOSPC)


def is_full(error: BaseException | None) -> bool:
    """Whether a full disk, or a database that cannot grow, is at the bottom of an error."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in _FULL:
            return True
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
            return True
        if getattr(error, "sqlstate", None) == _SQLSTATE:
            return True
        error = error.__cause__ or error.__context__
    return False


def full() -> OSError:
    """The error of a full disk, for what others told in other ways."""
    return OSError(errno.ENOSPC, SAID)
