"""Publishing freezes a text once; what is stored, exported, built and printed is one thing."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from sutarimas.actions.document import ask_draft
from sutarimas.actions.edition import Wanted, publish, publish_if_ready, set_erratum
from sutarimas.actions.entry import save_entry
from sutarimas.actions.handlers import HANDLERS
from sutarimas.actions.refusals import Forbidden, Missing, Refused, SecondFactorNeeded
from sutarimas.actions.store import keep
from sutarimas.actions.work import do_next
from sutarimas.domain.prose import Stage
from sutarimas.queries.edition import edition, erratum, readiness
from sutarimas.queries.store import blob_path
from sutarimas.queries.strategy import load
from sutarimas.records.models import Document, Edition, Entry, Event, Job, Page, Upload
from tests.world import NOW, World

LINK = re.compile(r'href="([^"]+)"')
ID = re.compile(r'\bid="([^"]+)"')
TODAY = NOW.date()


def wanted(world: World, **changes: object) -> Wanted:
    whole = Wanted(
        number=4,
        content_hash=load(world.strategy_id).content_hash,
        stage=Stage.AMENDED,
        published_on=TODAY,
        note="Patikslintos sumos.",
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def published(world: World, **changes: object) -> Edition:
    key = publish(
        actor=world.actor("rasa"), strategy_id=world.strategy_id, wanted=wanted(world, **changes)
    )
    return Edition.objects.get(pk=key)


def entry(world: World, shelf: str, code: str) -> Entry:
    return Entry.objects.get(strategy_id=world.strategy_id, shelf=shelf, code=code)


def rewrite(world: World, shelf: str, code: str, **changes: str) -> None:
    row = entry(world, shelf, code)
    save_entry(
        actor=world.actor("rasa"),
        strategy_id=world.strategy_id,
        key=row.pk,
        tree={**json.loads(row.body), **changes},
        base_version=row.version,
    )


def refusal(world: World, **changes: object) -> str:
    with pytest.raises(Refused) as refused:
        published(world, **changes)
    assert not Edition.objects.exists()
    assert not Page.objects.exists()
    assert not Job.objects.exists()
    return refused.value.key


def command(*words: str) -> str:
    made = subprocess.run(
        [sys.executable, "-m", "sutarimas", *words], capture_output=True, text=True, check=True
    )
    return made.stdout


def test_the_stored_edition_is_what_the_command_line_exports_and_prints(
    world: World, tmp_path: Path
) -> None:
    made = published(world)
    value = load(world.strategy_id)
    bundle = tmp_path / "strategy.json"
    bundle.write_text(made.bundle, "utf-8")
    out = tmp_path / "again.json"
    told = command("export", str(bundle), "--out", str(out), "--public")
    assert out.read_text("utf-8") == made.bundle
    assert made.content_hash == value.content_hash == json.loads(made.bundle)["content_hash"]
    assert made.content_hash in told
    assert made.content_hash in command("verify", str(bundle))
    assert value.editions[-1].hash == made.content_hash
    assert value.editions[-1].published_on == made.published_on


def test_documents_of_an_edition_are_byte_for_byte_those_of_its_exported_bundle(
    world: World, tmp_path: Path
) -> None:
    made = published(world)
    while do_next(worker="test", clock=lambda: NOW + timedelta(seconds=1), handlers=HANDLERS):
        pass
    assert set(Job.objects.values_list("state", flat=True)) == {"done"}
    bundle = tmp_path / "strategy.json"
    bundle.write_text(made.bundle, "utf-8")
    for lang in ("lt", "en"):
        out = tmp_path / lang
        command("build", str(bundle), "--out", str(out), "--on", str(TODAY), "--lang", lang)
        rows = Document.objects.filter(edition=made, lang=lang)
        kept = {x.name: blob_path(x.lag_id, x.sha256).read_bytes() for x in rows}
        assert kept == {x.name: x.read_bytes() for x in out.iterdir()}
        assert kept["strategy.json"].decode() == made.bundle
        assert kept["findings.json"].decode() == made.findings
        assert (
            f"4 redakcija, kodas {made.content_hash[:4].upper()}"
            in kept["strategy.md"].decode().replace("\u00a0", " ")
            or lang == "en"
        )
    found = edition(world.strategy_id, 4, lang="lt")
    assert found is not None
    assert set(found.files) == {"lt", "en"}


def test_publishing_the_same_wish_twice_is_one_edition(world: World) -> None:
    first, events = published(world), Event.objects.filter(kind="edition.published")
    wish = replace(wanted(world), content_hash=first.content_hash)
    again = publish(actor=world.actor("tomas"), strategy_id=world.strategy_id, wanted=wish)
    assert again == first.pk
    assert Edition.objects.count() == 1
    assert events.count() == 1
    assert Job.objects.count() == 2


def test_a_number_that_is_taken_is_refused_for_another_text(world: World) -> None:
    published(world)
    with pytest.raises(Refused, match="number_taken"):
        publish(
            actor=world.actor("rasa"),
            strategy_id=world.strategy_id,
            wanted=wanted(world, stage=Stage.CONSULTED),
        )
    assert Edition.objects.count() == 1


def test_a_text_that_changed_while_it_was_read_is_not_published(world: World) -> None:
    seen = load(world.strategy_id).content_hash
    rewrite(world, "needs.items", "P-01", title="Kitaip")
    assert refusal(world, content_hash=seen) == "text_changed"


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"number": 3}, "number_taken"),
        ({"number": 9}, "number_taken"),
        ({"published_on": TODAY + timedelta(days=1)}, "day_ahead"),
        ({"published_on": TODAY.replace(year=2023, month=1)}, "day_before"),
    ],
)
def test_a_wrong_number_or_day_is_refused(
    changes: dict[str, object], key: str, world: World
) -> None:
    assert refusal(world, **changes) == key


def test_a_suspect_link_blocks_until_somebody_confirms_it(world: World) -> None:
    rewrite(world, "evidence", "E-11", statement="Visai kitas teiginys.")
    found = readiness(world.strategy_id, on=TODAY, stage=Stage.AMENDED, lang="lt")
    assert found.suspect > 0
    assert refusal(world) == "not_ready"


def test_an_unconfirmed_text_of_a_consultant_blocks_by_its_title(world: World) -> None:
    row = Entry.objects.filter(
        strategy_id=world.strategy_id, shelf="prose", body__contains="consultant"
    ).first()
    assert row is not None
    tree = json.loads(row.body)
    for name in ("confirmed_by", "confirmed_on"):
        tree.pop(name, None)
    Entry.objects.filter(pk=row.pk).update(body=json.dumps(tree, sort_keys=True))
    world_strategy(world)
    found = readiness(world.strategy_id, on=TODAY, stage=Stage.AMENDED, lang="lt")
    assert found.texts == (tree["title"],)
    assert refusal(world) == "not_ready"


def world_strategy(world: World) -> None:
    """Let the value be read anew after rows were changed behind the actions' back."""
    from sutarimas.records.models import Strategy

    row = Strategy.objects.get(pk=world.strategy_id)
    row.version += 1
    row.save()


