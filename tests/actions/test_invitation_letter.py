"""The letter of an invitation: the link goes to the person and stays nowhere else."""

import re
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.apps import apps
from django.core import mail as django_mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone

from sutarimas.actions.mail import forget, mark_sent, send_again, send_due
from sutarimas.actions.people import (
    DAYS,
    accept_known,
    invite,
    open_invitation,
    withdraw_invitation,
)
from sutarimas.actions.refusals import Forbidden, Missing, Refused
from sutarimas.actions.transfer import read_transfer, write_transfer
from sutarimas.queries.mail import Letter, outbox
from sutarimas.queries.secret_link import MASK, token_of
from sutarimas.records.models import Account, Invitation, Mail
from tests.actions.test_transfer import wipe
from tests.world import NOW, SignIn, World

ADDRESS = "https://vps.example.lt"
TO = "nijole@example.org"
LINK = re.compile(rf"{ADDRESS}(/(lt|en)/desk/invited/([\w-]+)/)\n")


@pytest.fixture(autouse=True)
def installed(settings: Any) -> None:
    settings.ADDRESS, settings.EMAIL_HOST = ADDRESS, "mail.example.org"


def invited(world: World, **changes: Any) -> str:
    wanted: dict[str, Any] = {"role": "member", "name": "Nijolė Nauja", "email": TO}
    return invite(actor=world.actor("rasa"), **wanted | changes)


def shown(world: World, *, days: int = 0) -> Letter:
    found = outbox(world.lag_id, on=NOW.date() + timedelta(days=days))
    return (*found.failed, *found.waiting, *found.sent)[0]


def stored() -> Iterator[str]:
    """Every value of every row, as a copy of the database would hold it."""
    for model in apps.get_models():
        for row in model._default_manager.values():
            yield from (str(x) for x in row.values())


def test_the_letter_lets_one_person_in_in_either_language(world: World, client: Client) -> None:
    token = invited(world)
    assert send_due(now=NOW) == 1
    sent = django_mail.outbox[0]
    assert sent.to == [TO]
    assert sent.subject == "Kvietimas prisijungti prie grupės / Invitation to join a group"
    links = LINK.findall(str(sent.body))
    assert [(lang, found) for _, lang, found in links] == [("lt", token), ("en", token)]
    assert "Rasa Ežerienė kviečia Jus" in sent.body
    assert "Rasa Ežerienė invites you" in sent.body
    for path, _, _ in links:
        assert client.get(path).status_code == 200
    person = {"name": "Nijolė Nauja", "login": "nijole", "password": "trys-geri-zodziai"}
    assert client.post(links[0][0], person).status_code == 302
    assert Client().get(links[1][0]).status_code == 410


