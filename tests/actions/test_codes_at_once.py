"""Two people who bring something at the same moment get two codes, and nobody is sent away."""

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection

from sutarimas.actions import picture, upload
from sutarimas.actions.picture import add_picture
from sutarimas.actions.upload import About, take_file
from sutarimas.queries.access import Actor
from sutarimas.queries.code import offered_code
from sutarimas.records.models import Entry
from tests.pictures import picture_file, picture_of
from tests.world import World, build

pytestmark = pytest.mark.django_db(transaction=True)
TOGETHER = 4


def bring_picture(actor: Actor, strategy_id: UUID, number: int) -> None:
    words = {"title": f"Paveikslas {number}", "alt": "Aikštė"}
    add_picture(
        actor=actor, strategy_id=strategy_id, file=picture_file(), name="a.png", words=words
    )


def bring_file(actor: Actor, strategy_id: UUID, number: int) -> None:
    file = io.BytesIO(f"Raštas {number}".encode())
    about = About(title=f"Raštas {number}")
    take_file(actor=actor, strategy_id=strategy_id, file=file, name="a.txt", about=about)


@pytest.mark.parametrize(
    ("bring", "shelf", "module"),
    [(bring_picture, "pictures", picture), (bring_file, "files", upload)],
)
def test_what_comes_at_once_gets_a_code_each(
    bring: Callable[[Actor, UUID, int], None],
    shelf: str,
    module: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world: World = build()
    actor = world.actor("rasa")
    had = set(codes(world, shelf))
    ready = Barrier(TOGETHER)

    def offered(*given: object) -> str:
        # Long enough for the others to be offered the same code, were they not kept waiting.
        found = offered_code(*given)  # type: ignore[arg-type]
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SELECT pg_sleep(0.2)")
        return found

    monkeypatch.setattr(module, "offered_code", offered)
    monkeypatch.setattr(picture, "_drawn", lambda *_: picture_of().data)

    def one(number: int) -> None:
        ready.wait(timeout=20)
        try:
            bring(actor, world.strategy_id, number)
        finally:
            connection.close()

    with ThreadPoolExecutor(TOGETHER) as pool:
        list(pool.map(one, range(TOGETHER)))
    assert len(set(codes(world, shelf)) - had) == TOGETHER


def codes(world: World, shelf: str) -> list[str]:
    rows = Entry.objects.filter(strategy_id=world.strategy_id, shelf=shelf)
    return list(rows.values_list("code", flat=True))