def test_errors_block_and_a_later_stages_rules_do_not(world: World) -> None:
    other = world.other_strategy_id
    found = readiness(other, on=TODAY, stage=Stage.CONSULTED, lang="lt")
    assert found.errors
    families = {x.rule.split("-")[1] for x in found.errors}
    assert not families & {"CON", "DEC"}
    wish = Wanted(
        number=1,
        content_hash=load(other).content_hash,
        stage=Stage.CONSULTED,
        published_on=TODAY,
    )
    actor = replace(world.actor("rasa"), lag_id=world.other_lag_id)
    with pytest.raises(Refused, match="not_ready"):
        publish(actor=actor, strategy_id=other, wanted=wish)


@pytest.mark.parametrize("login", ["ieva", "jonas", "vita", "ona"])
def test_only_those_who_may_publish_do(login: str, world: World) -> None:
    with pytest.raises(Forbidden):
        publish(actor=world.actor(login), strategy_id=world.strategy_id, wanted=wanted(world))
    assert not Edition.objects.exists()


def test_another_groups_strategy_is_not_there(world: World) -> None:
    with pytest.raises(Missing):
        publish(
            actor=world.actor("rasa"), strategy_id=world.other_strategy_id, wanted=wanted(world)
        )


def test_publishing_asks_for_a_second_factor_where_the_installation_does(
    world: World, settings: Any
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    with pytest.raises(SecondFactorNeeded):
        published(world)
    settings.SECOND_FACTOR_REQUIRED = False
    made = published(world)
    settings.SECOND_FACTOR_REQUIRED = True
    with pytest.raises(SecondFactorNeeded):
        set_erratum(actor=world.actor("rasa"), edition_id=made.pk, text="Vietoj 2032 – 2023.")


def test_later_changes_do_not_touch_what_was_published(world: World) -> None:
    made = published(world)
    before = (made.bundle, made.findings, *Page.objects.order_by("id").values_list("html"))
    rewrite(world, "needs.items", "P-01", title="Kitaip")
    again = Edition.objects.get(pk=made.pk)
    assert (
        again.bundle,
        again.findings,
        *Page.objects.order_by("id").values_list("html"),
    ) == before
    line = edition(world.strategy_id, 4, lang="lt")
    assert line is not None
    assert not line.is_this_text


def test_nothing_private_is_published(world: World) -> None:
    made = published(world)
    value = load(world.strategy_id)
    private = {x.name for x in value.people.persons if x.name}
    assert private
    whole = made.bundle + made.findings + "".join(Page.objects.values_list("html", flat=True))
    assert not [x for x in private if x in whole]


@pytest.mark.parametrize("lang", ["lt", "en"])
def test_every_link_between_stored_pages_leads_somewhere(lang: str, world: World) -> None:
    made = published(world)
    rows = {x.name: x for x in Page.objects.filter(edition=made, lang=lang)}
    below = {x: x if x in ("strategy", "brief", "basis") else f"r/{x}" for x in rows}
    ids = {below[name]: set(ID.findall(row.html)) for name, row in rows.items()}
    lost = [
        (name, href)
        for name, row in rows.items()
        for href in LINK.findall(row.html)
        if not _leads(below[name], href, ids)
    ]
    assert lost == []


def _leads(here: str, href: str, ids: dict[str, set[str]]) -> bool:
    """Whether a link of a page leads to a page, and to a place that it has."""
    from urllib.parse import unquote, urljoin

    if href.startswith(("https://", "http://", "mailto:", "tel:")):
        return True
    whole = unquote(urljoin(f"https://x/lt/lag/{here}/", href))
    path, _, place = whole.removeprefix("https://x/lt/lag/").partition("#")
    name = path.strip("/")
    return name in ids and (not place or place in ids[name])


def test_every_need_objective_and_action_says_why_for_whom_and_how_much(world: World) -> None:
    made = published(world)
    rows = {x.name: x for x in Page.objects.filter(edition=made, lang="lt")}
    value = load(world.strategy_id)
    page = rows["need/P-01"]
    assert "Problema" in page.title or "Poreikis" in page.title
    for part in ("Kam", "Kuo tai pagrįsta", "Kiek tam skirta", "Kas tuo remiasi"):
        assert part in page.html, part
    total = value.finance.total(action="1.1.1")
    assert f"{total.plain[:3]}\u00a0" in rows["action/1.1.1"].html
    for kind, records in (("need", value.needs.items), ("action", value.goals.actions)):
        assert {f"{kind}/{x.code}" for x in records} <= set(rows)


def test_the_front_page_has_its_figures(world: World) -> None:
    made = published(world)
    row = Page.objects.get(edition=made, lang="lt", name="landing")
    facts, value = json.loads(row.data), load(world.strategy_id)
    assert facts["money"]["total"] == value.finance.total().plain
    assert facts["counts"]["needs"] == len(value.needs.items)
    assert facts["counts"]["replies"] <= facts["counts"]["proposals"] == len(value.proposals)
    sums = facts["money"]["by_source"].values()
    assert sum(round(float(x) * 100) for x in sums) == value.finance.total().cents


def test_an_imported_strategy_publishes_the_edition_it_names_once(world: World) -> None:
    actor = world.actor("rasa")
    key = publish_if_ready(actor=actor, strategy_id=world.strategy_id)
    assert key is not None
    made = Edition.objects.get(pk=key)
    assert (made.number, made.code, made.stage) == (3, "3", "submitted")
    assert publish_if_ready(actor=actor, strategy_id=world.strategy_id) == key
    other = replace(actor, lag_id=world.other_lag_id)
    assert publish_if_ready(actor=other, strategy_id=world.other_strategy_id) is None
    assert Edition.objects.count() == 1


def test_an_erratum_stands_beside_the_text_with_name_and_day(world: World) -> None:
    made = published(world)
    actor = world.actor("tomas")
    set_erratum(actor=actor, edition_id=made.pk, text="Vietoj „2032“ skaitykite „2023“.")
    again = Edition.objects.get(pk=made.pk)
    told = erratum(again.erratum)
    assert told is not None
    assert (told.by, told.on) == (actor.name, TODAY)
    assert (again.bundle, again.content_hash) == (made.bundle, made.content_hash)
    set_erratum(actor=actor, edition_id=made.pk, text=" ")
    assert erratum(Edition.objects.get(pk=made.pk).erratum) is None
    with pytest.raises(Missing):
        set_erratum(actor=replace(actor, lag_id=world.other_lag_id), edition_id=made.pk, text="Ne")


def test_a_draft_built_anew_replaces_its_files_and_a_failed_one_does_not(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = world.actor("ieva")

    def build() -> str:
        key = ask_draft(actor=actor, strategy_id=world.strategy_id, lang="lt")
        do_next(worker="test", clock=lambda: NOW + timedelta(seconds=1), handlers=HANDLERS)
        return Job.objects.get(pk=key).state

    def files() -> dict[str, UUID]:
        return dict(Document.objects.values_list("name", "pk"))

    assert build() == "done"
    first = files()
    monkeypatch.setattr("sutarimas.actions.build_process._LONGEST", -1)
    monkeypatch.setattr("sutarimas.actions.build_process._EVERY", 0.01)
    assert build() == "failed"
    assert files() == first
    monkeypatch.undo()
    assert build() == "done"
    again = files()
    assert set(again) == set(first)
    assert not set(again.values()) & set(first.values())


def test_bytes_of_an_earlier_draft_go_and_those_still_named_stay(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    row = Document.objects.create(
        lag_id=world.lag_id,
        strategy_id=world.strategy_id,
        lang="lt",
        name="strategy.pdf",
        content_hash="0" * 64,
        built_at=NOW,
        **dict(zip(("sha256", "size"), keep(world.lag_id, [b"only here"]), strict=True)),
    )
    shared = keep(world.lag_id, [b"uploaded too"])
    Document.objects.create(
        lag_id=world.lag_id,
        strategy_id=world.strategy_id,
        lang="lt",
        name="brief.pdf",
        content_hash="0" * 64,
        built_at=NOW,
        sha256=shared[0],
        size=shared[1],
    )
    Upload.objects.create(
        lag_id=world.lag_id,
        sha256=shared[0],
        size=shared[1],
        name="a.pdf",
        media_type="application/pdf",
        uploaded_at=NOW,
        uploaded_by="Rasa",
    )
    ask_draft(actor=world.actor("rasa"), strategy_id=world.strategy_id, lang="lt")
    with django_capture_on_commit_callbacks(execute=True):
        do_next(worker="test", clock=lambda: NOW + timedelta(seconds=1), handlers=HANDLERS)
    assert not blob_path(world.lag_id, row.sha256).exists()
    assert blob_path(world.lag_id, shared[0]).exists()
    for made in Document.objects.all():
        assert blob_path(world.lag_id, made.sha256).exists()


def test_records_carried_over_block_until_they_are_confirmed(world: World) -> None:
    Entry.objects.filter(pk=entry(world, "needs.items", "P-01").pk).update(carried=True)
    found = readiness(world.strategy_id, on=TODAY, stage=Stage.AMENDED, lang="lt")
    assert found.carried == 1
    assert refusal(world) == "not_ready"
