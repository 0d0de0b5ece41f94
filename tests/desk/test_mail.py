"""The outbox page: text to copy, marked once sent, tried again once given up."""

from sutarimas.records.models import Mail
from tests.actions.test_mail import letter
from tests.world import SignIn, World

URL = "/lt/desk/ezeryne/mail/"


def test_a_message_is_shown_to_be_copied_and_marked(world: World, signed_in: SignIn) -> None:
    row = letter(world, to_name="Jonas <b>Narys</b>")
    client = signed_in("rasa")
    page = client.get(URL).content.decode()
    assert "Pašto serveris nenustatytas" in page
    assert "Laba diena,\n\npaskelbta" in page
    assert "<b>Narys" not in page
    marked = client.post(f"{URL}{row.pk}/", follow=True).content.decode()
    assert "Laukiančių laiškų nėra" in marked
    assert Mail.objects.get().state == "sent"


def test_a_message_that_was_given_up_is_tried_again(world: World, signed_in: SignIn) -> None:
    row = letter(world)
    Mail.objects.update(state="failed", attempts=6, verdict="550 no such mailbox")
    client = signed_in("rasa")
    assert "550 no such mailbox" in client.get(URL).content.decode()
    client.post(f"{URL}{row.pk}/", {"what": "again"})
    row.refresh_from_db()
    assert (row.state, row.attempts) == ("waiting", 0)


def test_messages_of_another_group_stay_there(world: World, signed_in: SignIn) -> None:
    row = letter(world)
    client = signed_in("petras")
    client.post(f"/lt/desk/kitur/mail/{row.pk}/")
    row.refresh_from_db()
    assert row.state == "waiting"
    assert row.subject not in client.get("/lt/desk/kitur/mail/").content.decode()


def test_with_a_mail_server_the_page_asks_for_no_copying(
    world: World, signed_in: SignIn, settings: object
) -> None:
    letter(world)
    settings.EMAIL_HOST = "mail.example.org"  # type: ignore[attr-defined]
    assert "nenustatytas" not in signed_in("rasa").get(URL).content.decode()
