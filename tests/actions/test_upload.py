"""Files come in once and whole, are looked at apart, and go only when nothing rests on them."""

import io
import json
import re
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from PIL import Image

from sutarimas.actions import upload as acts
from sutarimas.actions.document import ask_draft
from sutarimas.actions.edition import publish_if_ready
from sutarimas.actions.entry import remove_entry
from sutarimas.actions.handlers import HANDLERS
from sutarimas.actions.refusals import Forbidden, Refused
from sutarimas.actions.upload import About, SameFile, delete_file, describe, take_file
from sutarimas.actions.work import do_next
from sutarimas.formats.problems import Unusable
from sutarimas.queries.public_file import public_blob
from sutarimas.queries.store import blob_path
from sutarimas.queries.strategy import load
from sutarimas.records.models import Entry, Event, Job, Upload
from tests.world import NOW, World

ABOUT = About(title="Raštas")
TEXT = "Raštas dėl parko apšvietimo.\n".encode()


def picture() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (1200, 800), "green").save(stream, "JPEG")
    return stream.getvalue()


def bring(
    world: World,
    data: bytes = TEXT,
    name: str = "raštas.txt",
    *,
    who: str = "rasa",
    about: About = ABOUT,
) -> Upload:
    key = take_file(
        actor=world.actor(who),
        strategy_id=world.strategy_id,
        file=io.BytesIO(data),
        name=name,
        about=about,
    )
    return Upload.objects.get(pk=key)


def work() -> None:
    assert do_next(worker="w", clock=lambda: NOW + timedelta(seconds=1), handlers=HANDLERS)


def stored(world: World) -> set[Path]:
    root = blob_path(world.lag_id, "0" * 64).parent.parent
    return {x for x in root.rglob("*") if x.is_file()}


def test_a_file_is_kept_and_a_record_tells_of_it(world: World) -> None:
    row = bring(world, about=About(title="Raštas", number="S-15", issued_on="2026-05-04"))
    assert blob_path(world.lag_id, row.sha256).read_bytes() == TEXT
    assert (row.state, row.restricted, row.uploaded_by) == ("waiting", True, "Rasa Ežerienė")
    told = next(x for x in load(world.strategy_id).files if x.sha256 == row.sha256)
    assert (told.title, told.number, told.name) == ("Raštas", "S-15", "raštas.txt")
    assert told.restricted
    assert str(told.issued_on) == "2026-05-04"


def test_the_same_file_is_not_kept_twice(world: World) -> None:
    row = bring(world)
    before = stored(world)
    with pytest.raises(SameFile) as caught:
        bring(world, name="kitas.txt")
    assert caught.value.upload == row.pk
    assert (Upload.objects.count(), Job.objects.count(), stored(world)) == (1, 1, before)


def test_what_is_refused_leaves_nothing(world: World) -> None:
    before = stored(world)
    for data, name in ((b"", "a.txt"), (TEXT, "a.pdf"), (b"MZ\x00\x00", "a.exe")):
        with pytest.raises(Unusable):
            bring(world, data, name)
    with pytest.raises(Unusable):
        bring(world, about=About(title="Raštas", issued_on="vakar"))
    with pytest.raises(Forbidden):
        bring(world, who="jonas")
    assert (Upload.objects.count(), stored(world)) == (0, before)


def test_an_arrival_that_is_cut_off_leaves_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(_file: object) -> Iterator[bytes]:
        yield b"Ras"
        raise OSError(28, "No space left on device")

    before = stored(world)
    monkeypatch.setattr(acts, "_chunks", cut)
    with pytest.raises(OSError, match="space"):
        bring(world)
    assert (Upload.objects.count(), stored(world)) == (0, before)


def test_the_worker_draws_a_preview_and_says_that_the_file_is_clean(world: World) -> None:
    row = bring(world, picture(), "parkas.jpg")
    work()
    row.refresh_from_db()
    assert (row.state, row.verdict) == ("clean", "")
    with Image.open(blob_path(world.lag_id, row.preview)) as drawn:
        assert drawn.size == (640, 427)


def test_the_first_lines_of_a_text_are_told(world: World) -> None:
    row = bring(world)
    work()
    row.refresh_from_db()
    assert json.loads(row.gist)["text"] == TEXT.decode().strip()


