"""Who may do what to a record, and what nobody may see or forge."""

import json
import re
from uuid import uuid4

import pytest

from sutarimas.actions.entry import add_entry, remove_entry, save_entry
from sutarimas.actions.refusals import Forbidden, Refused
from sutarimas.actions.undo import undo
from sutarimas.domain.canonical import plain
from sutarimas.domain.prose import Waiver
from sutarimas.formats.forms.spec import Input, form_of
from sutarimas.formats.shelves import shelves
from sutarimas.queries.entry import WRITTEN_ELSEWHERE
from sutarimas.queries.strategy import load
from sutarimas.records.models import Change, Entry
from tests.desk.filled import BASE, boxes, key, opened
from tests.world import SignIn, World

PAGES = (
    "records/",
    "records/needs.items/",
    "record/{need}/",
    "tree/",
    "needs/",
    "links/",
    "links/?state=unconfirmed",
    "history/",
    "history/{change}/",
    "comments/",
    "search/?q=P-01",
)


@pytest.mark.parametrize("page", PAGES)
def test_an_evaluator_sees_everything_and_has_no_buttons(
    page: str, signed_in: SignIn, world: World
) -> None:
    need = key(world, "needs.items", "P-01")
    save_entry(
        actor=world.actor("rasa"),
        strategy_id=world.strategy_id,
        key=Entry.objects.get(pk=need).pk,
        tree=json.loads(Entry.objects.get(pk=need).body) | {"title": "Kitaip"},
        base_version=1,
    )
    change = Change.objects.filter(strategy_id=world.strategy_id).latest("number").pk
    url = f"{BASE}/{page}".format(need=need, change=change)
    main = opened(signed_in("vita"), url).partition("<main")[2].partition("</main>")[0]
    assert 'method="post"' not in main
    assert not re.search(r"/(edit|remove|tie)/\"|/new/", main)
    staff = opened(signed_in("rasa"), url).partition("<main")[2].partition("</main>")[0]
    assert len(staff) >= len(main)


@pytest.mark.parametrize("name", sorted(WRITTEN_ELSEWHERE))
def test_what_an_act_of_its_own_writes_has_no_form(
    name: str, signed_in: SignIn, world: World
) -> None:
    answer = signed_in("ieva").get(f"{BASE}/new/{name}/")
    assert answer.status_code == 302
    forged = Waiver(
        rule="BUD-01", subject="need:P-01", reason="x", by="Rasa", on=world.actor("rasa").today
    )
    for login in ("ieva", "rasa"):
        with pytest.raises(Refused, match="written_elsewhere"):
            add_entry(
                actor=world.actor(login),
                strategy_id=world.strategy_id,
                shelf_name=name,
                tree=plain(forged),
            )


def test_a_waiver_or_an_edition_is_neither_changed_nor_removed_by_the_form(world: World) -> None:
    for row in Entry.objects.filter(strategy_id=world.strategy_id, shelf__in=WRITTEN_ELSEWHERE):
        common = {"actor": world.actor("rasa"), "strategy_id": world.strategy_id, "key": row.pk}
        with pytest.raises(Refused, match="written_elsewhere"):
            save_entry(**common, tree=json.loads(row.body), base_version=1)  # type: ignore[arg-type]
        with pytest.raises(Refused, match="written_elsewhere"):
            remove_entry(**common, base_version=1)  # type: ignore[arg-type]


def test_a_consultant_takes_back_only_their_own_changes(world: World) -> None:
    need = Entry.objects.get(strategy_id=world.strategy_id, shelf="needs.items", code="P-01")

    def saved(login: str, title: str) -> Change:
        row = Entry.objects.get(pk=need.pk)
        made = save_entry(
            actor=world.actor(login),
            strategy_id=world.strategy_id,
            key=row.pk,
            tree=json.loads(row.body) | {"title": title},
            base_version=row.version,
        )
        assert made is not None
        return made

    hers = saved("rasa", "Rasos")
    with pytest.raises(Forbidden):
        undo(actor=world.actor("ieva"), strategy_id=world.strategy_id, key=hers.pk)
    own = saved("ieva", "Ievos")
    undo(actor=world.actor("ieva"), strategy_id=world.strategy_id, key=own.pk)
    assert load(world.strategy_id).need("P-01").title == "Rasos"  # type: ignore[union-attr]


def test_what_was_carried_over_is_not_confirmed_by_a_consultants_save(
    signed_in: SignIn, world: World
) -> None:
    need = key(world, "needs.items", "P-01")
    Entry.objects.filter(pk=need).update(carried=True)
    url = f"{BASE}/record/{need}/edit/"
    for login, stays in (("ieva", True), ("rasa", False)):
        client = signed_in(login)
        client.post(url, boxes(opened(client, url)) | {"title": [f"Kitaip {login}"]})
        assert Entry.objects.get(pk=need).carried is stays


def test_saving_what_was_carried_over_as_it_stands_confirms_it(
    signed_in: SignIn, world: World
) -> None:
    need = key(world, "needs.items", "P-01")
    Entry.objects.filter(pk=need).update(carried=True)
    url = f"{BASE}/record/{need}/edit/"
    client = signed_in("rasa")
    client.post(url, boxes(opened(client, url)))
    assert not Entry.objects.get(pk=need).carried


