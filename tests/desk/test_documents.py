"""The page of documents: ask, follow, stop, download, read what went wrong."""

import hashlib
import re
from datetime import timedelta

import pytest

from sutarimas.actions.handlers import HANDLERS
from sutarimas.actions.job import claim, fail, said
from sutarimas.actions.store import keep
from sutarimas.actions.work import do_next
from sutarimas.domain.strategy import Strategy
from sutarimas.queries.strategy import load
from sutarimas.records.models import Document, Job
from tests.world import NOW, SignIn, World

URL = "/lt/desk/ezeryne/s/ezeryne/documents/"
SOON = NOW + timedelta(days=3650)


def value(world: World) -> Strategy:
    return load(world.strategy_id)


def built(world: World, *, content: bytes = b"%PDF-", content_hash: str = "") -> Document:
    sha256, size = keep(world.lag_id, [content])
    return Document.objects.create(
        lag_id=world.lag_id,
        strategy_id=world.strategy_id,
        lang="lt",
        name="strategy.pdf",
        sha256=sha256,
        size=size,
        content_hash=content_hash or value(world).content_hash,
        built_at=NOW,
    )


def asked(signed_in: SignIn, lang: str = "lt") -> Job:
    assert signed_in("rasa").post(URL, {"lang": lang}).status_code == 302
    return Job.objects.get()


def test_a_build_is_asked_for_once_by_an_impatient_finger(signed_in: SignIn) -> None:
    first = asked(signed_in)
    again = asked(signed_in)
    assert first.pk == again.pk
    page = signed_in("vita").get(URL).content.decode()
    assert f'data-sut-job="/lt/desk/ezeryne/s/ezeryne/jobs/{first.pk}/"' in page
    assert "Laukia eilės." in page


def test_progress_is_said_in_words_and_figures_in_both_languages(signed_in: SignIn) -> None:
    row = asked(signed_in)
    Job.objects.filter(pk=row.pk).update(
        state="running", done=3, total=10, message=said("writing", name="strategy.pdf")
    )
    for lang, words in (("lt", "Rašomas failas strategy.pdf."), ("en", "Writing the file")):
        address = f"/{lang}/desk/ezeryne/s/ezeryne/jobs/{row.pk}/"
        answer = signed_in("jonas").get(address)
        page = answer.content.decode()
        assert words in page
        assert 'value="3" max="10"' in page
        assert "<html" not in page
        assert answer["Cache-Control"] == "no-store"


def test_a_job_that_ended_asks_the_script_for_nothing_more(signed_in: SignIn) -> None:
    row = asked(signed_in)
    Job.objects.filter(pk=row.pk).update(state="done")
    page = signed_in("rasa").get(f"/lt/desk/ezeryne/s/ezeryne/jobs/{row.pk}/").content.decode()
    assert "data-sut-job" not in page


def test_files_are_built_by_the_worker_and_listed_as_current(signed_in: SignIn) -> None:
    asked(signed_in, "en")
    do_next(worker="test", clock=lambda: SOON, handlers=HANDLERS)
    page = signed_in("vita").get(URL).content.decode()
    assert Document.objects.filter(lang="en").count() == 11
    assert "Parengta iš dabartinio teksto" in page
    assert "Strategija (PDF)" in page
    rows = re.findall(r'href="(/lt/desk/ezeryne/s/ezeryne/documents/[^/]+/)"', page)
    assert len(rows) == 11


def test_files_of_an_earlier_text_say_so(world: World, signed_in: SignIn) -> None:
    built(world, content_hash="0" * 64)
    assert "Tekstas nuo tada pasikeitė" in signed_in("rasa").get(URL).content.decode()


def test_a_file_is_handed_out_whole_and_only_as_a_download(world: World, signed_in: SignIn) -> None:
    content = b"<script>alert(1)</script>" * 1000
    row = built(world, content=content)
    client = signed_in("vita")
    answer = client.get(f"{URL}{row.pk}/")
    assert b"".join(answer.streaming_content) == content  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Content-Length"] == str(len(content))
    tag = f'"{hashlib.sha256(content).hexdigest()}"'
    assert answer["ETag"] == tag
    assert client.get(f"{URL}{row.pk}/", headers={"If-None-Match": tag}).status_code == 304


def test_another_groups_file_and_one_that_is_gone_are_not_there(
    world: World, signed_in: SignIn
) -> None:
    row = built(world)
    assert signed_in("petras").get(f"{URL}{row.pk}/").status_code == 404
    other = f"/lt/desk/kitur/s/kita/documents/{row.pk}/"
    assert signed_in("petras").get(other).status_code == 404
    Document.objects.filter(pk=row.pk).update(sha256="f" * 64)
    assert signed_in("rasa").get(f"{URL}{row.pk}/").status_code == 404


def test_a_waiting_build_can_be_stopped(signed_in: SignIn) -> None:
    row = asked(signed_in)
    stop = f"/lt/desk/ezeryne/s/ezeryne/jobs/{row.pk}/stop/"
    assert stop in signed_in("rasa").get(URL).content.decode()
    assert signed_in("rasa").post(stop).status_code == 302
    assert Job.objects.get().state == "cancelled"


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (said("disk_full"), "Serverio diske nebėra vietos"),
        (said("killed"), "pritrūksta atminties"),
        (said("refused", what="<b>Typst</b>"), "&lt;b&gt;Typst&lt;/b&gt;"),
        (said("given_up", n=3), "pradėtas 3 kartus"),
    ],
)
def test_a_failure_is_explained_and_can_be_tried_again(
    message: str, words: str, world: World, signed_in: SignIn
) -> None:
    earlier = built(world)
    row = asked(signed_in)
    held = claim(worker="a", now=SOON)
    assert held is not None
    fail(held, message=message, now=SOON)
    page = signed_in("rasa").get(URL).content.decode()
    assert words in page
    assert str(earlier.pk) in page
    signed_in("rasa").post(f"/lt/desk/ezeryne/s/ezeryne/jobs/{row.pk}/again/")
    assert Job.objects.filter(state="waiting").count() == 1
    assert words not in signed_in("rasa").get(URL).content.decode()


def test_readers_see_no_buttons_that_they_may_not_press(signed_in: SignIn) -> None:
    asked(signed_in)
    page = signed_in("jonas").get(URL).content.decode()
    assert "/stop/" not in page
    assert 'name="lang"' not in page


def test_an_unknown_language_builds_nothing(signed_in: SignIn) -> None:
    for lang in ("", "xx", "lt/../en"):
        assert signed_in("rasa").post(URL, {"lang": lang}).status_code == 302
    assert not Job.objects.exists()
