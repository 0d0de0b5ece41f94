"""What people are told when the server has no room: nothing is lost that they can see."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from sutarimas.actions.job import said
from sutarimas.desk import comments
from sutarimas.records.models import Comment, Job, Upload
from tests.small_disk import small_disk
from tests.world import SignIn, World

SAY = "/lt/desk/ezeryne/s/ezeryne/comments/say/"
FILES = "/lt/desk/ezeryne/files/"
TEXT = "Parko takų apšvietimas svarbiausias senjorams. "


def browser(signed_in: SignIn, login: str = "rasa") -> Client:
    client = signed_in(login)
    client.raise_request_exception = False
    return client


def form(text: str) -> dict[str, str]:
    return {"subject": "strategy", "key": str(uuid4()), "text": text, "password": "slaptas"}


@pytest.fixture
def full_database() -> Iterator[None]:
    """SQLite may not grow by a page."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="of SQLite")
@pytest.mark.django_db(transaction=True)
def test_what_a_full_database_does_not_take_is_shown_to_be_copied(
    world: World, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    client = browser(signed_in)
    request.getfixturevalue("full_database")
    kept = 0
    while (answer := client.post(SAY, form(TEXT * 40))).status_code == 302:
        kept += 1
    page = answer.content.decode()
    assert answer.status_code == 507
    assert "Serveryje neliko vietos" in page
    assert TEXT.strip() in page
    assert "slaptas" not in page
    assert Comment.objects.filter(lag_id=world.lag_id).count() == kept
    assert client.get(FILES).status_code == 200
    assert (
        "The server has no room left"
        in client.post(SAY.replace("/lt/", "/en/"), form(TEXT * 40)).content.decode()
    )


@pytest.mark.skipif(connection.vendor != "postgresql", reason="of PostgreSQL")
@pytest.mark.usefixtures("world")
def test_what_a_full_postgresql_does_not_take_is_shown_to_be_copied(
    signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '53100'; END $$")

    monkeypatch.setattr(comments, "say_comment", full)
    answer = browser(signed_in).post(SAY, form(TEXT))
    assert (answer.status_code, TEXT.strip() in answer.content.decode()) == (507, True)


@pytest.mark.usefixtures("world")
def test_another_fault_stays_ours(signed_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> None:
        raise OSError("broken")

    monkeypatch.setattr(comments, "say_comment", broken)
    answer = browser(signed_in).post(SAY, form(TEXT))
    assert (
        answer.status_code,
        "Puslapio parodyti nepavyko dėl mūsų klaidos" in answer.content.decode(),
    ) == (500, True)


@pytest.mark.usefixtures("world")
def test_a_file_that_finds_no_room_is_told_and_what_was_typed_stays(
    signed_in: SignIn, settings: Any, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk", kilobytes=100) as disk:
        settings.DATA = disk.path
        file = SimpleUploadedFile("a.txt", b"rastas " * 50_000)
        answer = browser(signed_in).post(FILES, {"file": file, "title": "Mano raštas"})
        page = answer.content.decode()
        assert (answer.status_code, disk.files()) == (422, [])
    assert "neliko vietos" in page
    assert 'value="Mano raštas"' in page


@pytest.mark.usefixtures("world")
def test_a_file_that_finds_no_room_while_it_arrives_is_told(
    signed_in: SignIn, settings: Any, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk", kilobytes=100) as disk:
        settings.FILE_UPLOAD_TEMP_DIR = str(disk.path)
        file = SimpleUploadedFile("a.txt", b"rastas " * 500_000)
        answer = browser(signed_in).post(FILES, {"file": file, "title": "Mano raštas"})
        assert (answer.status_code, disk.files()) == (507, [])
    assert "Serveryje neliko vietos" in answer.content.decode()


def test_a_check_that_failed_is_told_on_the_page_of_the_file_and_begun_again(
    world: World, signed_in: SignIn
) -> None:
    client = browser(signed_in)
    client.post(FILES, {"file": SimpleUploadedFile("a.txt", b"rastas"), "title": "Raštas"})
    row, job = Upload.objects.get(), Job.objects.get()
    Job.objects.update(state="failed", message=said("disk_full"))
    page = client.get(f"{FILES}{row.pk}/").content.decode()
    again = f"/lt/desk/ezeryne/s/ezeryne/jobs/{job.pk}/again/"
    assert "diske nebėra vietos" in page
    assert again in page
    assert "dar tikrinamas" not in page
    assert again not in browser(signed_in, "vita").get(f"{FILES}{row.pk}/").content.decode()
    assert client.post(again)["Location"] == f"{FILES}{row.pk}/"
    assert "dar tikrinamas" in client.get(f"{FILES}{row.pk}/").content.decode()
    assert world.lag_id == job.lag_id