def test_names_stay_out_of_history_and_of_both_versions_in_a_conflict(
    signed_in: SignIn, world: World
) -> None:
    person = next(x for x in load(world.strategy_id).people.persons if x.name)
    entry = key(world, "people.persons", person.code)
    url = f"{BASE}/record/{entry}/edit/"
    rasa, ieva = signed_in("rasa"), signed_in("ieva")
    hers, old = boxes(opened(rasa, url)), boxes(opened(ieva, url))
    rasa.post(url, hers | {"name": ["Slaptoji Pavardytė"], "gender": ["woman"]})
    told = ieva.post(url, old | {"gender": ["man"]}).content.decode()
    change = Change.objects.filter(strategy_id=world.strategy_id).latest("number")
    assert "Slaptoji" in opened(rasa, f"{BASE}/history/{change.pk}/")
    pages = [told, opened(ieva, f"{BASE}/history/{change.pk}/")]
    pages += [opened(ieva, f"{BASE}/{x}") for x in ("history/", f"record/{entry}/")]
    pages += [
        opened(ieva, f"{BASE}/search/?q=Pavardytė"),
        opened(ieva, f"{BASE}/records/people.mandates/"),
    ]
    assert all("Slaptoji" not in x for x in pages)
    assert "pavardyt" not in Entry.objects.get(pk=entry).terms


SCRIPT = "<script>alert(1)</script>"


def test_script_in_every_text_of_every_record_is_shown_and_never_run(
    signed_in: SignIn, world: World
) -> None:
    client = signed_in("rasa")
    for one in shelves():
        row = Entry.objects.filter(strategy_id=world.strategy_id, shelf=one.name).first()
        if row is None or one.name in WRITTEN_ELSEWHERE:
            continue
        texts = [
            x.name
            for x in form_of(one.record)
            if x.input in (Input.TEXT, Input.LONG, Input.TEXTS) and x.name not in _READ_STRICTLY
        ]
        url = f"{BASE}/record/{row.pk}/edit/"
        sent = boxes(opened(client, url)) | {x: [f"{SCRIPT} {row.code}"] for x in texts}
        answer = client.post(url, sent)
        assert answer.status_code == 302, (one.name, answer.content.decode()[:2000])
        change = Change.objects.filter(strategy_id=world.strategy_id).latest("number").pk
        for page in (url, url.removesuffix("edit/"), f"{BASE}/records/{one.name}/"):
            assert SCRIPT not in opened(client, page), page
        assert SCRIPT not in opened(client, f"{BASE}/history/{change}/")
    for page in ("tree/", "needs/", "links/", "history/", "search/?q=script", "comments/"):
        assert SCRIPT not in opened(client, f"{BASE}/{page}"), page


#: Texts that other records or rules read, so that not every text will do.
_READ_STRICTLY = frozenset(
    {"code", "slug", "pack", "question", "option", "survey", "series", "period", "rule"}
)


def test_a_new_record_that_is_sent_twice_is_added_once(signed_in: SignIn, world: World) -> None:
    client, url = signed_in("rasa"), f"{BASE}/new/delivery.duties/"
    fresh = re.search(r'name="key" value="([^"]*)"', opened(client, url))
    assert fresh
    sent = {"key": fresh[1], "what": "Du kartus", "owner": "Rasa", "when": "kasmet"}
    first, second = client.post(url, sent), client.post(url, sent)
    assert first.headers["Location"] == second.headers["Location"]
    assert [x.what for x in load(world.strategy_id).delivery.duties].count("Du kartus") == 1


def test_a_key_of_another_group_adds_nothing_and_shows_nothing(
    signed_in: SignIn, world: World
) -> None:
    theirs = Entry.objects.filter(strategy_id=world.other_strategy_id).exclude(code="").first()
    assert theirs is not None
    sent = {"key": str(theirs.pk), "what": "Svetimas", "owner": "Rasa", "when": "kasmet"}
    answer = signed_in("rasa").post(f"{BASE}/new/delivery.duties/", sent, follow=True)
    assert answer.status_code == 404
    assert Entry.objects.get(pk=theirs.pk).body == theirs.body


def test_what_was_typed_into_a_record_that_is_gone_can_be_kept_as_a_new_one(
    signed_in: SignIn, world: World
) -> None:
    rasa, tomas = signed_in("rasa"), signed_in("tomas")
    need = key(world, "needs.items", "P-01")
    url = f"{BASE}/record/{need}/edit/"
    his = boxes(opened(tomas, url)) | {"title": ["Tomo žodžiai"]}
    rasa.post(f"{BASE}/record/{need}/remove/", {"base_version": "1", "untie": "true"})
    html = tomas.post(url, his).content.decode()
    assert "Tomo žodžiai" in html
    action = re.search(r'action="([^"]*/new/needs.items/)"', html)
    assert action
    assert tomas.post(action[1], boxes(html)).status_code == 302
    assert load(world.strategy_id).need("P-01").title == "Tomo žodžiai"  # type: ignore[union-attr]


def test_an_unknown_record_is_no_page(signed_in: SignIn) -> None:
    client = signed_in("rasa")
    for page in (f"record/{uuid4()}/", f"record/{uuid4()}/edit/", f"record/{uuid4()}/tie/"):
        opened(client, f"{BASE}/{page}", 404)
        assert client.post(f"{BASE}/{page}").status_code in (404, 405)
