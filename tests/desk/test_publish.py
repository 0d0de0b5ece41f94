"""Publishing from the desk: what blocks is named, the act is asked twice, and done once."""

import json
import re

import pytest

from sutarimas.actions.edition import publish_if_ready
from sutarimas.queries.strategy import load
from sutarimas.records.models import Edition, Entry, Strategy
from tests.world import NOW, SignIn, World

URL = "/lt/desk/ezeryne/s/ezeryne/publish/"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
TODAY = NOW.date().isoformat()


def form(world: World, **changes: str) -> dict[str, str]:
    value = load(world.strategy_id)
    typed = {"number": "4", "hash": value.content_hash, "stage": "amended", "on": TODAY, "note": ""}
    return {**typed, **changes}


def test_the_page_shows_the_number_and_the_code_of_the_text(
    world: World, signed_in: SignIn
) -> None:
    print_ = load(world.strategy_id).content_hash.upper()
    page = signed_in("vita").get(URL).content.decode()
    code = f'<span class="code">{print_[:4]}-{print_[4:8]}</span>'
    assert f"4 redakcija, kodas {code}" in page.replace("\u00a0", " ")
    assert "Niekas netrukdo skelbti" in page
    assert 'name="stage"' not in page


def test_the_first_press_asks_and_the_second_publishes(world: World, signed_in: SignIn) -> None:
    client = signed_in("rasa")
    asked = client.post(URL, form(world, note="Antra pastaba"))
    page = asked.content.decode()
    assert asked.status_code == 200
    assert "Paskelbti 4 redakciją?" in page.replace("\u00a0", " ")
    assert load(world.strategy_id).content_hash in page
    assert not Edition.objects.exists()
    sent = dict(HIDDEN.findall(page))
    sent.pop("csrfmiddlewaretoken", None)
    first = client.post(URL, sent)
    assert first.status_code == 302
    assert first["Location"] == f"{URL}4/"
    assert client.post(URL, sent)["Location"] == f"{URL}4/"
    made = Edition.objects.get()
    assert (made.note, made.published_by) == ("Antra pastaba", "Rasa Ežerienė")
    shown = client.get(f"{URL}4/").content.decode()
    assert made.content_hash in shown
    assert "Failai dar rengiami" in shown


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"on": ""}, "Parašykite dieną skaitmenimis"),
        ({"on": "2026-13-01"}, "Parašykite dieną skaitmenimis"),
        ({"on": "rytoj"}, "Parašykite dieną skaitmenimis"),
        ({"on": "2999-01-01"}, "negali būti ateityje"),
        ({"stage": "šeštas"}, "Pasirinkite, kam redakcija skelbiama"),
        ({"note": "a" * 2001}, "telpa 2 000 ženklų"),
    ],
)
def test_a_wrong_form_says_what_is_wrong_and_keeps_what_was_typed(
    changes: dict[str, str], words: str, world: World, signed_in: SignIn
) -> None:
    answer = signed_in("rasa").post(URL, form(world, note="Kas pasikeitė", sure="1") | changes)
    page = answer.content.decode().replace("\u00a0", " ")
    assert answer.status_code == 422
    assert words in page
    assert changes.get("note", "Kas pasikeitė") in page
    assert not Edition.objects.exists()


@pytest.mark.parametrize("number", ["", "-1", "²", "9" * 40, "4.0"])
def test_a_number_that_is_none_is_refused_in_words(
    number: str, world: World, signed_in: SignIn
) -> None:
    answer = signed_in("rasa").post(URL, form(world, number=number, sure="1"))
    assert answer.status_code == 409
    assert not Edition.objects.exists()


def test_a_day_before_the_earlier_edition_is_refused(world: World, signed_in: SignIn) -> None:
    answer = signed_in("rasa").post(URL, form(world, on="2020-01-01", sure="1"))
    assert answer.status_code == 409
    assert "negali būti ankstesnė" in answer.content.decode()


def test_a_text_changed_meanwhile_sends_the_person_back_to_look(
    world: World, signed_in: SignIn
) -> None:
    for sure in ({}, {"sure": "1"}):
        answer = signed_in("rasa").post(URL, form(world, hash="0" * 64) | sure)
        assert answer.status_code == 409
        assert "tekstas pasikeitė" in answer.content.decode()
    assert not Edition.objects.exists()


def test_what_blocks_is_named_with_the_way_to_mend_it(world: World, signed_in: SignIn) -> None:
    Entry.objects.filter(strategy_id=world.strategy_id, code="P-01").update(carried=True)
    row = Entry.objects.filter(strategy_id=world.strategy_id, shelf="prose")
    text = row.filter(body__contains="consultant").first()
    assert text is not None
    tree = json.loads(text.body)
    tree.pop("confirmed_by")
    tree.pop("confirmed_on", None)
    row.filter(pk=text.pk).update(body=json.dumps(tree, sort_keys=True))
    Strategy.objects.filter(pk=world.strategy_id).update(version=99)
    page = signed_in("rasa").get(URL).content.decode()
    assert "Kol kas paskelbti negalima" in page
    assert "/carried/" in page
    assert tree["title"] in page
    answer = signed_in("rasa").post(URL, form(world, sure="1"))
    assert answer.status_code == 409
    assert "Tekstas dar neparengtas skelbti" in answer.content.decode()
    assert not Edition.objects.exists()


def test_an_unfinished_strategy_lists_its_errors(signed_in: SignIn) -> None:
    page = signed_in("petras").get("/lt/desk/kitur/s/kita/publish/").content.decode()
    assert "Kol kas paskelbti negalima" in page
    assert "finding error" in page


def test_a_person_without_a_second_factor_is_led_to_set_one_up(
    world: World, signed_in: SignIn, settings: object
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True  # type: ignore[attr-defined]
    answer = signed_in("rasa").post(URL, form(world, sure="1"))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/lt/desk/me/protect/")
    assert not Edition.objects.exists()


def test_a_correction_stands_beside_the_edition(world: World, signed_in: SignIn) -> None:
    publish_if_ready(actor=world.actor("rasa"), strategy_id=world.strategy_id)
    client = signed_in("rasa")
    sent = client.post(f"{URL}3/", {"erratum": "Vietoj <b>2032</b> skaitykite 2023."})
    assert sent.status_code == 302
    page = signed_in("vita").get(f"{URL}3/").content.decode()
    assert "Vietoj &lt;b&gt;2032&lt;/b&gt; skaitykite 2023." in page
    assert "Rasa Ežerienė" in page
    long = client.post(f"{URL}3/", {"erratum": "b" * 2001})
    assert long.status_code == 422
    assert "b" * 2001 in long.content.decode()
    client.post(f"{URL}3/", {"erratum": ""})
    assert "2032" not in signed_in("vita").get(f"{URL}3/").content.decode()


def test_the_code_is_never_broken_at_its_hyphen(world: World, signed_in: SignIn) -> None:
    publish_if_ready(actor=world.actor("rasa"), strategy_id=world.strategy_id)
    print_ = load(world.strategy_id).content_hash.upper()
    short, client = f"{print_[:4]}-{print_[4:8]}", signed_in("rasa")
    asked = client.post(URL, form(world))
    for answer in (client.get(URL), client.get(f"{URL}3/"), asked):
        page = answer.content.decode()
        assert 0 < page.count(short) == page.count(f'<span class="code">{short}</span>')


def test_an_edition_that_is_not_there_is_not_found(signed_in: SignIn) -> None:
    for number in (0, 3, 99, 10**30):
        assert signed_in("rasa").get(f"{URL}{number}/").status_code == 404
