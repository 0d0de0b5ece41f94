"""Bringing a strategy in, taking data out, copying: asked first, done once, private kept in."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as installed
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http.response import HttpResponseBase

from sutarimas.actions import takeout
from sutarimas.actions.transfer import walled_models
from sutarimas.domain.strategy import Strategy as Value
from sutarimas.formats.archive import read_archive, write_archive
from sutarimas.formats.zipped_folder import read_any, write_zipped_folder
from sutarimas.queries.strategy import load
from sutarimas.records.models import Beat, Entry, Event, Strategy
from tests.world import NOW, SignIn, World, example

URL = "/lt/desk/ezeryne/transfer/"
KEY = re.compile(r'name="key" value="([^"]+)"')


def file(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def body(answer: HttpResponseBase) -> bytes:
    return b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined]


@pytest.mark.parametrize("write", [write_archive, write_zipped_folder])
def test_a_strategy_is_looked_at_and_taken_in_once(
    write: Callable[[Value], bytes], world: World, signed_in: SignIn
) -> None:
    client = signed_in("rasa")
    value = example("ignalina")
    sent = file("strategija.zip", write(value))
    looked = client.post(f"{URL}look/", {"file": sent})
    page = looked.content.decode()
    assert looked.status_code == 200
    assert value.identity.title in page
    assert value.content_hash in page
    assert Strategy.objects.filter(lag_id=world.lag_id).count() == 1
    sent_key = {"key": KEY.findall(page)[0]}
    first = client.post(f"{URL}take/", sent_key)
    second = client.post(f"{URL}take/", sent_key, follow=True)
    assert (first.status_code, first["Location"]) == (302, "/lt/desk/ezeryne/")
    assert "jau įkelta" in second.content.decode()
    rows = Strategy.objects.filter(lag_id=world.lag_id, closed_at__isnull=True)
    assert load(rows.get().pk) == value


def test_what_another_group_holds_cannot_be_taken(world: World, signed_in: SignIn) -> None:
    data = write_archive(example("ignalina"))
    page = signed_in("rasa").post(f"{URL}look/", {"file": file("s.zip", data)}).content.decode()
    theirs = "/lt/desk/kitur/transfer/take/"
    signed_in("petras").post(theirs, {"key": KEY.findall(page)[0]})
    assert Strategy.objects.filter(lag_id=world.other_lag_id).count() == 1


def test_the_same_text_is_told(world: World, signed_in: SignIn) -> None:
    data = write_archive(load(world.strategy_id))
    page = signed_in("rasa").post(f"{URL}look/", {"file": file("s.zip", data)}).content.decode()
    assert "tekstas toks pat" in page
    assert "asmens duomenų" in page


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("tuščias.zip", b"", "Pasirinkite failą"),
        ("laiškas.zip", b"Laba diena", "strategijos, kurią būtų galima atverti, nėra"),
        ("rinkinys.json", b"{", "rinkinys.json"),
        ("per-didelis.zip", b"0" * 20_000_001, "didesnis kaip 20 MB"),
    ],
)
def test_a_file_that_is_no_strategy_is_refused_with_words(
    name: str, data: bytes, words: str, world: World, signed_in: SignIn
) -> None:
    answer = signed_in("rasa").post(f"{URL}look/", {"file": file(name, data)})
    assert answer.status_code == 422
    assert words in answer.content.decode().replace("\u00a0", " ")
    assert Strategy.objects.filter(lag_id=world.lag_id).count() == 1


def test_a_file_with_more_faults_than_a_page_shows_says_how_many_more(signed_in: SignIn) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("strategy.yaml", "".join(f"niekas{x}: 1\n" for x in range(60)))
    answer = signed_in("rasa").post(f"{URL}look/", {"file": file("s.zip", out.getvalue())})
    assert answer.status_code == 422
    assert re.search(r"Kitų nurodytų vietų: \d+\.", answer.content.decode())


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("posted", [{}, {"key": "ne-raktas"}, {"key": "0" * 32}])
def test_taking_in_nothing_is_said_plainly(posted: dict[str, str], signed_in: SignIn) -> None:
    assert signed_in("rasa").post(f"{URL}take/", posted).status_code in (302, 422)


def test_each_form_that_leaves_holds_what_it_says(world: World, signed_in: SignIn) -> None:
    client = signed_in("rasa")
    value = load(world.strategy_id)
    got = {x.value: body(client.post(f"{URL}out/", {"what": x})) for x in takeout.Form}
    assert got["public"] == write_archive(value, public=True)
    assert read_archive("x", got["whole"]) == value
    assert read_any("x", got["folder"]) == value
    name = value.people.persons[0].name
    assert name.encode() not in got["public"]
    assert name.encode() in got["whole"]


def test_taking_private_data_out_is_remembered_and_the_public_form_is_not(
    world: World, signed_in: SignIn
) -> None:
    client = signed_in("rasa")
    taken = Event.objects.filter(lag_id=world.lag_id, kind__endswith=".taken_out")
    client.post(f"{URL}out/", {"what": "public"})
    assert taken.count() == 0
    for what in ("whole", "folder", "group"):
        body(client.post(f"{URL}out/", {"what": what}))
    assert taken.count() == 3


def test_private_data_ask_for_a_second_factor(
    world: World, signed_in: SignIn, settings: Any
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    client = signed_in("rasa")
    for what in ("whole", "folder", "group"):
        answer = client.post(f"{URL}out/", {"what": what})
        assert (answer.status_code, "protect" in answer["Location"]) == (302, True), what
    assert not Event.objects.filter(lag_id=world.lag_id, kind__endswith=".taken_out").exists()


def test_the_whole_group_leaves_in_one_file(world: World, signed_in: SignIn) -> None:
    answer = signed_in("rasa").post(f"{URL}out/", {"what": "group"})
    assert 'filename="ezeryne-' in answer["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(body(answer))) as archive:
        entries = archive.read("rows/Entry.jsonl").decode().splitlines()
        names = set(archive.namelist())
    assert len(entries) == Entry.objects.filter(lag_id=world.lag_id).count()
    assert {json.loads(x)["lag_id"] for x in entries} == {str(world.lag_id)}
    assert {f"rows/{x.__name__}.jsonl" for x in walled_models()} <= names


@pytest.mark.usefixtures("world")
def test_a_copy_is_made_and_listed_and_not_made_twice(
    signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(*, now: datetime) -> Path:
        place = Path(installed.DATA) / "backups" / "sutarimas-2026-11-24-103000.zip"
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(b"0" * 1_500_000)
        Beat.objects.update_or_create(name="backup", defaults={"at": now})
        return place

    monkeypatch.setattr(takeout, "back_up", made)
    client = signed_in("host")
    first = client.post(f"{URL}copy/", follow=True).content.decode()
    assert "Kopija padaryta: sutarimas-2026-11-24-103000.zip" in first
    assert "1,5 MB" in first.replace("\u00a0", " ")
    assert "Kopija padaryta ką tik" in client.post(f"{URL}copy/", follow=True).content.decode()


@pytest.mark.usefixtures("world")
def test_a_full_disk_is_told(signed_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> Path:
        raise OSError(28, "No space left on device")

    Beat.objects.update_or_create(name="backup", defaults={"at": NOW - timedelta(days=400)})
    monkeypatch.setattr(takeout, "back_up", full)
    page = signed_in("rasa").post(f"{URL}copy/", follow=True).content.decode()
    assert "Kopijos padaryti nepavyko" in page


@pytest.mark.usefixtures("world")
def test_the_host_sees_the_copies_and_no_data(signed_in: SignIn) -> None:
    page = signed_in("host").get(URL).content.decode()
    assert "Visos sistemos kopijos" in page
    assert "Įkelti strategiją" not in page