@pytest.mark.parametrize(("status", "state"), [(0, "clean"), (1, "refused"), (2, "waiting")])
def test_the_scanner_decides(
    status: int, state: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = f"{sys.executable} -c 'import sys; sys.exit({status})'"
    monkeypatch.setenv("SUTARIMAS_SCANNER", command)
    row = bring(world)
    work()
    row.refresh_from_db()
    assert row.state == state
    assert Job.objects.get().state == ("failed" if state == "waiting" else "done")


def test_a_broken_picture_is_kept_and_told(world: World) -> None:
    row = bring(world, picture()[:-3000], "parkas.jpg")
    work()
    row.refresh_from_db()
    assert (row.state, row.preview) == ("clean", "")
    assert row.verdict == "unreadable"


def test_a_file_goes_once_no_record_tells_of_it(
    world: World, django_capture_on_commit_callbacks: object
) -> None:
    row = bring(world)
    actor = world.actor("rasa")
    with pytest.raises(Refused, match="in_use"):
        delete_file(actor=actor, upload_id=row.pk)
    entry = Entry.objects.get(shelf="files", body__contains=row.sha256)
    remove_entry(
        actor=actor, strategy_id=world.strategy_id, key=entry.pk, base_version=entry.version
    )
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        delete_file(actor=actor, upload_id=row.pk)
    assert not Upload.objects.exists()
    assert not blob_path(world.lag_id, row.sha256).exists()
    assert Event.objects.filter(kind="upload.deleted").count() == 1


def test_a_consultant_cannot_open_what_they_may_not_read(world: World) -> None:
    row = bring(world)
    with pytest.raises(Forbidden):
        describe(actor=world.actor("ieva"), upload_id=row.pk, alt="", restricted=False)


def test_everybody_gets_a_file_only_when_an_edition_tells_of_it(world: World) -> None:
    row = bring(world, about=About(title="Raštas", restricted=False))
    work()
    assert public_blob(world.lag_id, row.sha256) is None
    assert publish_if_ready(actor=world.actor("rasa"), strategy_id=world.strategy_id)
    assert public_blob(world.lag_id, row.sha256) is not None
    assert public_blob(world.other_lag_id, row.sha256) is None
    describe(actor=world.actor("rasa"), upload_id=row.pk, alt="", restricted=True)
    assert public_blob(world.lag_id, row.sha256) is None


def listed(client: Client, sha256: str) -> list[str]:
    """Addresses of a file on the public page of documents."""
    page = client.get("/lt/ezeryne/papers/").content.decode()
    return re.findall(rf'href="(/lt/ezeryne/files/{sha256}/[^"]*)"', page)


def test_a_public_page_leads_to_papers_that_an_edition_rests_on(
    client: Client, world: World
) -> None:
    about = About(title="Tarybos raštas", number="T-12", issued_on="2026-05-04", restricted=False)
    row = bring(world, about=about)
    work()
    assert publish_if_ready(actor=world.actor("rasa"), strategy_id=world.strategy_id)
    (address,) = listed(client, row.sha256)
    assert client.get(address).getvalue() == blob_path(world.lag_id, row.sha256).read_bytes()
    assert "/lt/ezeryne/papers/" in client.get("/lt/ezeryne/documents/").content.decode()
    page = client.get("/lt/ezeryne/papers/").content.decode()
    assert "Tarybos raštas" in page
    assert "T-12" in page
    describe(actor=world.actor("rasa"), upload_id=row.pk, alt="", restricted=True)
    assert listed(client, row.sha256) == []
    assert client.get(address).status_code == 404


def test_many_papers_stand_on_several_pages(client: Client, world: World) -> None:
    rows = [
        bring(world, data=f"Raštas {x}".encode(), about=About(title=f"R {x}", restricted=False))
        for x in range(52)
    ]
    Upload.objects.update(state="clean")
    assert publish_if_ready(actor=world.actor("rasa"), strategy_id=world.strategy_id)
    pages = [client.get(f"/lt/ezeryne/papers/?page={x}").content.decode() for x in (1, 2)]
    shown = [[x.sha256 in page for x in rows].count(True) for page in pages]
    assert shown == [50, 2]


def test_a_paper_that_its_record_holds_back_later_is_no_longer_listed(
    client: Client, world: World
) -> None:
    row = bring(world, about=About(title="Raštas", restricted=False))
    work()
    assert publish_if_ready(actor=world.actor("rasa"), strategy_id=world.strategy_id)
    entry = Entry.objects.get(shelf="files", body__contains=row.sha256)
    entry.body = json.dumps(json.loads(entry.body) | {"restricted": "true"})
    entry.save()
    assert listed(client, row.sha256) == []


def test_a_restricted_file_of_an_edition_stays_in(world: World) -> None:
    row = bring(world)
    work()
    assert publish_if_ready(actor=world.actor("rasa"), strategy_id=world.strategy_id)
    Upload.objects.filter(pk=row.pk).update(restricted=False)
    assert public_blob(world.lag_id, row.sha256) is None


def test_a_check_goes_before_builds_that_were_asked_for_earlier(world: World) -> None:
    ask_draft(actor=world.actor("rasa"), strategy_id=world.strategy_id, lang="lt")
    row = bring(world)
    work()
    row.refresh_from_db()
    assert row.state == "clean"
