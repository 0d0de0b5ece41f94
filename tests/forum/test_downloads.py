"""What is handed out: the very bytes, as attachments, found again by their fingerprint."""

import hashlib

from django.test import Client

from sutarimas.queries.store import blob_path
from sutarimas.records.models import Document
from tests.forum.town import Town
from tests.pictures import picture_of

PDF = "/lt/ezeryne/documents/3/lt/strategy.pdf"


def test_a_document_is_streamed_as_an_attachment_of_its_edition(client: Client, town: Town) -> None:
    answer = client.get(PDF)
    assert answer.streaming
    assert answer.getvalue() == b"PDF lt"
    assert answer["Content-Length"] == "6"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="ezeryne-3-lt-strategy.pdf"'
    assert answer["ETag"] == f'"{hashlib.sha256(b"PDF lt").hexdigest()}"'
    assert town.edition.number == 3


def test_a_picture_is_shown_as_what_it_is(client: Client, town: Town) -> None:  # noqa: ARG001
    for rest in ("pictures/IL-01", "editions/3/pictures/IL-01"):
        answer = client.get(f"/lt/ezeryne/{rest}")
        assert answer.content == picture_of("IL-01").image
        assert answer["Content-Type"] == "image/png"
        assert answer["X-Content-Type-Options"] == "nosniff"
    for rest in ("pictures/IL-02", "editions/9/pictures/IL-01", "pictures/need"):
        assert client.get(f"/lt/ezeryne/{rest}").status_code == 404


def test_the_public_bundle_is_handed_out_byte_for_byte(client: Client, town: Town) -> None:
    for name, kept in (
        ("strategy.json", town.edition.bundle),
        ("findings.json", town.edition.findings),
    ):
        answer = client.get(f"/lt/ezeryne/data/3/{name}")
        assert answer.content == kept.encode()
        assert answer["Content-Length"] == str(len(kept.encode()))
        assert answer["Content-Disposition"].startswith(f'attachment; filename="ezeryne-3-{name}')


def test_a_document_whose_file_is_gone_is_not_found(client: Client, town: Town) -> None:
    row = Document.objects.get(lang="en", edition=town.edition)
    row.sha256 = "0" * 64
    row.save()
    assert not blob_path(town.world.lag_id, row.sha256).exists()
    assert client.get(PDF.replace("/3/lt/", "/3/en/")).status_code == 404


def test_the_draft_is_never_handed_out(client: Client, town: Town) -> None:
    Document.objects.filter(edition=town.edition, lang="lt").update(edition=None)
    assert client.get(PDF).status_code == 404


def test_the_commands_to_check_an_edition_name_what_is_handed_out(
    client: Client, town: Town
) -> None:
    for rest in ("data/", "verify/"):
        page = client.get(f"/lt/ezeryne/{rest}").content.decode()
        shown = page.partition('<pre class="copyable" tabindex="0">')[2].partition("</pre>")[0]
        fetch, check = shown.splitlines()
        saved = client.get(fetch.removeprefix("curl -OJ http://testserver"))
        assert saved.content == town.edition.bundle.encode()
        assert check.removeprefix("sutarimas verify ") in saved["Content-Disposition"]
