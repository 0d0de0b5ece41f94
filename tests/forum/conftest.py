"""Ežerynė published, with news and built files; every test starts from it anew."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from sutarimas.actions.edition import publish_if_ready
from sutarimas.actions.lag import coordinator
from sutarimas.actions.news import Notice, publish_news, write_news
from sutarimas.actions.store import keep
from sutarimas.records.models import Document, Edition, Lag, Page
from tests.forum.town import DRAFT, NOTICE, Town
from tests.pictures import picture_of
from tests.world import NOW, build


@pytest.fixture(scope="module")
def built_town(
    django_db_setup: None,  # noqa: ARG001
    django_db_blocker: Any,
) -> Iterator[Town]:
    """The town, in a transaction that is never kept."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield _town()
        transaction.set_rollback(True)


@pytest.fixture
def town(built_town: Town, db: None) -> Town:  # noqa: ARG001
    """The town; what a test writes is undone."""
    return built_town


def _town() -> Town:
    world = build()
    actor = coordinator(world.lag_id, name="Rasa Ežerienė", now=NOW)
    edition_id = publish_if_ready(actor=actor, strategy_id=world.strategy_id)
    assert edition_id is not None
    edition = Edition.objects.get(pk=edition_id)
    for lang in ("lt", "en"):
        digest, size = keep(world.lag_id, [f"PDF {lang}".encode()])
        Document.objects.create(
            lag_id=world.lag_id,
            edition=edition,
            strategy_id=world.strategy_id,
            lang=lang,
            name="strategy.pdf",
            sha256=digest,
            size=size,
            content_hash=edition.content_hash,
            built_at=NOW,
        )
    data = picture_of("IL-01").data
    Page.objects.create(
        lag_id=world.lag_id, edition=edition, lang="lt", name="pictures/IL-01", html=data
    )
    rasa = world.actor("rasa")
    write_news(actor=rasa, key=NOTICE, notice=Notice(title="Kviečiame", text="Ateikite **visi**."))
    publish_news(actor=rasa, key=NOTICE)
    write_news(actor=rasa, key=DRAFT, notice=Notice(title="Dar nebaigta", text="Juodraštis."))
    Lag.objects.filter(pk=world.lag_id).update(phone="+370 600 00 000")
    return Town(world=world, edition=edition)
