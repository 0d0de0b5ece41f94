"""Records are listed, read, written, moved, taken away and found again at the desk."""

import json
import re
from uuid import uuid4

import pytest

from sutarimas.domain.binding import Verb, bindings
from sutarimas.domain.integrity import faults
from sutarimas.domain.rebinding import meant
from sutarimas.domain.refs import Kind, Ref
from sutarimas.domain.trace import LinkState, Trace
from sutarimas.formats.shelves import shelves
from sutarimas.queries.entry import WRITTEN_ELSEWHERE
from sutarimas.queries.strategy import load
from sutarimas.records.models import Change, Comment, Entry
from tests.desk.filled import BASE, boxes, key, opened
from tests.world import SignIn, World

READERS = ("rasa", "ieva", "jonas", "vita")


@pytest.mark.parametrize("login", READERS)
@pytest.mark.parametrize(
    "page", ["records/", "records/evidence/", "tree/", "needs/", "links/", "history/", "comments/"]
)
def test_whoever_may_read_opens_every_list(login: str, page: str, signed_in: SignIn) -> None:
    assert "<h1" in opened(signed_in(login), f"{BASE}/{page}")


def test_a_record_of_every_shelf_that_is_opened_and_saved_is_unchanged(
    signed_in: SignIn, world: World
) -> None:
    client, before = signed_in("rasa"), load(world.strategy_id)
    changes = Change.objects.filter(strategy_id=world.strategy_id).count()
    for one in shelves():
        for row in Entry.objects.filter(strategy_id=world.strategy_id, shelf=one.name)[:2]:
            if one.name in WRITTEN_ELSEWHERE:
                continue
            url = f"{BASE}/record/{row.pk}/edit/"
            answer = client.post(url, boxes(opened(client, url)))
            assert answer.status_code == 302, (one.name, answer.content.decode()[:3000])
    assert load(world.strategy_id) == before
    assert Change.objects.filter(strategy_id=world.strategy_id).count() == changes


def test_what_is_written_is_read_everywhere_and_can_be_undone(
    signed_in: SignIn, world: World
) -> None:
    client = signed_in("rasa")
    need = key(world, "needs.items", "P-01")
    url = f"{BASE}/record/{need}/edit/"
    sent = boxes(opened(client, url)) | {"title": ["Visai naujas pavadinimas"]}
    client.post(url, sent)
    assert "Visai naujas pavadinimas" in opened(client, f"{BASE}/record/{need}/")
    assert "Visai naujas pavadinimas" in opened(client, f"{BASE}/needs/")
    change = Change.objects.filter(strategy_id=world.strategy_id).latest("number")
    assert "Visai naujas" in opened(client, f"{BASE}/history/{change.pk}/")
    client.post(f"{BASE}/history/{change.pk}/undo/")
    assert "Visai naujas pavadinimas" not in opened(client, f"{BASE}/record/{need}/")
    again = client.post(f"{BASE}/history/{change.pk}/undo/", follow=True)
    assert "vėliau kas nors pakeitė" in again.content.decode()


def test_the_second_of_two_people_sees_both_versions_and_loses_nothing(
    signed_in: SignIn, world: World
) -> None:
    rasa, tomas = signed_in("rasa"), signed_in("tomas")
    url = f"{BASE}/record/{key(world, 'needs.items', 'P-01')}/edit/"
    hers, his = boxes(opened(rasa, url)), boxes(opened(tomas, url))
    rasa.post(url, hers | {"title": ["Rasos pavadinimas"]})
    answer = tomas.post(url, his | {"title": ["Tomo pavadinimas"]})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Rasos pavadinimas" in html
    assert "Tomo pavadinimas" in html
    assert load(world.strategy_id).need("P-01").title == "Rasos pavadinimas"  # type: ignore[union-attr]
    settled = tomas.post(url, boxes(html))
    assert settled.status_code == 302
    assert load(world.strategy_id).need("P-01").title == "Tomo pavadinimas"  # type: ignore[union-attr]


def test_a_new_record_is_added_once_and_a_second_of_its_code_is_refused(
    signed_in: SignIn, world: World
) -> None:
    client, url = signed_in("rasa"), f"{BASE}/new/acts/"
    opened(client, url)
    sent = {"code": "naujas", "title": "Naujas aktas"}
    assert client.post(url, sent).status_code == 302
    again = client.post(url, sent)
    assert again.status_code == 422
    assert "Naujas aktas" in again.content.decode()
    assert Entry.objects.filter(strategy_id=world.strategy_id, code="naujas").count() == 1


def test_a_wrong_value_is_told_beside_its_box_and_nothing_typed_is_lost(signed_in: SignIn) -> None:
    url = f"{BASE}/new/evidence/"
    sent = {"code": "E-900", "kind": "statistic", "statement": "Sakinys", "value": "daug"}
    answer = signed_in("rasa").post(url, sent)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_value"' in html
    assert 'value="daug"' in html
    assert "Sakinys" in html


