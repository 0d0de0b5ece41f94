"""Records change as a whole or not at all, with one event, and nothing typed is overwritten."""

import json

import pytest
from django.db import IntegrityError, transaction

from sutarimas.actions.change import Write, change
from sutarimas.actions.refusals import Conflict, Forbidden, Missing
from sutarimas.formats.problems import Unusable
from sutarimas.queries.strategy import load
from sutarimas.records.models import Change, Comment, Entry, Event, Revision
from tests.world import NOW, World, example

NEEDS = "needs.items"


def _entry(world: World, code: str) -> Entry:
    return Entry.objects.get(strategy_id=world.strategy_id, shelf=NEEDS, code=code)


def test_what_was_taken_in_is_read_back_whole(world: World) -> None:
    assert load(world.strategy_id) == example("ezeryne")
    assert load(world.strategy_id).content_hash == example("ezeryne").content_hash


def test_a_change_is_kept_with_its_author_its_earlier_form_and_one_event(world: World) -> None:
    before = _entry(world, "P-01")
    tree = json.loads(before.body) | {"title": "Per mažai pagalbos"}
    events = Event.objects.count()
    made = change(
        actor=world.actor("rasa"),
        strategy_id=world.strategy_id,
        deed="entry.changed",
        subject="need:P-01",
        writes=[Write(shelf=NEEDS, tree=tree, entry=before.pk, base_version=1)],
    )
    need = load(world.strategy_id).need("P-01")
    assert need is not None
    assert need.title == "Per mažai pagalbos"
    revision = Revision.objects.get(change=made)
    assert (revision.before, made.by, made.number) == (before.body, "Rasa Ežerienė", 2)
    assert Event.objects.count() == events + 1


def test_the_second_of_two_people_sees_both_versions(world: World) -> None:
    entry = _entry(world, "P-01")
    tree = json.loads(entry.body)
    for title, login in (("Pirmos", "rasa"), ("Antro", "tomas")):
        write = Write(shelf=NEEDS, tree=tree | {"title": title}, entry=entry.pk, base_version=1)
        if login == "rasa":
            change(
                actor=world.actor(login),
                strategy_id=world.strategy_id,
                deed="entry.changed",
                writes=[write],
            )
            continue
        with pytest.raises(Conflict) as caught:
            change(
                actor=world.actor(login),
                strategy_id=world.strategy_id,
                deed="entry.changed",
                writes=[write],
            )
        versions = caught.value.versions
        assert json.loads(versions.theirs)["title"] == "Pirmos"
        assert json.loads(versions.yours)["title"] == "Antro"
        assert (versions.by, versions.version) == ("Rasa Ežerienė", 2)
    assert Change.objects.filter(strategy_id=world.strategy_id).count() == 2


def test_a_change_that_would_leave_a_pointer_at_nothing_leaves_no_trace(world: World) -> None:
    entry = _entry(world, "P-01")
    events, version = Event.objects.count(), load(world.strategy_id)
    with pytest.raises(Unusable):
        change(
            actor=world.actor("rasa"),
            strategy_id=world.strategy_id,
            deed="entry.removed",
            writes=[Write(shelf=NEEDS, tree=None, entry=entry.pk, base_version=1)],
        )
    assert Event.objects.count() == events
    assert load(world.strategy_id) == version
    assert not Change.objects.filter(deed="entry.removed").exists()


@pytest.mark.parametrize("login", ["jonas", "vita", "ona"])
def test_who_may_only_read_changes_nothing(world: World, login: str) -> None:
    with pytest.raises(Forbidden):
        change(
            actor=world.actor(login), strategy_id=world.strategy_id, deed="entry.changed", writes=[]
        )


def test_another_groups_strategy_is_not_there(world: World) -> None:
    with pytest.raises(Missing):
        change(
            actor=world.actor("rasa"),
            strategy_id=world.other_strategy_id,
            deed="entry.changed",
            writes=[],
        )


def test_the_database_itself_refuses_a_key_that_crosses_the_wall(world: World) -> None:
    with pytest.raises(IntegrityError, match="wall"), transaction.atomic():
        Comment.objects.create(
            lag_id=world.lag_id,
            strategy_id=world.other_strategy_id,
            subject="need:P-01",
            text="x",
            by="x",
            at=NOW,
        )
