"""Whose words a text is, and who vouches for them."""

import pytest

from sutarimas.actions.draft import drop_draft, keep_draft
from sutarimas.actions.refusals import Conflict, Forbidden, Missing
from sutarimas.actions.section import (
    SectionText,
    add_section,
    confirm_section,
    save_section,
    unconfirm_section,
)
from sutarimas.domain.prose import Origin, Section
from sutarimas.queries.strategy import load
from sutarimas.records.models import Change, Draft, Entry, Event
from tests.world import World


def section(world: World, code: str = "gyventojai") -> Section:
    return next(x for x in load(world.strategy_id).prose if (x.code, x.lang) == (code, "lt"))


def entry(world: World, code: str = "gyventojai") -> Entry:
    return Entry.objects.get(strategy_id=world.strategy_id, shelf="prose", code=code, lang="lt")


def save(
    world: World, login: str, body: str, *, code: str = "gyventojai", version: int = 0
) -> None:
    old = section(world, code)
    save_section(
        actor=world.actor(login),
        strategy_id=world.strategy_id,
        entry=entry(world, code).pk,
        base_version=version or entry(world, code).version,
        text=SectionText(title=old.title, chapter=old.chapter, body=body),
    )


def confirm(world: World, login: str) -> None:
    row = entry(world)
    confirm_section(
        actor=world.actor(login),
        strategy_id=world.strategy_id,
        entry=row.pk,
        base_version=row.version,
    )


def test_staff_sign_what_they_write(world: World) -> None:
    save(world, "rasa", "Nauja.", code="paslaugos")
    found = section(world, "paslaugos")
    assert (found.author, str(found.written_on)) == ("Rasa Ežerienė", "2026-11-24")
    assert (found.origin, found.confirmed_by) == (Origin.STAFF, "")


def test_what_a_consultant_writes_is_theirs_and_loses_its_confirmation(world: World) -> None:
    assert section(world).confirmed_on is not None
    save(world, "ieva", "Nauja.")
    found = section(world)
    assert (found.origin, found.author) == (Origin.CONSULTANT, "Ieva Konsultantė")
    assert (found.confirmed_by, found.confirmed_on) == ("", None)


def test_a_consultant_takes_over_what_staff_wrote(world: World) -> None:
    save(world, "rasa", "Darbuotojos.", code="paslaugos")
    save(world, "ieva", "Konsultantės.", code="paslaugos")
    assert section(world, "paslaugos").origin is Origin.CONSULTANT


def test_staff_who_correct_a_confirmed_text_vouch_for_the_correction(world: World) -> None:
    save(world, "tomas", "Pataisyta.")
    found = section(world)
    assert (found.origin, found.author) == (Origin.CONSULTANT, "Lina Eglynaitė")
    assert (found.confirmed_by, str(found.confirmed_on)) == ("Tomas Krantas", "2026-11-24")


def test_a_correction_of_an_unconfirmed_text_does_not_confirm_it(world: World) -> None:
    save(world, "ieva", "Konsultantės.")
    save(world, "tomas", "Konsultantės, su kableliu.")
    assert section(world).confirmed_on is None
    assert section(world).author == "Ieva Konsultantė"


def test_moving_to_another_chapter_changes_nobodys_words(world: World) -> None:
    old = section(world)
    save_section(
        actor=world.actor("ieva"),
        strategy_id=world.strategy_id,
        entry=entry(world).pk,
        base_version=1,
        text=SectionText(title=old.title, chapter="goals", body=old.body),
    )
    found = section(world)
    assert (found.chapter, found.author, found.confirmed_by) == (
        "goals",
        old.author,
        old.confirmed_by,
    )


def test_a_confirmation_names_the_person_and_can_be_taken_back(world: World) -> None:
    save(world, "ieva", "Konsultantės.")
    confirm(world, "rasa")
    assert section(world).confirmed_by == "Rasa Ežerienė"
    unconfirm_section(
        actor=world.actor("rasa"),
        strategy_id=world.strategy_id,
        entry=entry(world).pk,
        base_version=entry(world).version,
    )
    assert section(world).confirmed_by == ""
    deeds = Change.objects.filter(subject="section:gyventojai/lt").order_by("number")
    assert [x.deed for x in deeds] == [
        "section.changed",
        "section.confirmed",
        "section.unconfirmed",
    ]


@pytest.mark.parametrize("login", ["ieva", "jonas", "vita", "ona"])
def test_only_staff_confirm(world: World, login: str) -> None:
    save(world, "ieva", "Konsultantės.")
    with pytest.raises(Forbidden):
        confirm(world, login)


@pytest.mark.parametrize("login", ["jonas", "vita", "ona"])
def test_who_only_reads_writes_no_text_and_no_draft(world: World, login: str) -> None:
    with pytest.raises(Forbidden):
        save(world, login, "Nauja.")
    with pytest.raises(Forbidden):
        add_section(
            actor=world.actor(login), strategy_id=world.strategy_id, chapter="goals", title="X"
        )
    with pytest.raises(Forbidden):
        keep(world, login)


@pytest.mark.parametrize("saving", [True, False])
def test_a_carried_text_is_confirmed_by_saving_it_or_by_a_click(
    world: World, *, saving: bool
) -> None:
    Entry.objects.filter(pk=entry(world).pk).update(carried=True)
    if saving:
        save(world, "rasa", section(world).body)
    else:
        confirm(world, "rasa")
    assert not entry(world).carried


def test_saving_what_is_there_makes_no_change_and_no_event(world: World) -> None:
    changes, events = Change.objects.count(), Event.objects.count()
    save(world, "rasa", section(world).body, version=77)
    assert (Change.objects.count(), Event.objects.count()) == (changes, events)


def test_an_earlier_version_is_no_base_for_other_words(world: World) -> None:
    save(world, "rasa", "Viena.")
    with pytest.raises(Conflict) as caught:
        save(world, "tomas", "Kita.", version=1)
    assert caught.value.versions.by == "Rasa Ežerienė"
    assert section(world).body == "Viena."


def test_characters_that_nobody_sees_are_left_out(world: World) -> None:
    save(world, "rasa", "A\x00\x0b\u2028B\r\nC\n\n")
    assert section(world).body == "AB\nC"


def test_another_groups_strategy_takes_no_text(world: World) -> None:
    with pytest.raises(Missing):
        add_section(
            actor=world.actor("rasa"),
            strategy_id=world.other_strategy_id,
            chapter="goals",
            title="Svetimas",
        )


def keep(world: World, login: str, body: str = "x") -> None:
    keep_draft(
        actor=world.actor(login),
        strategy_id=world.strategy_id,
        subject="section:gyventojai/lt",
        base_version=1,
        title="T",
        body=body,
    )


def test_a_person_has_one_draft_of_a_text_and_drops_only_their_own(world: World) -> None:
    keep(world, "rasa", "viena")
    keep(world, "rasa", "dvi")
    keep(world, "tomas")
    drop_draft(
        actor=world.actor("tomas"),
        strategy_id=world.strategy_id,
        subject="section:gyventojai/lt",
    )
    (left,) = Draft.objects.all()
    assert (left.account_id, "dvi" in left.text) == (world.accounts["rasa"], True)