def suspect(world: World) -> int:
    return sum(state is LinkState.SUSPECT for _, state in Trace.of(load(world.strategy_id)).links())


@pytest.mark.parametrize(
    ("shelf", "old", "new"),
    [
        ("needs.items", "P-01", "P-77"),
        ("evidence", "E-01", "E-777"),
        ("goals.actions", "1.1.1", "1.1.9"),
    ],
)
def test_a_changed_code_is_followed_everywhere_and_casts_doubt_on_nothing(
    shelf: str, old: str, new: str, signed_in: SignIn, world: World
) -> None:
    client, doubted = signed_in("rasa"), suspect(world)
    said = str(load(world.strategy_id)).count(new)
    entry = key(world, shelf, old)
    url = f"{BASE}/record/{entry}/edit/"
    before = record_at(world, entry)
    answer = client.post(url, boxes(opened(client, url)) | {"code": [new]})
    assert answer.status_code == 302, answer.content.decode()[:2000]
    strategy = load(world.strategy_id)
    assert said == 0
    assert before[1] == record_at(world, entry)[1] > 0
    assert faults(strategy) == ()
    assert suspect(world) == doubted
    change = Change.objects.filter(strategy_id=world.strategy_id).latest("number")
    client.post(f"{BASE}/history/{change.pk}/undo/")
    assert suspect(world) == doubted
    assert record_at(world, entry) == before


def record_at(world: World, entry: str) -> tuple[str, int]:
    """A record's code and how many pointers and texts name it."""
    row, strategy = Entry.objects.get(pk=entry), load(world.strategy_id)
    ref = Ref(Kind(row.kind), row.code)
    named = sum(meant(y) == ref for x in strategy.prose for y in bindings(x.body))
    return row.code, len(Trace.of(strategy).into(ref)) + named


def test_comments_stay_with_a_record_that_is_called_otherwise(
    signed_in: SignIn, world: World
) -> None:
    client, entry = signed_in("rasa"), key(world, "needs.items", "P-01")
    page = f"{BASE}/record/{entry}/"
    sent = {"key": str(uuid4()), "subject": "need:P-01", "text": "Lieka prie jo", "back": page}
    client.post(f"{BASE}/comments/say/", sent)
    client.post(f"{page}edit/", boxes(opened(client, f"{page}edit/")) | {"code": ["P-77"]})
    assert "Lieka prie jo" in opened(client, page)


def test_a_record_that_others_need_is_not_removed_unless_they_are_untied(
    signed_in: SignIn, world: World
) -> None:
    client = signed_in("rasa")
    need = f"{BASE}/record/{key(world, 'needs.items', 'P-01')}/remove/"
    told = client.post(need, {"base_version": "1"})
    assert told.status_code == 422
    assert 'href="#untie"' in told.content.decode()
    assert load(world.strategy_id).need("P-01") is not None
    assert client.post(need, {"base_version": "1", "untie": "true"}).status_code == 302
    strategy = load(world.strategy_id)
    assert strategy.need("P-01") is None
    assert all("P-01" not in {y.to for y in x.needs} for x in strategy.goals.objectives)


def test_a_removal_is_undone_right_after_and_all_ties_come_back(
    signed_in: SignIn, world: World
) -> None:
    client, before = signed_in("rasa"), load(world.strategy_id)
    url = f"{BASE}/record/{key(world, 'needs.items', 'P-01')}/remove/"
    page = client.post(url, {"base_version": "1", "untie": "true"}, follow=True).content.decode()
    undo = re.search(r'action="([^"]*/undo/)"', page)
    assert undo
    client.post(undo[1])
    assert load(world.strategy_id) == before
    assert client.get(url).status_code == 200, "it came back under its own key"


def test_a_second_click_on_remove_is_told_and_not_an_error(signed_in: SignIn, world: World) -> None:
    client = signed_in("rasa")
    url = f"{BASE}/record/{key(world, 'needs.items', 'P-01')}/remove/"
    sent = {"base_version": "1", "untie": "true"}
    client.post(url, sent)
    assert "Šio įrašo jau nebėra" in client.post(url, sent, follow=True).content.decode()


def test_a_text_that_mentions_a_removed_record_keeps_its_words(
    signed_in: SignIn, world: World
) -> None:
    client, strategy = signed_in("rasa"), load(world.strategy_id)
    section, bound = next(
        (x, y)
        for x in strategy.prose
        for y in bindings(x.body)
        if y.verb is Verb.FACT and y.shown and ":" not in y.address
    )
    url = f"{BASE}/record/{key(world, 'evidence', bound.address)}/remove/"
    assert section.title in opened(client, url)
    client.post(url, {"base_version": "1", "untie": "true"})
    left = next(x for x in load(world.strategy_id).prose if x.code == section.code)
    assert bound.shown in left.body
    assert all(y.address != bound.address for y in bindings(left.body))


