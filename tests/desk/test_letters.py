"""One's own letters: where they go, which kinds, each kept for the account."""

import pytest

from sutarimas.queries.account import Letters, letters_of
from sutarimas.records.models import Account
from tests.actions.test_mail import with_address
from tests.world import SignIn, World

ME, URL = "/lt/desk/me/", "/lt/desk/me/letters/"
ALL = {"comments": "true", "editions": "true", "failures": "true"}


def test_every_kind_is_on_until_it_is_switched_off(world: World, signed_in: SignIn) -> None:
    client, jonas = signed_in("jonas"), world.accounts["jonas"]
    assert client.get(ME).content.decode().count(" checked") == 3
    posted = {"email": " jonas@example.org ", "editions": "true"}
    page = client.post(URL, posted, follow=True).content.decode()
    assert "Laiškus siųsime taip, kaip pasirinkote" in page
    assert page.count(" checked") == 1
    assert letters_of(jonas) == Letters(
        email="jonas@example.org", comments=False, editions=True, failures=False
    )
    assert letters_of(world.accounts["rasa"]).comments
    client.post(URL, ALL)
    assert letters_of(jonas) == Letters(email="", comments=True, editions=True, failures=True)


@pytest.mark.parametrize(
    ("email", "words"),
    [
        ("jonas", "El. pašto adresas neaiškus"),
        ("jonas@example.org, kitas@example.org", "El. pašto adresas neaiškus"),
        ("jonas@example.org\r\nBcc: kitas@example.org", "El. pašto adresas neaiškus"),
        ("RASA@example.org", "jau įrašytas kitoje paskyroje"),
    ],
)
def test_an_address_that_will_not_do_is_told_and_changes_nothing(
    email: str, words: str, world: World, signed_in: SignIn
) -> None:
    with_address(world, "rasa")
    answer = signed_in("jonas").post(URL, {"email": email})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert '<a href="#id_email">' in page
    assert " checked" not in page
    account = Account.objects.get(pk=world.accounts["jonas"])
    assert (account.email, account.told_of_comments) == ("", True)


def test_ones_own_address_may_be_saved_again(world: World, signed_in: SignIn) -> None:
    with_address(world, "jonas")
    assert signed_in("jonas").post(URL, {"email": "Jonas@example.org"}).status_code == 302
