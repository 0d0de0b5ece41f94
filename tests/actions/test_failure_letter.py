"""Work that fails for good is told to whoever asked for it: once, in words, with what is next."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest

from sutarimas.actions.document import KIND, ask_draft, ask_edition
from sutarimas.actions.edition import publish_if_ready
from sutarimas.actions.handlers import HANDLERS
from sutarimas.actions.job import LEASE, MOST_ATTEMPTS, ask, claim, fail, retry, said
from sutarimas.actions.lag import coordinator
from sutarimas.actions.mail import send_due
from sutarimas.actions.membership import end_role
from sutarimas.actions.upload import About, take_file
from sutarimas.actions.work import Failure, Run, do_next
from sutarimas.queries.upload import CHECK
from sutarimas.records.models import Account, Edition, Job, Mail, Membership, Upload
from tests.actions.test_mail import with_address
from tests.world import NOW, World

ADDRESS = "https://vps.example.lt"
FULL = "Serverio diske nebėra vietos"


def draft(world: World, who: str = "rasa", lang: str = "lt") -> Job:
    with_address(world, who)
    pk = ask_draft(actor=world.actor(who), strategy_id=world.strategy_id, lang=lang)
    return Job.objects.get(pk=pk)


def broken(key: str = "disk_full") -> dict[str, Any]:
    def handler(_: Run) -> None:
        raise Failure(key)

    return dict.fromkeys(HANDLERS, handler)


def work(handlers: dict[str, Any] | None = None) -> bool:
    return do_next(worker="a", clock=lambda: NOW, handlers=handlers or broken())


def test_the_letter_says_what_failed_why_and_where_to_try_again(
    world: World, settings: Any
) -> None:
    settings.ADDRESS = ADDRESS
    draft(world, lang="en")
    work()
    row = Mail.objects.get()
    assert (row.to_address, row.kind) == ("rasa@example.org", "failed_draft")
    assert row.subject == "Strategijos failų parengti nepavyko"
    assert "Ežerynės miesto" in row.text
    assert "kalba – anglų" in row.text.replace("\u00a0", " ")
    assert FULL in row.text
    assert "puslapyje „Strategijos failai“" in row.text
    assert f"\n{ADDRESS}/lt/desk/ezeryne/s/ezeryne/documents/\n" in row.text


def test_it_is_written_in_the_language_of_who_asked(world: World) -> None:
    Account.objects.update(language="en")
    draft(world)
    work()
    assert "disk is full" in Mail.objects.get().text


def test_every_new_failure_is_told_and_the_same_one_only_once(world: World) -> None:
    row = draft(world)
    work()
    assert not work()
    assert Mail.objects.count() == 1
    retry(actor=world.actor("rasa"), job_id=row.pk)
    work()
    assert Mail.objects.count() == 2


def test_attempts_that_break_off_are_told_when_they_are_given_up(world: World) -> None:
    draft(world)

    def breaks(_: Run) -> None:
        raise RuntimeError

    for _ in range(MOST_ATTEMPTS):
        work(dict.fromkeys(HANDLERS, breaks))
        assert not Mail.objects.exists()
    assert not work()
    assert not work()
    assert "pradėtas 3" in Mail.objects.get().text.replace("\u00a0", " ")


def test_a_worker_that_lost_its_lease_tells_nothing(world: World) -> None:
    draft(world)
    slow = claim(worker="a", now=NOW)
    quick = claim(worker="b", now=NOW + LEASE * 2)
    assert slow is not None
    assert quick is not None
    fail(slow, message=said("disk_full"), now=NOW)
    assert not Mail.objects.exists()
    for _ in range(2):
        fail(quick, message=said("disk_full"), now=NOW)
    assert Mail.objects.count() == 1


def test_the_letter_is_written_with_the_end_of_the_job_or_not_at_all(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft(world)
    held = claim(worker="a", now=NOW)
    assert held is not None

    def breaks(**_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("sutarimas.actions.job.tell_of_failure", breaks)
    with pytest.raises(RuntimeError):
        fail(held, message=said("disk_full"), now=NOW)
    assert Job.objects.get().state == "running"


def test_both_languages_of_an_edition_that_fail_come_in_one_letter(
    world: World, settings: Any
) -> None:
    settings.EMAIL_HOST = "mail.example.org"
    with_address(world, "rasa")
    publish_if_ready(actor=world.actor("rasa"), strategy_id=world.strategy_id)
    Job.objects.all().delete()
    edition = Edition.objects.get()
    ask_edition(actor=world.actor("rasa"), edition=edition)
    work()
    work()
    told = Mail.objects.filter(kind="failed_edition")
    assert told.count() == 2
    assert all(f"Nr.\u00a0{edition.number} paskelbta" in x.text for x in told)
    assert send_due(now=NOW + timedelta(minutes=31)) == 1


def test_a_file_that_could_not_be_checked_is_told_with_its_name(
    world: World, settings: Any
) -> None:
    settings.ADDRESS = ADDRESS
    with_address(world, "rasa")
    take_file(
        actor=world.actor("rasa"),
        strategy_id=world.strategy_id,
        file=BytesIO(b"kodas;suma\n1;2\n"),
        name="sumos.csv",
        about=About(title="Sumos"),
    )
    work(broken("scanner"))
    row, upload = Mail.objects.get(), Upload.objects.get()
    assert (row.kind, Job.objects.get().kind) == ("failed_check", CHECK)
    assert "„sumos.csv“" in row.text
    assert "Virusų tikrinimo programa neatsakė" in row.text
    assert f"\n{ADDRESS}/lt/desk/ezeryne/files/{upload.pk}/\n" in row.text


def test_work_of_a_kind_that_nobody_knows_is_told_too(world: World) -> None:
    with_address(world, "rasa")
    ask(actor=world.actor("rasa"), kind="strange", key="x", payload={"strategy": "no key"})
    assert work()
    assert Job.objects.get().state == "failed"
    assert "strange" in Mail.objects.get(kind="failed_work").text


@pytest.mark.parametrize(
    "changes", [{"told_of_failures": False}, {"email": ""}, {"is_active": False}]
)
def test_who_does_not_want_it_or_cannot_get_it_is_not_written_to(
    changes: dict[str, Any], world: World
) -> None:
    draft(world)
    Account.objects.filter(login="rasa").update(**changes)
    work()
    assert Job.objects.get().state == "failed"
    assert not Mail.objects.exists()


def test_who_left_the_group_is_not_written_to(world: World) -> None:
    draft(world, "ieva")
    role = Membership.objects.get(lag_id=world.lag_id, account_id=world.accounts["ieva"])
    end_role(actor=world.actor("rasa"), key=role.pk)
    work()
    assert not Mail.objects.exists()


def test_what_a_command_asked_for_is_told_to_nobody(world: World) -> None:
    with_address(world, "rasa")
    actor = coordinator(world.lag_id, name="Rasa Ežerienė", now=NOW)
    ask(actor=actor, kind=KIND, key="x", payload={})
    work()
    assert not Mail.objects.exists()
