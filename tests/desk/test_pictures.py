"""Uploading a picture for the text: what comes in, what stays, what is said of the rest."""

import io
import json
from base64 import b64decode
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from sutarimas.domain.picture import DRAWN, is_whole, media_type, size_of
from sutarimas.queries.strategy import load
from sutarimas.records.models import Entry
from tests.pictures import picture_file
from tests.world import SignIn, World

ADD = "/lt/desk/ezeryne/s/ezeryne/pictures/add/"
WORDS = {"title": "Stoties aikštė", "alt": "Aikštė be suolų"}


@pytest.fixture
def rasa(signed_in: SignIn) -> Client:
    return signed_in("rasa")


def sent(browser: Client, data: bytes, *, name: str = "a.png", **words: str) -> Any:
    file = SimpleUploadedFile(name, data)
    return browser.post(ADD, {"file": file, "key": str(uuid4()), **WORDS, **words})


def kept(world: World) -> list[dict[str, str]]:
    rows = Entry.objects.filter(strategy_id=world.strategy_id, shelf="pictures")
    return [json.loads(x.body) for x in rows.order_by("place")]


def test_a_picture_is_drawn_anew_and_can_be_put_into_the_text(rasa: Client, world: World) -> None:
    stream = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "Slapta vieta"
    smooth = Image.linear_gradient("L").resize((3000, 2000)).convert("RGB")
    smooth.save(stream, "JPEG", exif=exif)
    answer = rasa.post(
        ADD, {"file": SimpleUploadedFile("a.jpg", stream.getvalue()), **WORDS}, follow=True
    )
    (tree,) = kept(world)
    image = b64decode(tree["data"])
    size = size_of(image)
    assert is_whole(image)
    assert size is not None
    assert size == (1280, 853)
    assert len(image) <= DRAWN
    assert b"Slapta" not in image
    assert "[[picture:IL-01]]" in answer.content.decode()
    shown = rasa.get("/lt/desk/ezeryne/s/ezeryne/pictures/IL-01")
    assert (shown.content, shown["Content-Type"]) == (image, media_type(image))
    listed = rasa.get("/lt/desk/ezeryne/s/ezeryne/text/insert/picture/").content.decode()
    assert "[[picture:IL-01]]" in listed


def test_words_of_a_picture_are_changed_and_the_picture_stays(rasa: Client, world: World) -> None:
    sent(rasa, picture_file().getvalue())
    row = Entry.objects.get(strategy_id=world.strategy_id, shelf="pictures")
    before = json.loads(row.body)
    url = f"/lt/desk/ezeryne/s/ezeryne/record/{row.pk}/edit/"
    assert "iVBOR" not in rasa.get(url).content.decode()
    form = {"code": "IL-01", "title": "Nauja", "alt": "Kitaip", "base_version": row.version}
    assert rasa.post(url, form).status_code == 302
    (after,) = kept(world)
    assert (after["title"], after["data"]) == ("Nauja", before["data"])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", b""),
        ("a.png", b"<svg onload='alert(1)'/>"),
        ("a.svg", b"<svg/>"),
        ("a.txt", "Raštas".encode()),
        ("a.png", picture_file().getvalue()[:60]),
        ("a.jpg", picture_file().getvalue()),
    ],
)
def test_what_is_no_picture_is_told_and_the_words_stay(
    rasa: Client, world: World, name: str, data: bytes
) -> None:
    answer = sent(rasa, data, name=name)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Stoties aikštė" in page
    assert 'role="alert"' in page
    assert kept(world) == []


@pytest.mark.parametrize("missing", ["title", "alt"])
def test_a_picture_without_words_is_asked_for_them(
    rasa: Client, world: World, missing: str
) -> None:
    answer = sent(rasa, picture_file().getvalue(), **{missing: "  "})
    assert answer.status_code == 422
    assert f'href="#id_{missing}"' in answer.content.decode()
    assert kept(world) == []


def test_a_form_sent_twice_is_one_picture(rasa: Client, world: World) -> None:
    key = str(uuid4())
    for _ in range(2):
        file = SimpleUploadedFile("a.png", picture_file().getvalue())
        assert rasa.post(ADD, {"file": file, "key": key, **WORDS}).status_code == 302
    assert len(kept(world)) == 1


def test_a_picture_for_which_there_is_no_room_is_told_and_the_words_stay(
    rasa: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sutarimas.domain.integrity.LARGEST_TOGETHER", 10)
    answer = sent(rasa, picture_file().getvalue())
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "5 MB" in page
    assert "Stoties aikštė" in page
    assert kept(world) == []


def test_bytes_of_a_picture_are_no_words_to_search_by(rasa: Client, world: World) -> None:
    sent(rasa, picture_file().getvalue())
    row = Entry.objects.get(strategy_id=world.strategy_id, shelf="pictures")
    assert "stot" in row.terms
    assert "ivbor" not in row.terms
    assert len(row.terms) < 200


def test_removing_a_picture_leaves_its_caption_in_the_text(rasa: Client, world: World) -> None:
    sent(rasa, picture_file().getvalue())
    section = Entry.objects.filter(strategy_id=world.strategy_id, shelf="prose").first()
    assert section is not None
    tree = json.loads(section.body) | {"body": "Žr. [[picture:IL-01]]."}
    section.body = json.dumps(tree)
    section.save()
    picture = Entry.objects.get(strategy_id=world.strategy_id, shelf="pictures")
    url = f"/lt/desk/ezeryne/s/ezeryne/record/{picture.pk}/remove/"
    assert (
        "Miestas" in rasa.get(url).content.decode()
        or tree["title"] in rasa.get(url).content.decode()
    )
    rasa.post(url, {"base_version": picture.version, "untie": "true"})
    assert kept(world) == []
    section.refresh_from_db()
    assert "[[picture:" not in json.loads(section.body)["body"]
    assert load(world.strategy_id).pictures == ()
