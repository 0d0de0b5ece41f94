"""Needs, the tree of the plan, links in doubt, conflicts and the history, as pages show them."""

import json
import re
from uuid import UUID

import pytest

from sutarimas.actions.carry import confirm_carried
from sutarimas.actions.entry import move_entry, save_entry
from sutarimas.actions.undo import undo
from sutarimas.formats.shelves import shelves
from sutarimas.queries.history import deed_words
from sutarimas.queries.shelf import shelf_groups
from sutarimas.queries.strategy import load
from sutarimas.queries.telling import telling_fields
from sutarimas.queries.words import page_words
from sutarimas.records.models import Change, Entry
from tests.desk.filled import BASE, boxes, key, opened
from tests.repository.tree import SOURCE
from tests.world import SignIn, World


def saved(world: World, shelf: str, code: str, login: str = "rasa", **fields: object) -> None:
    row = Entry.objects.get(strategy_id=world.strategy_id, shelf=shelf, code=code)
    save_entry(
        actor=world.actor(login),
        strategy_id=world.strategy_id,
        key=row.pk,
        tree=json.loads(row.body) | fields,
        base_version=row.version,
    )


def test_facts_are_tied_to_a_need_without_its_form(signed_in: SignIn, world: World) -> None:
    client = signed_in("ieva")
    url = f"{BASE}/record/{key(world, 'needs.items', 'P-01')}/tie/"
    html = opened(client, url)
    before = load(world.strategy_id).need("P-01")
    assert before is not None
    assert 'name="title"' not in html
    sent = boxes(html)
    client.post(url, sent | {"evidence": [*sent["evidence"], "E-50"]})
    after = load(world.strategy_id).need("P-01")
    assert after is not None
    assert [x.to for x in after.evidence] == [*(x.to for x in before.evidence), "E-50"]
    assert after.evidence[:-1] == before.evidence, "earlier links keep who confirmed them"
    assert after.evidence[-1].print == "", "a new one waits for a named person"
    assert (after.title, after.voices, after.causes) == (before.title, before.voices, before.causes)


def test_choices_outlive_a_colleagues_save(signed_in: SignIn, world: World) -> None:
    client = signed_in("tomas")
    url = f"{BASE}/record/{key(world, 'needs.items', 'P-01')}/tie/"
    sent = boxes(opened(client, url))
    saved(world, "needs.items", "P-01", title="Rasos pavadinimas")
    told = client.post(url, sent | {"evidence": [*sent["evidence"], "E-50"]})
    assert told.status_code == 409
    client.post(url, boxes(told.content.decode()))
    need = load(world.strategy_id).need("P-01")
    assert need is not None
    assert (need.title, need.evidence[-1].to) == ("Rasos pavadinimas", "E-50")


def test_a_need_that_nobody_answers_stands_among_the_unanswered(
    signed_in: SignIn, world: World
) -> None:
    client = signed_in("jonas")
    page = f"{BASE}/needs/?show=unanswered"
    assert "P-01 " not in opened(client, page).partition("<main")[2]
    for objective in load(world.strategy_id).goals.objectives:
        links = [x for x in objective.needs if x.to != "P-01"]
        row = Entry.objects.get(
            strategy_id=world.strategy_id, shelf="goals.objectives", code=objective.code
        )
        tree = json.loads(row.body)
        tree["needs"] = [x for x in tree["needs"] if x["to"] != "P-01"]
        if len(links) < len(objective.needs):
            saved(world, "goals.objectives", objective.code, needs=tree["needs"])
    need = load(world.strategy_id).need("P-01")
    assert need is not None
    title = need.title
    assert title in opened(client, page)


def test_causes_and_effects_are_drawn_with_their_table(signed_in: SignIn) -> None:
    html = opened(signed_in("vita"), f"{BASE}/needs/")
    figure = html[html.index('id="chart-problem-tree"') :].partition("</figure>")[0]
    assert "<svg" in figure
    assert "P-02" in figure


def test_an_action_moves_among_the_actions_of_its_own_objective(world: World) -> None:
    def under(objective: str) -> list[str]:
        return [x.code for x in load(world.strategy_id).actions_of(objective)]

    first, second = (x.code for x in load(world.strategy_id).goals.objectives[:2])
    alone = next(x for x in (first, second) if len(under(x)) == 1)
    pair = next(x for x in (first, second) if len(under(x)) > 1)
    before = {x: under(x) for x in (alone, pair)}

    def moved(code: str, *, up: bool) -> Change | None:
        entry = UUID(key(world, "goals.actions", code))
        return move_entry(
            actor=world.actor("rasa"), strategy_id=world.strategy_id, key=entry, up=up
        )

    assert moved(before[alone][0], up=True) is None
    assert moved(before[alone][0], up=False) is None
    assert moved(before[pair][0], up=True) is None
    moved(before[pair][0], up=False)
    assert under(pair) == [before[pair][1], before[pair][0], *before[pair][2:]]


