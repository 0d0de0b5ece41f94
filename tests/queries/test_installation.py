"""What the installation knows of itself."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from sutarimas.actions.job import ask
from sutarimas.queries.installation import newest_at
from sutarimas.records.models import Beat, Change, Event, Job
from tests.world import NOW, World

LATER = NOW + timedelta(days=3)


@pytest.mark.django_db
def test_an_empty_installation_has_no_newest_moment() -> None:
    assert newest_at() is None


@pytest.mark.parametrize(
    ("model", "field", "expected"),
    [
        (Beat, "at", LATER),
        (Change, "at", LATER),
        (Job, "asked_at", LATER),
        (Event, "happened_on", LATER.replace(hour=0, minute=0)),
    ],
)
def test_the_newest_moment_of_any_record_is_told(
    world: World, model: Any, field: str, expected: datetime
) -> None:
    Beat.objects.create(name="tick", at=NOW)
    ask(actor=world.actor("rasa"), kind="sample", key="a", payload={})
    assert newest_at() == NOW
    later = LATER.date() if model is Event else LATER
    model.objects.filter(pk=model.objects.first().pk).update(**{field: later})
    assert newest_at() == expected
