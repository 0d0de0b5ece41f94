"""What letters speak of, where they lead, and whom they go to."""

from typing import Any
from uuid import uuid4

import pytest

from sutarimas.actions.letters import tell_of_edition
from sutarimas.actions.membership import end_role
from sutarimas.queries.comment import place_of
from sutarimas.records.models import Account, Entry, Mail, Membership
from tests.actions.test_mail import comment, with_address
from tests.world import SignIn, World

ADDRESS = "https://vps.example.lt"
HERE = f"{ADDRESS}/lt/desk/ezeryne/s/ezeryne/"


@pytest.fixture
def addressed(settings: Any) -> None:
    settings.ADDRESS = ADDRESS


def entry(world: World, **found: str) -> Entry:
    row = Entry.objects.filter(strategy_id=world.strategy_id, **found).first()
    assert row is not None
    return row


def answered(world: World, subject: str) -> Mail:
    """Jonas is told of an answer to his comment on something."""
    with_address(world, "jonas")
    first = comment(world, "Ar tikrai?", who="jonas", subject=subject)
    comment(world, "Taip", answers=first, subject=subject)
    return Mail.objects.get()


@pytest.mark.usefixtures("addressed")
def test_a_letter_of_a_comment_leads_to_its_record_or_text(world: World) -> None:
    record, text = entry(world, kind="need", code="P-01"), entry(world, kind="section", lang="en")
    assert f"\n{HERE}record/{record.pk}/\n" in answered(world, "need:P-01").text
    Mail.objects.all().delete()
    told = place_of(world.strategy_id, f"section:{text.code}/en")
    assert told == ("section", text.pk)
    nameless = entry(world, shelf="identity")
    assert place_of(world.strategy_id, f"identity:{nameless.pk}") == ("record", nameless.pk)


@pytest.mark.usefixtures("addressed")
def test_a_letter_of_what_is_gone_leads_to_all_comments(world: World) -> None:
    assert f"\n{HERE}comments/\n" in answered(world, "need:P-99").text


@pytest.mark.usefixtures("addressed")
def test_a_letter_of_an_edition_leads_to_its_public_page(world: World) -> None:
    with_address(world, "jonas")
    tell_of_edition(actor=world.actor("rasa"), strategy_id=world.strategy_id, number=4)
    assert f"\n{ADDRESS}/lt/ezeryne/editions/4/strategy/\n" in Mail.objects.get().text


def test_without_an_address_a_letter_says_where_to_look_and_holds_no_link(world: World) -> None:
    told = answered(world, "need:P-01").text
    assert "visas pokalbis yra prie to teksto arba įrašo" in told
    assert "http" not in told
    assert "/desk/" not in told


@pytest.mark.parametrize("address", ["", ADDRESS])
def test_a_letter_never_leads_to_the_host_that_a_request_names(
    address: str, world: World, signed_in: SignIn, settings: Any
) -> None:
    settings.ADDRESS, settings.ALLOWED_HOSTS = address, ["*"]
    with_address(world, "jonas")
    first = comment(world, "Ar tikrai?", who="jonas")
    said = {"subject": "need:P-01", "text": "Taip", "key": str(uuid4()), "answers": str(first)}
    url = "/lt/desk/ezeryne/s/ezeryne/comments/say/"
    signed_in("tomas").post(url, said, headers={"host": "piktas.example"})
    told = Mail.objects.get().text
    assert "piktas" not in told
    assert told.count("http") == told.count(ADDRESS) == 2 * bool(address)


def switched_off(world: World, login: str, **fields: bool) -> None:
    Account.objects.filter(pk=world.accounts[login]).update(**fields)


def test_letters_of_comments_and_answers_are_switched_off_alone(world: World) -> None:
    with_address(world, "jonas", "rasa")
    switched_off(world, "jonas", told_of_comments=False)
    first = comment(world, "Ar tikrai?", who="jonas")
    comment(world, "Taip", answers=first)
    assert not Mail.objects.exists()
    tell_of_edition(actor=world.actor("rasa"), strategy_id=world.strategy_id, number=4)
    assert [x.kind for x in Mail.objects.all()] == ["edition"]


def test_letters_of_editions_are_switched_off_alone(world: World) -> None:
    switched_off(world, "jonas", told_of_editions=False)
    assert answered(world, "need:P-01").kind == "answer"
    tell_of_edition(actor=world.actor("rasa"), strategy_id=world.strategy_id, number=4)
    assert [x.kind for x in Mail.objects.all()] == ["answer"]


def test_what_the_desk_says_is_not_written_to_who_may_not_open_it_any_more(world: World) -> None:
    with_address(world, "jonas", "tomas")
    first = comment(world, "Ar tikrai?", who="jonas")
    role = Membership.objects.get(lag_id=world.lag_id, account_id=world.accounts["jonas"])
    end_role(actor=world.actor("rasa"), key=role.pk)
    comment(world, "Taip", answers=first)
    assert not Mail.objects.exists()


@pytest.mark.parametrize(
    ("address", "last"),
    [
        ("", "Kokius laiškus gauti, galite pasirinkti puslapyje „Mano paskyra“."),
        (ADDRESS, f"Kokius laiškus gauti, galite pasirinkti čia: {ADDRESS}/lt/desk/me/"),
    ],
)
def test_the_last_line_says_where_letters_are_chosen(
    address: str, last: str, world: World, settings: Any
) -> None:
    settings.ADDRESS = address
    assert answered(world, "need:P-01").text.splitlines()[-1] == last
