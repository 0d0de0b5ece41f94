"""Where the records are kept: a file beside the uploads, or the PostgreSQL that a URL names."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

#: With Django's defaults two people who save at once lose what one of them wrote; so writers
#: queue (IMMEDIATE), readers never wait (WAL), and whoever waits does so for up to 20 seconds.
_PRAGMAS = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA busy_timeout=20000;"
    "PRAGMA cache_size=-20000;PRAGMA mmap_size=134217728;PRAGMA temp_store=MEMORY;"
)


class BadDatabaseUrl(ValueError):
    """DATABASE_URL names no database that can be used."""


def database(url: str, data: Path) -> dict[str, Any]:
    """Django's description of the database; an empty URL means SQLite in `data`."""
    if not url:
        return sqlite(data / "sutarimas.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(Path(unquote(parts.path.removeprefix("/"))))
    if parts.scheme not in ("postgres", "postgresql"):
        raise BadDatabaseUrl(
            f"DATABASE_URL begins with “{parts.scheme}”. Write postgresql://user:password@host/name."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.removeprefix("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def sqlite(path: Path) -> dict[str, Any]:
    """SQLite as several processes can share it."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": _PRAGMAS,
        },
    }
