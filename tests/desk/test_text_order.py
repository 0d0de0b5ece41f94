"""Texts are begun, translated, put in order and taken away."""

from typing import Protocol

from sutarimas.queries.strategy import load
from sutarimas.records.models import Entry
from tests.world import SignIn, World

BASE = "/lt/desk/ezeryne/s/ezeryne/text/"


def entry(world: World, code: str, lang: str = "lt") -> Entry:
    return Entry.objects.get(strategy_id=world.strategy_id, shelf="prose", code=code, lang=lang)


def codes(world: World, chapter: str) -> list[str]:
    return [x.code for x in load(world.strategy_id).prose if (x.chapter, x.lang) == (chapter, "lt")]


class Answer(Protocol):
    """What a page answered."""

    content: bytes


def page(response: Answer) -> str:
    return response.content.decode()


def test_a_new_text_opens_in_its_editor_and_stands_last_in_its_chapter(
    world: World, signed_in: SignIn
) -> None:
    sent = {"title": "Kur žmonės susitinka", "chapter": "territory"}
    answer = signed_in("rasa").post(f"{BASE}new/", sent)
    made = entry(world, "kur-zmones-susitinka")
    assert answer["Location"] == f"{BASE}{made.pk}/"
    assert codes(world, "territory")[-1] == "kur-zmones-susitinka"


def test_a_second_click_begins_no_second_text(world: World, signed_in: SignIn) -> None:
    client, sent = signed_in("rasa"), {"title": "Naujas", "chapter": "goals"}
    first, second = (client.post(f"{BASE}new/", sent)["Location"] for _ in range(2))
    assert first == second
    assert codes(world, "goals").count("naujas") == 1


def test_two_texts_of_one_title_have_codes_of_their_own(world: World, signed_in: SignIn) -> None:
    client = signed_in("rasa")
    for chapter in ("goals", "needs"):
        client.post(f"{BASE}new/", {"title": "Įžanga", "chapter": chapter})
    assert (codes(world, "goals")[-1], codes(world, "needs")[-1]) == ("izanga", "izanga-2")


def test_a_text_without_a_title_is_not_begun(signed_in: SignIn) -> None:
    answer = signed_in("rasa").post(f"{BASE}new/", {"title": " ", "chapter": "goals"})
    assert answer.status_code == 422
    assert "Įrašykite pavadinimą" in page(answer)
    assert '<option value="goals" selected>' in page(answer)


def test_an_english_text_stands_beside_its_original(world: World, signed_in: SignIn) -> None:
    client, original = signed_in("rasa"), entry(world, "gyventojai")
    url = f"{BASE}{original.pk}/translate/"
    first, second = (client.post(url, {"title": "Shrinking"})["Location"] for _ in range(2))
    made = entry(world, "gyventojai", "en")
    assert first == second == f"{BASE}{made.pk}/"
    html = page(client.get(BASE))
    assert "Rašyti angliškai: Ką reiškia mažėti" not in html
    assert "Shrinking" in html
    assert client.get(f"{BASE}{made.pk}/translate/").status_code == 404


def test_the_english_text_moves_to_another_chapter_with_its_original(
    world: World, signed_in: SignIn
) -> None:
    original = entry(world, "esme")
    body = next(x.body for x in load(world.strategy_id).prose if (x.code, x.lang) == ("esme", "lt"))
    sent = {"title": "Apie ką", "chapter": "goals", "body": body, "base_version": "1"}
    signed_in("rasa").post(f"{BASE}{original.pk}/", sent)
    both = [x.chapter for x in load(world.strategy_id).prose if x.code == "esme"]
    assert both == ["goals", "goals"]


def test_a_text_moves_past_its_neighbour_and_no_further(world: World, signed_in: SignIn) -> None:
    client, before = signed_in("rasa"), codes(world, "territory")
    url = f"{BASE}{entry(world, before[0]).pk}/move/"
    client.post(url, {"to": "later"})
    assert codes(world, "territory") == [before[1], before[0], *before[2:]]
    for _ in range(3):
        client.post(url, {"to": "earlier"})
    assert codes(world, "territory") == before


def test_texts_on_one_place_still_change_places(world: World, signed_in: SignIn) -> None:
    before = codes(world, "territory")[:2]
    Entry.objects.filter(code__in=before, shelf="prose").update(place=15)
    first = Entry.objects.filter(code__in=before).order_by("place", "id")[0]
    signed_in("rasa").post(f"{BASE}{first.pk}/move/", {"to": "later"})
    again = Entry.objects.filter(code__in=before).order_by("place", "id")
    assert [x.code for x in again][1] == first.code


def test_deleting_asks_first_and_takes_the_translation_along(
    world: World, signed_in: SignIn
) -> None:
    client, row = signed_in("rasa"), entry(world, "gyventojai")
    client.post(f"{BASE}{row.pk}/translate/", {"title": "Shrinking"})
    url = f"{BASE}{row.pk}/remove/"
    html = page(client.get(url))
    assert "Ištrinti tekstą „Ką reiškia mažėti“?" in html
    assert "angliškas tekstas" in html
    assert "gyventojai" in codes(world, "territory")
    assert client.post(url, {"base_version": "1"}).status_code == 302
    left = Entry.objects.filter(strategy_id=world.strategy_id, code="gyventojai")
    assert not left.exists()


def test_a_text_that_records_point_at_stays_and_it_is_said_why(
    world: World, signed_in: SignIn
) -> None:
    row = entry(world, "esme")
    answer = signed_in("rasa").post(f"{BASE}{row.pk}/remove/", {"base_version": "1"})
    assert answer.status_code == 422
    assert "Ištrinti nepavyko" in page(answer)
    assert "section:esme" in page(answer)
    assert codes(world, "summary") == ["esme"]


def test_a_text_that_somebody_changed_meanwhile_is_not_deleted(
    world: World, signed_in: SignIn
) -> None:
    row = entry(world, "esme")
    sent = {"title": "Kitaip", "chapter": "summary", "body": "Kitaip", "base_version": "1"}
    signed_in("tomas").post(f"{BASE}{row.pk}/", sent)
    answer = signed_in("rasa").post(f"{BASE}{row.pk}/remove/", {"base_version": "1"})
    assert answer.status_code == 409
    assert "tekstą pakeitė Tomas Krantas" in page(answer)
    assert Entry.objects.filter(pk=row.pk).exists()


def test_a_text_of_an_unknown_chapter_can_be_found_and_put_right(
    world: World, signed_in: SignIn
) -> None:
    row = entry(world, "gyventojai")
    Entry.objects.filter(pk=row.pk).update(body=row.body.replace('"territory"', '"elsewhere"'))
    client = signed_in("rasa")
    assert "Tekstai, kurių joks dokumentas nespausdina" in page(client.get(BASE))
    html = page(client.get(f"{BASE}{row.pk}/"))
    assert '<option value=""></option>' in html
