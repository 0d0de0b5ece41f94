"""The outbox: written with the act, sent once, tried again, gathered, never a second header."""

from dataclasses import replace
from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail as django_mail
from django.core.mail.backends.locmem import EmailBackend

from sutarimas.actions.comment import say_comment
from sutarimas.actions.edition import Wanted, publish
from sutarimas.actions.letter_text import Where
from sutarimas.actions.mail import BACK_OFF, Recipient, mark_sent, post, send_due
from sutarimas.actions.refusals import Forbidden, Missing
from sutarimas.domain.prose import Stage
from sutarimas.queries.strategy import load
from sutarimas.records.models import Account, Event, Mail
from tests.world import NOW, World

ADDRESS = "jonas@example.org"


@pytest.fixture
def server(settings: Any) -> None:
    settings.EMAIL_HOST = "mail.example.org"


JONAS = Recipient(name="Jonas Narys", address=ADDRESS, lang="lt")


def letter(
    world: World, to_name: str = JONAS.name, to_address: str = ADDRESS, **changes: Any
) -> Mail:
    given: dict[str, Any] = {
        "lag_id": world.lag_id,
        "kind": "edition",
        "to": replace(JONAS, name=to_name, address=to_address),
        "slots": {"strategy": "Ežerynės strategija", "number": 4},
        "where": Where(page="forum:edition_strategy", args=(world.slug, 4)),
        "now": NOW,
    }
    return Mail.objects.get(pk=post(**given | changes))


def comment(
    world: World,
    text: str,
    *,
    who: str = "tomas",
    answers: Any = None,
    subject: str = "need:P-01",
) -> Any:
    return say_comment(
        actor=world.actor(who),
        strategy_id=world.strategy_id,
        subject=subject,
        text=text,
        key=uuid4(),
        answers=answers,
    )


def with_address(world: World, *logins: str) -> None:
    for login in logins:
        Account.objects.filter(pk=world.accounts[login]).update(email=f"{login}@example.org")


@pytest.mark.usefixtures("server")
def test_a_message_goes_once(world: World) -> None:
    row = letter(world)
    assert (send_due(now=NOW), send_due(now=NOW + timedelta(days=1))) == (1, 0)
    sent = django_mail.outbox[0]
    assert (sent.to, sent.subject) == ([ADDRESS], row.subject)
    assert sent.body.startswith("Laba diena,\n\npaskelbta")
    close = "\n\nPagarbiai\nEžerynės miesto vietos veiklos grupė\n\nKokius laiškus gauti, "
    assert close in sent.body
    row.refresh_from_db()
    assert (row.state, row.sent_at) == ("sent", NOW)


def test_without_a_mail_server_messages_wait(world: World) -> None:
    row = letter(world)
    assert send_due(now=NOW) == 0
    row.refresh_from_db()
    assert row.state == "waiting"


@pytest.mark.usefixtures("server")
def test_a_server_that_fails_is_tried_again_ever_later_and_then_given_up(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise SMTPRecipientsRefused({ADDRESS: (550, b"no such\r\nmailbox")})

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    row, now, waits = letter(world), NOW, []
    for _ in BACK_OFF:
        assert send_due(now=now) == 0
        row.refresh_from_db()
        assert row.state == "waiting"
        waits.append(row.not_before - now)
        assert send_due(now=row.not_before - timedelta(seconds=1)) == 0
        now = row.not_before
    assert tuple(waits) == BACK_OFF
    send_due(now=now)
    row.refresh_from_db()
    assert (row.state, row.attempts) == ("failed", 6)
    assert "550" in row.verdict
    assert "\n" not in row.verdict


@pytest.mark.usefixtures("server")
def test_messages_of_one_digest_go_as_one_letter(world: World) -> None:
    for n in (1, 2):
        letter(world, slots={"strategy": "Strategija", "number": n}, digest_key="x")
    letter(world, to_address="ona@example.org", digest_key="x")
    assert send_due(now=NOW) == 0
    assert send_due(now=NOW + timedelta(minutes=31)) == 2
    both = next(x for x in django_mail.outbox if x.to == [ADDRESS])
    assert both.subject.replace("\u00a0", " ") == "Sutarimas: 2 naujos žinutės"
    assert "Nr.\u00a01" in both.body
    assert "Nr.\u00a02" in both.body
    assert set(Mail.objects.values_list("state", flat=True)) == {"sent"}


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("name", ["Jonas\r\nBcc: kitas@example.org", "Jonas\u2028Bcc: a@b.lt"])
def test_no_header_can_be_slipped_in(name: str, world: World) -> None:
    slots: dict[str, object] = {"strategy": name, "number": name}
    row = letter(world, to_name=name, slots=slots)
    assert row.to_name.isprintable()
    assert letter(world, to_address="a@b.lt\r\nBcc: c@d.lt").to_address == ""
    send_due(now=NOW)
    headers = django_mail.outbox[0].message()
    assert headers["Bcc"] is None
    assert "Bcc" not in [key for key, _ in headers.items()]
    assert "\n" not in row.subject


def test_a_comment_is_told_to_whom_it_answers(world: World) -> None:
    with_address(world, "jonas", "tomas")
    first = comment(world, "Patikslinti", who="jonas")
    comment(world, "Patikslinau {vakar}", answers=first)
    row = Mail.objects.get(kind="answer")
    assert row.to_address == ADDRESS
    assert "Tomas Krantas" in row.text
    assert "Patikslinau {vakar}" in row.text


def test_nobody_is_written_about_their_own_words_or_without_an_address(world: World) -> None:
    first = comment(world, "Patikslinti", who="jonas")
    comment(world, "Patikslinau", answers=first)
    with_address(world, "jonas")
    comment(world, "Dar kartą", who="jonas", answers=first)
    assert not Mail.objects.exists()


def test_an_edition_is_told_to_everybody_with_an_address_but_its_publisher(world: World) -> None:
    with_address(world, "rasa", "jonas", "petras")
    value = load(world.strategy_id)
    wanted = Wanted(
        number=4,
        content_hash=value.content_hash,
        stage=Stage.AMENDED,
        published_on=NOW.date(),
    )
    publish(actor=world.actor("rasa"), strategy_id=world.strategy_id, wanted=wanted)
    publish(actor=world.actor("rasa"), strategy_id=world.strategy_id, wanted=wanted)
    assert [x.to_address for x in Mail.objects.all()] == [ADDRESS]


def test_marking_as_sent_is_for_those_who_look_after_people(world: World) -> None:
    row = letter(world)
    with pytest.raises(Forbidden):
        mark_sent(actor=world.actor("ieva"), mail_id=row.pk)
    with pytest.raises(Missing):
        mark_sent(actor=world.actor("rasa"), mail_id=uuid4())
    mark_sent(actor=world.actor("rasa"), mail_id=row.pk)
    mark_sent(actor=world.actor("rasa"), mail_id=row.pk)
    assert Event.objects.filter(kind="mail.passed_on").count() == 1