def test_the_tree_offers_the_next_code_below(signed_in: SignIn, world: World) -> None:
    objective = load(world.strategy_id).goals.objectives[0].code
    html = opened(signed_in("rasa"), f"{BASE}/tree/")
    href = re.search(rf'href="([^"]*\?objective={re.escape(objective)}&amp;code=[^"]*)"', html)
    assert href
    form = opened(signed_in("rasa"), href[1].replace("&amp;", "&"))
    sent = boxes(form)
    assert sent["objective"] == [objective]
    assert sent["code"][0].startswith(f"{objective}.")
    assert load(world.strategy_id).action(sent["code"][0]) is None


def test_a_link_in_doubt_shows_what_was_confirmed_and_what_it_is_now(
    signed_in: SignIn, world: World
) -> None:
    fact = load(world.strategy_id).needs.items[0].evidence[0].to
    saved(world, "evidence", fact, statement="Visai kitas sakinys.")
    html = opened(signed_in("vita"), f"{BASE}/links/")
    before = re.findall(r"<del>(.*?)</del>", html, re.S)
    assert any("Visai" in x for x in re.findall(r"<ins>(.*?)</ins>", html, re.S))
    assert before


def test_each_of_two_versions_can_be_taken_field_by_field(signed_in: SignIn, world: World) -> None:
    tomas = signed_in("tomas")
    url = f"{BASE}/record/{key(world, 'needs.items', 'P-01')}/edit/"
    his = boxes(opened(tomas, url))
    saved(world, "needs.items", "P-01", title="Rasos", theme="Rasos tema", statement="Rasos.")
    sent = his | {"title": ["Tomo"], "theme": ["Tomo tema"], "statement": ["Tomo."]}
    html = tomas.post(url, sent).content.decode()
    assert set(re.findall(r'name="take\.(\w+)"', html)) == {"title", "theme", "statement"}
    settled = boxes(html) | {"take.theme": ["theirs"], "statement": ["Abiejų."]}
    assert tomas.post(url, settled).status_code == 302
    need = load(world.strategy_id).need("P-01")
    assert need is not None
    assert (need.title, need.theme, need.statement) == ("Tomo", "Rasos tema", "Abiejų.")


def test_what_only_a_colleague_changed_stays_theirs_unless_one_says_otherwise(
    signed_in: SignIn, world: World
) -> None:
    tomas = signed_in("tomas")
    url = f"{BASE}/record/{key(world, 'needs.items', 'P-01')}/edit/"
    his = boxes(opened(tomas, url)) | {"title": ["Tomo"]}
    saved(world, "needs.items", "P-01", theme="Rasos tema")
    html = tomas.post(url, his).content.decode()
    picked = dict(re.findall(r'name="take\.(\w+)" value="(\w+)" checked', html))
    assert picked == {"title": "yours", "theme": "theirs"}
    tomas.post(url, boxes(html) | {f"take.{x}": [y] for x, y in picked.items()})
    need = load(world.strategy_id).need("P-01")
    assert need is not None
    assert (need.title, need.theme) == ("Tomo", "Rasos tema")


def test_a_colleague_who_only_moves_a_record_is_in_nobodys_way(
    signed_in: SignIn, world: World
) -> None:
    tomas = signed_in("tomas")
    entry = key(world, "needs.items", "P-01")
    url = f"{BASE}/record/{entry}/edit/"
    his = boxes(opened(tomas, url)) | {"title": ["Tomo"]}
    move_entry(actor=world.actor("rasa"), strategy_id=world.strategy_id, key=UUID(entry), up=False)
    assert tomas.post(url, his).status_code == 302
    assert load(world.strategy_id).needs.items[1].title == "Tomo"


def test_a_fault_is_told_beside_the_box_that_has_it(signed_in: SignIn, world: World) -> None:
    client = signed_in("rasa")
    url = f"{BASE}/record/{key(world, 'needs.items', 'P-02')}/edit/"
    answer = client.post(url, boxes(opened(client, url)) | {"causes": ["P-01"]})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_causes"' in html
    assert 'id="id_causes-error"' in html


def test_the_history_of_one_record_holds_only_its_changes(signed_in: SignIn, world: World) -> None:
    saved(world, "needs.items", "P-01", title="Pirmas")
    saved(world, "needs.items", "P-02", title="Antras")
    entry = key(world, "needs.items", "P-01")
    html = opened(signed_in("vita"), f"{BASE}/history/?record={entry}")
    rows = html[html.index('<ul class="rows">') :].partition("</ul>")[0]
    assert "need:P-01" in rows
    assert "need:P-02" not in rows


def test_a_confirmation_of_carried_records_is_undone_too(world: World) -> None:
    entry = UUID(key(world, "needs.items", "P-01"))
    Entry.objects.filter(pk=entry).update(carried=True)
    rasa = world.actor("rasa")
    confirm_carried(actor=rasa, strategy_id=world.strategy_id, entries=[entry])
    change = Change.objects.filter(strategy_id=world.strategy_id).latest("number")
    undo(actor=rasa, strategy_id=world.strategy_id, key=change.pk)
    assert Entry.objects.get(pk=entry).carried


