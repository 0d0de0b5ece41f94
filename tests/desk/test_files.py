"""Files at the desk: added once, told in words, handed out as attachments, restricted ones kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http.response import HttpResponseBase

from sutarimas.actions.edition import publish_if_ready
from sutarimas.actions.upload import About
from sutarimas.queries.strategy import load
from sutarimas.records.models import Upload
from tests.actions.test_upload import TEXT, bring, picture, work
from tests.world import SignIn, World

URL = "/lt/desk/ezeryne/files/"


def body(answer: HttpResponseBase) -> bytes:
    return b"".join(answer)


def form(data: bytes = TEXT, name: str = "raštas.txt", **typed: str) -> dict[str, object]:
    return {"file": SimpleUploadedFile(name, data), **typed}


def test_a_file_is_added_and_listed_and_not_twice(world: World, signed_in: SignIn) -> None:
    client = signed_in("rasa")
    first = client.post(URL, form(title="Raštas dėl parko", number="S-15"))
    second = client.post(URL, form(title="Raštas dėl parko"), follow=True)
    row = Upload.objects.get()
    assert first["Location"] == f"{URL}{row.pk}/"
    assert "Toks pat failas jau yra" in second.content.decode()
    assert "Raštas dėl parko" in client.get(URL).content.decode()
    assert [x.number for x in load(world.strategy_id).files if x.sha256 == row.sha256] == ["S-15"]


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.txt", "Failas tuščias"),
        (TEXT, "a.pdf", "a.pdf"),
        (b"MZ\x00\x00", "a.exe", "a.exe"),
        (b"0" * 25_000_001, "a.txt", "25 MB"),
    ],
)
def test_a_wrong_file_is_told_in_words_and_what_was_typed_stays(
    data: bytes, name: str, words: str, signed_in: SignIn
) -> None:
    answer = signed_in("rasa").post(URL, form(data, name, title="Mano pavadinimas"))
    page = answer.content.decode().replace("\u00a0", " ")
    assert answer.status_code == 422
    assert words in page
    assert 'value="Mano pavadinimas"' in page
    assert not Upload.objects.exists()


def test_a_file_waits_for_its_check_and_then_leaves_as_an_attachment(
    world: World, signed_in: SignIn
) -> None:
    row = bring(world)
    client = signed_in("rasa")
    assert client.get(f"{URL}{row.pk}/download/").status_code == 404
    assert "dar tikrinamas" in client.get(f"{URL}{row.pk}/").content.decode()
    work()
    answer = client.get(f"{URL}{row.pk}/download/")
    assert body(answer) == TEXT
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''ra%C5%A1tas.txt")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_restricted_files_are_not_there_for_those_who_may_not_read_them(
    world: World, signed_in: SignIn
) -> None:
    row = bring(world, about=About(title="Slapta sutartis"))
    work()
    for login in ("jonas", "ieva"):
        client = signed_in(login)
        assert "Slapta sutartis" not in client.get(URL).content.decode()
        for rest in ("", "download/", "preview/"):
            assert client.get(f"{URL}{row.pk}/{rest}").status_code == 404, (login, rest)
    vita = signed_in("vita")
    assert "Slapta sutartis" in vita.get(URL).content.decode()
    assert body(vita.get(f"{URL}{row.pk}/download/")) == TEXT


def test_people_see_the_restricted_files_that_they_added_themselves(
    world: World, signed_in: SignIn
) -> None:
    own = bring(world, b"Jos", "jos.txt", who="ieva", about=About(title="Jos sutartis"))
    other = bring(world, b"Kito", "kito.txt", about=About(title="Kito sutartis"))
    work()
    work()
    ieva, jonas = signed_in("ieva"), signed_in("jonas")
    listed = ieva.get(URL).content.decode()
    assert "Jos sutartis" in listed
    assert "Kito sutartis" not in listed
    page = ieva.get(f"{URL}{own.pk}/").content.decode()
    assert "Atverti jį kitiems gali grupės koordinatorius." in page
    assert 'name="open"' not in page
    assert body(ieva.get(f"{URL}{own.pk}/download/")) == b"Jos"
    assert ieva.post(f"{URL}{own.pk}/", {"alt": "Sutartis"}).status_code == 302
    assert ieva.post(f"{URL}{own.pk}/", {"open": "true"}).status_code == 403
    for client, row in ((ieva, other), (jonas, own)):
        for rest in ("", "download/", "preview/"):
            assert client.get(f"{URL}{row.pk}/{rest}").status_code == 404


def test_another_name_or_a_record_of_a_print_gives_nobody_a_file(
    world: World, signed_in: SignIn
) -> None:
    other = bring(world, about=About(title="Kito sutartis"))
    work()
    ieva = signed_in("ieva")
    ieva.post("/lt/desk/me/", {"name": "Rasa Ežerienė", "language": "lt"})
    made = {"code": "D-98", "title": "Mano", "sha256": other.sha256}
    added = ieva.post("/lt/desk/ezeryne/s/ezeryne/new/files/", made)
    assert added.status_code == 302
    assert ieva.get(f"{URL}{other.pk}/").status_code == 404


def test_a_search_finds_other_forms_of_a_word(world: World, signed_in: SignIn) -> None:
    bring(world, about=About(title="Susirinkimo protokolas"))
    client = signed_in("rasa")
    assert "Susirinkimo protokolas" in client.get(f"{URL}?q=protokolai").content.decode()
    missed = client.get(f"{URL}?q=biudžetas").content.decode()
    assert "Susirinkimo protokolas" not in missed
    assert "nieko neradome" in missed


def test_a_picture_shows_its_preview_with_words_for_it(world: World, signed_in: SignIn) -> None:
    row = bring(world, picture(), "parkas.jpg", about=About(title="Parkas", alt="Tuščias parkas"))
    work()
    client = signed_in("rasa")
    assert 'alt="Tuščias parkas"' in client.get(f"{URL}{row.pk}/").content.decode()
    drawn = client.get(f"{URL}{row.pk}/preview/")
    assert drawn["Content-Type"] == "image/jpeg"
    assert body(drawn) != picture()


def test_a_file_that_a_record_tells_of_is_not_deleted(world: World, signed_in: SignIn) -> None:
    row = bring(world)
    answer = signed_in("rasa").post(f"{URL}{row.pk}/delete/")
    assert answer.status_code == 422
    assert "Pirma pašalinkite įrašą" in answer.content.decode()
    assert Upload.objects.filter(pk=row.pk).exists()


def test_the_public_gets_a_file_of_an_edition_by_its_print(world: World, signed_in: SignIn) -> None:
    row = bring(world, about=About(title="Raštas", restricted=False))
    work()
    url = f"/lt/ezeryne/files/{row.sha256}/rastas.txt"
    visitor = signed_in("petras")
    assert visitor.get(url).status_code == 404
    publish_if_ready(actor=world.actor("rasa"), strategy_id=world.strategy_id)
    answer = visitor.get(url)
    assert body(answer) == TEXT
    assert answer["Content-Disposition"].startswith("attachment")
    assert visitor.get("/lt/ezeryne/files/0/x").status_code == 404