def test_a_record_changes_places_with_its_neighbour(signed_in: SignIn, world: World) -> None:
    before = [x.code for x in load(world.strategy_id).needs.items]
    url = f"{BASE}/record/{key(world, 'needs.items', before[0])}/move/"
    signed_in("rasa").post(url, {"way": "down"})
    after = [x.code for x in load(world.strategy_id).needs.items]
    assert after == [before[1], before[0], *before[2:]]


@pytest.mark.parametrize("query", ["gyventojams", "gyventoju"])
def test_search_finds_words_in_any_case_and_without_diacritics(
    query: str, signed_in: SignIn
) -> None:
    html = opened(signed_in("jonas"), f"{BASE}/search/?q={query}")
    assert "<mark>" in html


def test_names_of_people_are_for_those_who_may_read_them(signed_in: SignIn, world: World) -> None:
    person = next(x for x in load(world.strategy_id).people.persons if x.name)
    page = f"{BASE}/record/{key(world, 'people.persons', person.code)}/"
    assert person.name in opened(signed_in("rasa"), page)
    for login in ("jonas", "ieva"):
        client = signed_in(login)
        assert person.name not in opened(client, page)
        assert person.name not in opened(client, f"{BASE}/search/?q={person.name.split()[0]}")
        assert person.name not in opened(client, f"{BASE}/records/people.persons/")


def test_a_consultant_who_saves_a_person_loses_no_name(signed_in: SignIn, world: World) -> None:
    person = next(x for x in load(world.strategy_id).people.persons if x.name)
    client = signed_in("ieva")
    url = f"{BASE}/record/{key(world, 'people.persons', person.code)}/edit/"
    html = opened(client, url)
    assert person.name not in html
    client.post(url, boxes(html))
    assert person.name in {x.name for x in load(world.strategy_id).people.persons}


def test_a_comment_sent_twice_is_kept_once(signed_in: SignIn, world: World) -> None:
    client = signed_in("jonas")
    page = f"{BASE}/record/{key(world, 'needs.items', 'P-01')}/"
    fresh = re.search(r'name="key" value="([^"]*)"', opened(client, page))
    assert fresh
    sent = {"key": fresh[1], "subject": "need:P-01", "text": "Svarbu <b>", "back": page}
    for _ in range(2):
        assert client.post(f"{BASE}/comments/say/", sent).status_code == 302
    assert Comment.objects.count() == 1
    html = opened(client, page)
    assert "Svarbu &lt;b&gt;" in html
    client.post(f"{BASE}/comments/{fresh[1]}/withdraw/")
    assert "Svarbu" not in opened(client, page)


def test_a_comment_cannot_lead_to_another_site(signed_in: SignIn) -> None:
    sent = {"key": "x", "text": "x", "back": "//example.com/"}
    answer = signed_in("jonas").post(f"{BASE}/comments/say/", sent)
    assert answer.headers["Location"].startswith("/lt/desk/")


def test_links_in_doubt_are_confirmed_by_name(signed_in: SignIn, world: World) -> None:
    client = signed_in("rasa")
    fact = load(world.strategy_id).needs.items[0].evidence[0].to
    entry = Entry.objects.get(strategy_id=world.strategy_id, shelf="evidence", code=fact)
    url = f"{BASE}/record/{entry.pk}/edit/"
    client.post(url, boxes(opened(client, url)) | {"statement": ["Pakeistas teiginys."]})
    html = opened(client, f"{BASE}/links/")
    pairs = re.findall(r'name="link" value="([^"]*)"', html)
    assert any(x.startswith("need:") for x in pairs)
    client.post(f"{BASE}/links/", {"link": pairs})
    assert not re.findall(r'name="link" value="(need:[^"]*)"', opened(client, f"{BASE}/links/"))
    link = load(world.strategy_id).needs.items[0].evidence[0]
    assert (link.by, str(link.on)) == ("Rasa Ežerienė", str(link.on))


@pytest.mark.parametrize("login", ["ieva", "jonas", "vita"])
def test_only_the_groups_own_people_confirm_links(login: str, signed_in: SignIn) -> None:
    answer = signed_in(login).post(f"{BASE}/links/", {"link": "need:P-01|evidence:E-01"})
    assert answer.status_code == 403


def test_a_list_asks_the_database_few_questions(
    signed_in: SignIn, django_assert_max_num_queries: object
) -> None:
    client = signed_in("rasa")
    for page in ("records/", "records/place.observations/", "tree/", "needs/", "history/"):
        opened(client, f"{BASE}/{page}")
        with django_assert_max_num_queries(14):  # type: ignore[operator]
            opened(client, f"{BASE}/{page}")


def test_what_was_typed_is_shown_and_never_run(signed_in: SignIn, world: World) -> None:
    client = signed_in("rasa")
    script = "<script>alert(1)</script>"
    client.post(f"{BASE}/new/acts/", {"code": "x1", "title": script, "number": script})
    entry = Entry.objects.get(strategy_id=world.strategy_id, code="x1")
    assert json.loads(entry.body)["title"] == script
    for page in (f"record/{entry.pk}/", f"record/{entry.pk}/edit/", "records/acts/", "history/"):
        assert script not in opened(client, f"{BASE}/{page}")
