"""Texts at the desk: the list, the editor, two people at once, drafts, and who may do what."""

import json
from typing import Protocol
from uuid import UUID

import pytest

from sutarimas.queries.strategy import load
from sutarimas.records.models import Change, Draft, Entry
from tests.world import SignIn, World

BASE = "/lt/desk/ezeryne/s/ezeryne/text/"


def entry(world: World, code: str = "gyventojai", lang: str = "lt") -> Entry:
    return Entry.objects.get(strategy_id=world.strategy_id, shelf="prose", code=code, lang=lang)


def body_of(world: World, code: str = "gyventojai", lang: str = "lt") -> str:
    found = [x for x in load(world.strategy_id).prose if (x.code, x.lang) == (code, lang)]
    return found[0].body


class Answer(Protocol):
    """What a page answered."""

    content: bytes


def page(response: Answer) -> str:
    return response.content.decode()


def fields(world: World, **changed: str) -> dict[str, str]:
    row = entry(world)
    tree = json.loads(row.body)
    return {
        "title": tree["title"],
        "chapter": tree["chapter"],
        "body": tree["body"],
        "base_version": str(row.version),
        **changed,
    }


def test_the_list_follows_the_chapters_of_the_form_and_counts_words(signed_in: SignIn) -> None:
    html = page(signed_in("rasa").get(BASE))
    places = [html.index(f'id="chapter-{x}"') for x in ("summary", "territory", "goals", "finance")]
    assert places == sorted(places)
    assert "galima ne daugiau kaip 800" in html
    assert "Rašyti angliškai: Ką reiškia mažėti" in html


def test_the_list_takes_few_queries(
    signed_in: SignIn, django_assert_max_num_queries: object
) -> None:
    client = signed_in("rasa")
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        client.get(BASE)


def test_a_text_is_shown_as_the_document_prints_it(world: World, signed_in: SignIn) -> None:
    html = page(signed_in("vita").get(f"{BASE}{entry(world).pk}/"))
    assert 'id="territory-gyventojai-1"' in html
    assert "<svg" in html
    assert "<textarea" not in html


def test_what_is_saved_is_read_back(world: World, signed_in: SignIn) -> None:
    url = f"{BASE}{entry(world).pk}/"
    answer = signed_in("rasa").post(url, fields(world, body="Pirma.\r\n\r\nAntra: [[fact:E-01]]."))
    assert (answer.status_code, answer["Location"]) == (302, url)
    assert body_of(world) == "Pirma.\n\nAntra: [[fact:E-01]]."


def test_the_first_line_of_a_text_may_be_blank(world: World, signed_in: SignIn) -> None:
    # A browser drops the first line feed of a text field, so the page gives it one to drop.
    html = page(signed_in("rasa").get(f"{BASE}{entry(world).pk}/"))
    text = html.split("<textarea", 1)[1].split(">", 1)[1]
    assert text.startswith("\nMiesto gyventojų")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"title": "  "}, "Įrašykite pavadinimą"),
        ({"title": "x" * 301}, "Pavadinimas per ilgas"),
        ({"chapter": "nowhere"}, "Pasirinkite skyrių"),
        ({"body": "x" * 100_001}, "ilgesnis kaip"),
    ],
)
def test_a_form_with_a_slip_says_what_is_wrong_and_keeps_what_was_typed(
    world: World, signed_in: SignIn, changed: dict[str, str], words: str
) -> None:
    sent = fields(world, **{"body": "Mano žodžiai & <b>", **changed})
    answer = signed_in("rasa").post(f"{BASE}{entry(world).pk}/", sent)
    assert answer.status_code == 422
    html = page(answer)
    assert words in html
    assert "Mano žodžiai &amp; &lt;b&gt;" in html or "body" in changed
    assert 'href="#id_' in html
    assert entry(world).version == 1


def test_markup_that_somebody_types_never_reaches_a_page(world: World, signed_in: SignIn) -> None:
    client, url = signed_in("rasa"), f"{BASE}{entry(world).pk}/"
    evil = (
        "<script>alert(1)</script> [x](javascript:alert(1)) ![y](javascript:1)\n\n<img onerror=1>"
    )
    client.post(url, fields(world, title="<script>t</script>", body=evil))
    for shown in (page(client.get(url)), page(client.get(BASE)), page(client.get(f"{url}remove/"))):
        assert "<script>alert" not in shown
        assert "<script>t<" not in shown
        assert "<img onerror" not in shown
        assert 'href="javascript' not in shown