@pytest.mark.parametrize("moment", ["waiting", "sent", "passed on", "given up"])
def test_the_secret_of_the_link_is_stored_nowhere(
    moment: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, row = invited(world), Mail.objects.get()
    if moment == "sent":
        send_due(now=NOW)
    elif moment == "passed on":
        mark_sent(actor=world.actor("rasa"), mail_id=row.pk)
    elif moment == "given up":
        monkeypatch.setattr(EmailBackend, "send_messages", _broken)
        send_due(now=NOW)
        Mail.objects.update(state="failed")
    assert not [x for x in stored() if token in x]
    row.refresh_from_db()
    assert row.text.count(f"/invited/{MASK}/") == 2
    # Once it has gone, not even the installation can make the link again.
    assert bool(row.seed) == (moment in ("waiting", "given up"))
    assert (token in shown(world).text) == bool(row.seed)


def _broken(*_: object) -> int:
    raise SMTPServerDisconnected


def test_the_seed_is_worth_nothing_without_the_key_of_the_installation(
    world: World, settings: Any
) -> None:
    token = invited(world)
    seed = Mail.objects.get().seed
    assert token_of(seed) == token != seed
    assert open_invitation(token, on=NOW.date()).name == "Nijolė Nauja"
    settings.SECRET_KEY = "another"  # noqa: S105 - of no installation
    assert token_of(seed) != token
    # After a move to another key the letter would lead nowhere, so it does not go.
    assert shown(world).is_dead
    assert MASK in shown(world).text
    assert send_due(now=NOW) == 0
    assert not django_mail.outbox
    assert shown(world).state == "failed"


def test_a_link_without_a_letter_is_made_by_chance_alone(world: World) -> None:
    tokens = {invited(world, email="") for _ in range(2)}
    assert len(tokens) == 2
    assert not Mail.objects.exists()


def test_a_letter_goes_with_its_link_when_that_is_withdrawn_or_used(world: World) -> None:
    invited(world)
    withdraw_invitation(actor=world.actor("rasa"), key=Invitation.objects.get().pk)
    assert not Mail.objects.exists()
    token = invited(world)
    accept_known(token=token, account_id=world.accounts["petras"], now=NOW)
    assert not Mail.objects.exists()


def test_a_letter_that_was_sent_stays_on_record(world: World) -> None:
    invited(world)
    send_due(now=NOW)
    withdraw_invitation(actor=world.actor("rasa"), key=Invitation.objects.get().pk)
    assert Mail.objects.get().state == "sent"


def test_a_letter_whose_link_ran_out_is_not_sent_and_can_be_deleted(world: World) -> None:
    invited(world)
    last, row = NOW + timedelta(days=DAYS), Mail.objects.get()
    assert not shown(world, days=DAYS).is_dead
    with pytest.raises(Missing):
        forget(actor=world.actor("rasa", now=last), mail_id=row.pk)
    late = last + timedelta(days=1)
    assert send_due(now=late) == 0
    send_again(actor=world.actor("rasa", now=late), mail_id=row.pk)
    assert send_due(now=late) == 0
    assert not django_mail.outbox
    assert shown(world, days=DAYS + 1).is_dead
    with pytest.raises(Forbidden):
        forget(actor=world.actor("ieva", now=late), mail_id=row.pk)
    forget(actor=world.actor("rasa", now=late), mail_id=row.pk)
    assert not Mail.objects.exists()


@pytest.mark.parametrize(
    ("email", "address", "key"),
    [
        ("nijole", ADDRESS, "wrong_email"),
        ("a@b.lt\r\nBcc: c@d.lt", ADDRESS, "wrong_email"),
        ("a@b.lt, c@d.lt", ADDRESS, "wrong_email"),
        (TO, "", "no_address"),
    ],
)
def test_a_letter_that_cannot_be_written_makes_no_link(
    email: str, address: str, key: str, world: World, settings: Any
) -> None:
    settings.ADDRESS = address
    with pytest.raises(Refused, match=key):
        invited(world, email=email)
    assert not Invitation.objects.exists()


def test_names_slip_nothing_into_the_headers(world: World) -> None:
    name = "Nijolė\r\nBcc: kitas@example.org"
    Account.objects.filter(login="rasa").update(name=name)
    invited(world, name=name)
    send_due(now=NOW)
    headers = django_mail.outbox[0].message()
    assert headers["Bcc"] is None
    assert headers["To"] == TO
    assert Mail.objects.get().to_name.isprintable()


def test_invitations_go_whatever_letters_a_person_chose(world: World) -> None:
    Account.objects.filter(login="petras").update(
        email=TO, told_of_comments=False, told_of_editions=False, told_of_failures=False
    )
    invited(world)
    assert send_due(now=NOW) == 1


def test_a_group_that_moves_takes_no_live_link_along(world: World, tmp_path: Path) -> None:
    token = invited(world)
    seed, path = Mail.objects.get().seed, tmp_path / "moved.zip"
    with path.open("wb") as file:
        write_transfer(world.lag_id, file)
    with zipfile.ZipFile(path) as archive:
        told = b"".join(archive.read(x) for x in archive.namelist()).decode()
    assert "invitation" in told
    assert token not in told
    assert seed not in told
    wipe(world)
    read_transfer(path, now=NOW)
    # The key may have been taken along, so the link must be lost without it.
    assert shown(world).is_dead
    assert send_due(now=NOW) == 0
    assert not django_mail.outbox


URL = "/lt/desk/ezeryne/people/"
FORM = {"name": "Nijolė Nauja", "role": "member", "email": TO}


def test_the_page_shows_the_link_to_copy_and_says_what_becomes_of_the_letter(
    signed_in: SignIn, settings: Any
) -> None:
    client = signed_in("rasa")
    page = client.post(URL, FORM, headers={"host": "localhost"}).content.decode()
    token = token_of(Mail.objects.get().seed)
    assert f">{ADDRESS}/lt/desk/invited/{token}/<" in page
    assert f"išsiųsime adresu {TO}" in page
    settings.EMAIL_HOST = ""
    waits = client.post(URL, FORM).content.decode()
    assert "laukia puslapyje „Laiškai“" in waits
    assert token in client.get("/lt/desk/ezeryne/mail/").content.decode()


def test_without_an_address_no_letter_is_offered_and_the_page_says_why(
    signed_in: SignIn, settings: Any
) -> None:
    settings.ADDRESS = ""
    client = signed_in("rasa")
    page = client.get(URL).content.decode()
    assert "nenustatytas svetainės adresas" in page
    assert 'name="email"' not in page
    answer = client.post(URL, FORM)
    assert answer.status_code == 422
    assert "Kvietimo laiško parengti negalime" in answer.content.decode()
    made = client.post(URL, FORM | {"email": ""}).content.decode()
    assert "http://testserver/lt/desk/invited/" in made
    assert not Mail.objects.exists()


def test_a_wrong_address_is_told_at_its_field(signed_in: SignIn) -> None:
    answer = signed_in("rasa").post(URL, FORM | {"email": "nijole"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert '<a href="#id_email">El. pašto adresas neaiškus' in page
    assert 'value="nijole"' in page


def test_the_letter_never_leads_to_the_host_that_a_request_names(
    signed_in: SignIn, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    page = signed_in("rasa").post(URL, FORM, headers={"host": "piktas.example"})
    assert page.status_code == 200
    send_due(now=timezone.localtime())
    assert "piktas" not in page.content.decode()
    assert "piktas" not in django_mail.outbox[0].body
    assert django_mail.outbox[0].body.count("http") == 2


@pytest.mark.parametrize("login", ["ona", "jonas", "ieva", "vita", "petras", "host"])
def test_nobody_else_sees_the_link(login: str, world: World, signed_in: SignIn) -> None:
    token, client = invited(world), signed_in(login)
    pages = ["", "people/", "mail/", "s/ezeryne/history/", "transfer/", "settings/"]
    for page in pages:
        assert token not in client.get(f"/lt/desk/ezeryne/{page}").content.decode()


def test_a_dead_letter_is_deleted_on_its_page(world: World, signed_in: SignIn) -> None:
    invited(world)
    Invitation.objects.update(last_on=NOW.date() - timedelta(days=900))
    row, client = Mail.objects.get(), signed_in("rasa")
    page = client.get("/lt/desk/ezeryne/mail/").content.decode()
    assert "nuoroda nebegalioja" in page
    assert 'value="again"' not in page
    client.post(f"/lt/desk/ezeryne/mail/{row.pk}/", {"what": "forget"})
    assert not Mail.objects.exists()
