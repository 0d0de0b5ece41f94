"""The settings of the installation, with a folder of its own for each run of the tests."""

import os
import tempfile
from pathlib import Path

os.environ["SUTARIMAS_DATA"] = tempfile.mkdtemp(prefix="sutarimas-tests-")
os.environ["SUTARIMAS_SECRET"] = "only-for-tests"  # noqa: S105
os.environ["SUTARIMAS_SECOND_FACTOR"] = "offered"
os.environ["SUTARIMAS_ADDRESS"] = ""
# The synchronous Playwright keeps an event loop running beside tests that use the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from sutarimas.config.settings import *  # noqa: F403
from sutarimas.config.settings import DATABASES as _DATABASES
from sutarimas.config.settings import STORAGES as _STORAGES

if "sqlite3" in _DATABASES["default"]["ENGINE"]:
    # A file, as people have: in memory all threads of the live server would share one connection,
    # and two requests at once would stand in each other's transaction.
    _DATABASES["default"]["TEST"] = {"NAME": str(Path(os.environ["SUTARIMAS_DATA"]) / "tests.db")}

# Hashing a password on purpose slowly is right for people and wrong for a thousand tests.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Nothing is gathered for tests: pages name static files plainly, and the folder is empty.
STORAGES = {
    **_STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
(Path(os.environ["SUTARIMAS_DATA"]) / "static").mkdir(exist_ok=True)