def test_the_second_of_two_people_sees_both_texts_and_loses_nothing(
    world: World, signed_in: SignIn
) -> None:
    url = f"{BASE}{entry(world).pk}/"
    old = body_of(world)
    mine, theirs = fields(world, body=f"{old}\n\nMano sakinys."), fields(world, body=f"Jo. {old}")
    signed_in("tomas").post(url, theirs)
    answer = signed_in("rasa").post(url, mine)
    assert answer.status_code == 409
    html = page(answer)
    assert "Tą patį tekstą pakeitė ir Tomas Krantas" in html
    merged = html.split('id="id_body"', 1)[1].split(">\n", 1)[1].split("</textarea>")[0]
    assert merged.startswith("Jo. Miesto gyventojų")
    assert merged.endswith("Mano sakinys.")
    assert body_of(world).startswith("Jo. ")
    saved = signed_in("rasa").post(url, fields(world, body=f"Jo. {old}\n\nMano sakinys."))
    assert saved.status_code == 302


def test_two_versions_of_one_paragraph_both_stay_in_the_proposal(
    world: World, signed_in: SignIn
) -> None:
    url = f"{BASE}{entry(world).pk}/"
    mine = fields(world, body="Mano visas tekstas.", title="Mano pavadinimas")
    signed_in("tomas").post(url, fields(world, body="Jo visas tekstas."))
    html = page(signed_in("rasa").post(url, mine))
    assert "1 vietą keitėte abu" in html.replace("\u00a0", " ")
    assert "Jo visas tekstas.\n\nMano visas tekstas.</textarea>" in html
    assert "Mano pavadinimas" in html
    assert "Išsaugotas pavadinimas: Ką reiškia mažėti" in html


def test_whoever_leaves_a_conflict_without_choosing_still_has_their_words(
    world: World, signed_in: SignIn
) -> None:
    client, url = signed_in("rasa"), f"{BASE}{entry(world).pk}/"
    mine = fields(world, body="Mano žodžiai.")
    signed_in("tomas").post(url, fields(world, body="Jo žodžiai."))
    client.post(url, mine)
    assert ">\nMano žodžiai.</textarea>" in page(client.get(f"{url}?draft=1"))


def test_a_second_click_on_save_is_no_conflict(world: World, signed_in: SignIn) -> None:
    client, url = signed_in("rasa"), f"{BASE}{entry(world).pk}/"
    sent = fields(world, body="Kartą.")
    assert [client.post(url, sent).status_code for _ in range(2)] == [302, 302]
    assert entry(world).version == 2


def test_what_is_typed_is_kept_offered_continued_and_gone_once_saved(
    world: World, signed_in: SignIn
) -> None:
    client, url = signed_in("rasa"), f"{BASE}{entry(world).pk}/"
    answer = client.post(f"{url}draft/", fields(world, body="Dar nebaigta"))
    assert answer.status_code == 200
    html = page(client.get(url))
    assert "Turite neišsaugotų žodžių" in html
    assert "Dar nebaigta" not in html
    assert ">\nDar nebaigta</textarea>" in page(client.get(f"{url}?draft=1"))
    assert "Turite neišsaugotų žodžių" in page(client.get(BASE))
    assert "Turite neišsaugotų" not in page(signed_in("tomas").get(url))
    client.post(url, fields(world, body="Baigta"))
    assert not Draft.objects.exists()


def test_a_draft_can_be_discarded(world: World, signed_in: SignIn) -> None:
    client, url = signed_in("rasa"), f"{BASE}{entry(world).pk}/"
    client.post(f"{url}draft/", fields(world, body="Nereikia"))
    assert client.post(f"{url}discard/").status_code == 302
    assert "Turite neišsaugotų" not in page(client.get(url))


def test_a_draft_of_an_overtaken_version_meets_the_other_text_when_saved(
    world: World, signed_in: SignIn
) -> None:
    client, url = signed_in("rasa"), f"{BASE}{entry(world).pk}/"
    client.post(f"{url}draft/", fields(world, body="Senas juodraštis"))
    signed_in("tomas").post(url, fields(world, body="Naujas tekstas"))
    assert 'name="base_version" value="1"' in page(client.get(f"{url}?draft=1"))


@pytest.mark.parametrize("version", ["", "-1", "x", "9" * 40, "9" * 5000, "²"])
def test_an_unreadable_version_breaks_nothing(
    world: World, signed_in: SignIn, version: str
) -> None:
    client, url = signed_in("rasa"), f"{BASE}{entry(world).pk}/"
    sent = fields(world, body="Kita", base_version=version)
    assert client.post(url, sent).status_code == 409
    assert client.post(f"{url}draft/", sent).status_code == 200


def test_an_overlong_draft_is_refused_with_words(world: World, signed_in: SignIn) -> None:
    url = f"{BASE}{entry(world).pk}/draft/"
    answer = signed_in("rasa").post(url, fields(world, body="x" * 100_001))
    assert (answer.status_code, Draft.objects.count()) == (422, 0)


