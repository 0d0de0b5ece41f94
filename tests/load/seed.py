"""Fills an installation for the load test and prints what its clients need, as JSON."""

import json
import sys

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402

from sutarimas.records.models import Account  # noqa: E402
from tests.world import build  # noqa: E402


def main(clients: int) -> None:
    """One group with its people, and a session for each client."""
    world = build()
    account = Account.objects.get(pk=world.accounts["jonas"])
    keys = []
    for _ in range(clients):
        session = SessionStore()
        session[SESSION_KEY] = str(account.pk)
        session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
        session[HASH_SESSION_KEY] = account.get_session_auth_hash()
        session.create()
        keys.append(session.session_key)
    print(json.dumps({"sessions": keys, "strategy": str(world.strategy_id)}))  # noqa: T201


main(int(sys.argv[1]))