def test_every_deed_of_the_actions_has_words() -> None:
    code = "\n".join(x.read_text("utf-8") for x in (SOURCE / "sutarimas/actions").glob("*.py"))
    deeds = set(re.findall(r'deed="([a-z_.]+)"', code))
    assert len(deeds) > 10
    for lang in ("lt", "en"):
        known = page_words("history", lang)
        assert {x for x in deeds if x.replace(".", "_") not in known} == set()
        assert deed_words("no.such_deed", lang) == known["other"]


@pytest.mark.parametrize("lang", ["lt", "en"])
def test_every_shelf_stands_in_one_group_and_says_what_it_is_for(world: World, lang: str) -> None:
    found = [y.name for x in shelf_groups(world.strategy_id, lang=lang) for y in x.cards]
    assert sorted(found) == sorted(x.name for x in shelves())


def test_columns_of_lists_are_fields_of_their_records() -> None:
    for one in shelves():
        telling_fields(one)  # a column that is no field would raise
    assert [x.name for x in telling_fields(shelves()[-1])] == ["value", "valid_from", "by"]


@pytest.mark.parametrize("name", [x.name for x in shelves() if not x.single])
def test_every_link_of_a_list_says_where_it_leads(
    name: str, signed_in: SignIn, world: World
) -> None:
    html = opened(signed_in("jonas"), f"{BASE}/records/{name}/")
    links = re.findall(r'<th scope="row"><a [^>]*>(.*?)</a>', html, re.S)
    total = Entry.objects.filter(strategy_id=world.strategy_id, shelf=name).count()
    assert len(links) == min(total, 50)
    assert all(re.sub(r"<[^>]*>", "", x).strip() for x in links)


@pytest.mark.parametrize(("query", "found"), [("seimu", "šeim"), ("ŠEIMOMS", "šeim")])
def test_search_finds_other_cases_of_a_word(query: str, found: str, signed_in: SignIn) -> None:
    html = opened(signed_in("jonas"), f"{BASE}/search/?q={query}")
    marks = re.findall(r"<mark>(.*?)</mark>", html)
    assert any(x.lower().startswith(found) for x in marks)


def test_lists_and_pages_ask_the_database_few_questions(
    signed_in: SignIn, world: World, django_assert_max_num_queries: object
) -> None:
    client = signed_in("rasa")
    need = key(world, "needs.items", "P-01")
    lists = ("records/", "records/place.observations/", "records/evidence/", "tree/", "needs/")
    for page in (*lists, "history/", "links/?state=unconfirmed", "search/?q=seimu", "comments/"):
        opened(client, f"{BASE}/{page}")
        with django_assert_max_num_queries(12):  # type: ignore[operator]
            opened(client, f"{BASE}/{page}")
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        opened(client, f"{BASE}/record/{need}/")


def test_what_is_picked_stands_first_and_keeps_its_order(signed_in: SignIn, world: World) -> None:
    chosen = [{"to": "E-40"}, {"to": "E-02"}]
    saved(world, "needs.items", "P-01", evidence=chosen)
    client = signed_in("rasa")
    url = f"{BASE}/record/{key(world, 'needs.items', 'P-01')}/edit/"
    html = opened(client, url)
    assert re.findall(r'name="evidence" value="([^"]*)"', html)[:3] == ["E-40", "E-02", "E-01"]
    changes = Change.objects.count()
    client.post(url, boxes(html))
    assert Change.objects.count() == changes


def test_a_search_can_be_narrowed_to_one_list(signed_in: SignIn) -> None:
    client = signed_in("jonas")
    everywhere = opened(client, f"{BASE}/search/?q=zmones")
    assert "kind=voices" in everywhere
    voices = opened(client, f"{BASE}/search/?q=zmones&kind=voices")
    rows = voices[voices.index('<ul class="rows">') :].partition("</ul>")[0]
    kinds = set(re.findall(r'<span class="meta">(.*?)</span>', rows))
    assert kinds == {"Išsakytos mintys"}
    assert "Nieko nerasta" in opened(client, f"{BASE}/search/?q=zmones&kind=no.such")


def test_a_list_is_filtered_by_words_and_by_what_was_carried_over(
    signed_in: SignIn, world: World
) -> None:
    client = signed_in("jonas")
    Entry.objects.filter(pk=key(world, "evidence", "E-07")).update(carried=True)

    def codes(query: str) -> list[str]:
        html = opened(client, f"{BASE}/records/evidence/?{query}")
        return re.findall(r'<span class="code">(E-\d+)</span>', html)

    assert codes("carried=1") == ["E-07"]
    assert codes("q=E-07") == ["E-07"]
    assert "E-01" not in codes("q=savanoriaus")
    assert codes("q=savanoriaus")
    assert codes("q=zzzz") == []
    assert (len(codes("")), len(codes("page=2"))) == (50, 1)
