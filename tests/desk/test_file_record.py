"""The record of a file and the file itself: who may have them never drifts apart unsaid."""

from typing import Any

import pytest
from django.test import Client

from sutarimas.actions.upload import About
from sutarimas.records.models import Entry, Event, Upload
from tests.actions.test_upload import bring, work
from tests.desk.filled import BASE, boxes, opened
from tests.world import SignIn, World

STAYS = "Įrašas atviras, o jo failas tebėra ribojamas"


@pytest.fixture
def row(world: World) -> Upload:
    """A restricted file with its restricted record."""
    made = bring(world, about=About(title="Sutartis", alt="Pirmas puslapis"))
    work()
    return made


def url(row: Upload) -> str:
    entry = Entry.objects.get(shelf="files", body__contains=row.sha256)
    return f"{BASE}/record/{entry.pk}/"


def save(client: Client, row: Upload, **typed: str) -> Any:
    form = boxes(opened(client, f"{url(row)}edit/"))
    form.pop("restricted", None)
    form.pop("open_file", None)
    return client.post(f"{url(row)}edit/", form | {k: [v] for k, v in typed.items()}, follow=True)


def test_an_opened_record_says_that_its_file_is_still_restricted(
    row: Upload, signed_in: SignIn
) -> None:
    client = signed_in("rasa")
    assert STAYS not in opened(client, url(row))
    form = opened(client, f"{url(row)}edit/")
    assert 'name="open_file" value="true"' in form
    assert "checked" not in form.partition('name="open_file"')[2].partition(">")[0]
    page = save(client, row).content.decode()
    row.refresh_from_db()
    assert row.restricted
    assert STAYS in page
    # The page opens the file by a press of its own, and keeps what the picture shows.
    sent = {"alt": "Pirmas puslapis", "open": "true"}
    assert client.post(f"/lt/desk/ezeryne/files/{row.pk}/", sent).status_code == 302
    row.refresh_from_db()
    assert (row.restricted, row.alt) == (False, "Pirmas puslapis")
    assert STAYS not in opened(client, url(row))


def test_the_file_is_opened_in_the_same_step_where_that_is_asked_for(
    row: Upload, signed_in: SignIn
) -> None:
    page = save(signed_in("rasa"), row, open_file="true").content.decode()
    row.refresh_from_db()
    assert not row.restricted
    assert "Atvertas ir pats failas." in page
    assert STAYS not in page
    assert Event.objects.filter(kind="upload.described").count() == 1


def test_a_file_is_not_opened_while_its_record_is_restricted(
    row: Upload, signed_in: SignIn
) -> None:
    client = signed_in("rasa")
    save(client, row, restricted="true", open_file="true")
    row.refresh_from_db()
    assert row.restricted
    sent = {"alt": "", "open": "true"}
    page = client.post(f"/lt/desk/ezeryne/files/{row.pk}/", sent, follow=True).content.decode()
    assert "nes neviešas jo įrašas" in page


def test_a_file_follows_its_record_into_restriction(row: Upload, signed_in: SignIn) -> None:
    client = signed_in("rasa")
    save(client, row, open_file="true")
    assert signed_in("jonas").get(f"/lt/desk/ezeryne/files/{row.pk}/").status_code == 200
    page = save(client, row, restricted="true").content.decode()
    row.refresh_from_db()
    assert row.restricted
    assert "Kartu su įrašu apribotas ir failas." in page
    assert signed_in("jonas").get(f"/lt/desk/ezeryne/files/{row.pk}/").status_code == 404


def test_who_may_not_read_a_file_cannot_open_it_by_its_record(
    row: Upload, signed_in: SignIn
) -> None:
    client = signed_in("ieva")
    assert "open_file" not in opened(client, f"{url(row)}edit/")
    assert save(client, row, open_file="true").status_code == 403
    assert STAYS not in opened(client, url(row))
    page = save(client, row).content.decode()
    row.refresh_from_db()
    assert row.restricted
    assert STAYS in page
    assert "Atverti failą gali grupės koordinatorius." in page
    assert f"/files/{row.pk}/" not in page