def test_a_preview_without_scripts_keeps_what_was_typed_and_saves_nothing(
    world: World, signed_in: SignIn
) -> None:
    sent = fields(world, body="Gyvena [[fact:E-01|5]], buvo 4 998. [[fakt:x]]", do="read")
    answer = signed_in("rasa").post(f"{BASE}{entry(world).pk}/", sent)
    html = page(answer)
    assert answer.status_code == 200
    assert "Šių skaičių negalima patikrinti: 4 998" in html
    assert "[[fakt:x]]" in html.split("Neaiškūs skliaustai")[1]
    assert "Dar nepatvirtinta" in html
    assert entry(world).version == 1


def test_the_state_of_a_bound_number_is_said(world: World, signed_in: SignIn) -> None:
    client, url = signed_in("rasa"), f"{BASE}{entry(world).pk}/reading/"
    body = "[[fact:E-04@e1c2bd793331|4,1]] [[fact:E-04@000000000000|5]] [[fact:E-999|7]]"
    html = page(client.post(url, fields(world, body=body)))
    assert html.count("Pagrindas pasikeitė") == 1
    assert html.count("Tokio įrašo nėra") == 1
    assert html.count("> Gerai") + html.count(">Gerai") == 1


def test_what_a_consultant_saves_waits_until_staff_confirm_it(
    world: World, signed_in: SignIn
) -> None:
    url = f"{BASE}{entry(world).pk}/"
    signed_in("ieva").post(url, fields(world, body="Konsultantės tekstas."))
    assert "Laukia patvirtinimo" in page(signed_in("rasa").get(BASE))
    assert "Patvirtinti tekstą" not in page(signed_in("ieva").get(url))
    assert signed_in("ieva").post(f"{url}confirm/", {"base_version": "2"}).status_code == 403
    rasa = signed_in("rasa")
    assert "Patvirtinti tekstą" in page(rasa.get(url))
    rasa.post(f"{url}confirm/", {"base_version": "2"})
    html = page(rasa.get(url))
    assert "Rasa Ežerienė, 2026-11-24" in html
    rasa.post(f"{url}unconfirm/", {"base_version": "3"})
    assert "Patvirtinti tekstą" in page(rasa.get(url))


def test_nobody_confirms_a_text_they_have_not_seen(world: World, signed_in: SignIn) -> None:
    url = f"{BASE}{entry(world).pk}/"
    signed_in("ieva").post(url, fields(world, body="Vienas."))
    signed_in("ieva").post(url, fields(world, body="Du."))
    answer = signed_in("rasa").post(f"{url}confirm/", {"base_version": "2"}, follow=True)
    assert "tekstą pakeitė Ieva Konsultantė" in page(answer)
    assert "Patvirtinti tekstą" in page(answer)


def test_a_text_of_another_group_is_not_there(world: World, signed_in: SignIn) -> None:
    url = f"/lt/desk/kitur/s/kita/text/{entry(world).pk}/"
    client = signed_in("petras")
    assert client.get(url).status_code == 404
    assert client.post(url, {"title": "x"}).status_code == 404
    assert client.post(f"{url}confirm/", {}).status_code == 404
    assert client.post(f"{url}move/", {}).status_code == 404


def test_an_unknown_text_is_not_there(signed_in: SignIn) -> None:
    url = f"{BASE}{UUID(int=5)}/"
    for tail in ("", "remove/", "translate/"):
        assert signed_in("rasa").get(f"{url}{tail}").status_code == 404


def test_the_editor_speaks_english_too(world: World, signed_in: SignIn) -> None:
    html = page(signed_in("rasa").get(f"/en/desk/ezeryne/s/ezeryne/text/{entry(world).pk}/"))
    assert "Insert a fact" in html
    assert "Įterpti" not in html


def test_colleagues_comment_beside_the_text_and_its_last_changes_are_named(
    world: World, signed_in: SignIn
) -> None:
    client, url = signed_in("jonas"), f"{BASE}{entry(world).pk}/"
    signed_in("rasa").post(url, fields(world, body="Pakeista."))
    form = page(client.get(url)).split('id="comments"')[1]
    key = form.split('name="key" value="')[1].split('"')[0]
    sent = {"key": key, "subject": "section:gyventojai/lt", "text": "Ar tikrai?", "back": url}
    client.post("/lt/desk/ezeryne/s/ezeryne/comments/say/", sent)
    html = page(signed_in("rasa").get(url))
    assert "Ar tikrai?" in html.split('id="comments"')[1]
    assert "Rasa Ežerienė" in html.split("Paskutiniai pakeitimai")[1]


def test_a_deleted_text_comes_back_when_the_deletion_is_undone(
    world: World, signed_in: SignIn
) -> None:
    client, before = signed_in("rasa"), load(world.strategy_id)
    client.post(f"{BASE}{entry(world).pk}/remove/", {"base_version": "1"})
    change = Change.objects.get(deed="section.removed")
    client.post(f"/lt/desk/ezeryne/s/ezeryne/history/{change.pk}/undo/")
    assert load(world.strategy_id) == before
