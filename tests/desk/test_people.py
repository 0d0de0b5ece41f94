"""Letting people in by links, giving and ending roles, and looking after one's own account."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from sutarimas.actions.lag import add_person
from sutarimas.actions.membership import anonymise, change_role, end_role
from sutarimas.actions.people import (
    DAYS,
    accept_known,
    invite,
    invite_reset,
    open_invitation,
    set_password,
    withdraw_invitation,
)
from sutarimas.actions.refusals import Missing, Refused
from sutarimas.domain.rights import Consultant, Host, Member
from sutarimas.queries.access import Actor, seats
from sutarimas.records.models import Account, Event, Invitation, Membership
from tests.world import NOW, PASSWORD, SignIn, World

URL = "/lt/desk/ezeryne/people/"
LINK = re.compile(r"/lt/desk/invited/[\w-]+/")
PERSON = {"name": "Nijolė Nauja", "login": "nijole", "password": "trys-geri-zodziai"}


def membership(world: World, login: str) -> Membership:
    return Membership.objects.get(
        lag_id=world.lag_id, account_id=world.accounts[login], until_on__isnull=True
    )


def made_link(signed_in: SignIn, **changes: str) -> str:
    posted = {"name": "Nijolė Nauja", "role": "member"} | changes
    page = signed_in("rasa").post(URL, posted).content.decode()
    found = LINK.search(page)
    assert found is not None
    return found[0]


def test_a_link_lets_one_person_in_and_is_kept_nowhere(
    world: World, signed_in: SignIn, client: Client
) -> None:
    link = made_link(signed_in)
    assert link not in signed_in("rasa").get(URL).content.decode()
    assert not Invitation.objects.filter(token_digest__contains=link.split("/")[-2]).exists()
    page = client.get(link)
    assert "sessionid" not in page.cookies
    assert "Kviečia Rasa Ežerienė" in page.content.decode()
    answer = client.post(link, PERSON)
    assert answer["Location"] == "/lt/desk/ezeryne/"
    assert client.get("/lt/desk/ezeryne/").status_code == 200
    assert membership(world, "jonas").role == "member"
    account = Account.objects.get(login="nijole")
    assert Membership.objects.get(account=account).role == "member"
    again = Client().post(link, PERSON | {"login": "kita"})
    assert again.status_code == 410
    assert "jau panaudota" in again.content.decode()
    assert not Account.objects.filter(login="kita").exists()


def test_a_person_with_an_account_joins_with_it(world: World, signed_in: SignIn) -> None:
    link = made_link(signed_in, role="evaluator")
    answer = signed_in("petras").post(link, {"with": "mine"})
    assert answer.status_code == 302
    groups = {x.lag.slug for x in seats(world.accounts["petras"], on=NOW.date())}
    assert groups == {"ezeryne", "kitur"}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": " "}, "Parašykite vardą ir pavardę"),
        ({"login": "a b"}, "nuo 3 iki 150"),
        ({"login": "RASA"}, "Toks prisijungimo vardas jau yra"),
        ({"password": "trumpas"}, "Slaptažodis"),
        ({"login": "x" * 400}, "nuo 3 iki 150"),
        ({"name": "<b>\x00", "login": ""}, "nuo 3 iki 150"),
    ],
)
def test_a_wrong_answer_to_an_invitation_is_told_and_the_link_still_holds(
    changes: dict[str, str], words: str, signed_in: SignIn, client: Client
) -> None:
    link = made_link(signed_in)
    answer = client.post(link, PERSON | changes)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert client.post(link, PERSON).status_code == 302


def test_a_link_holds_through_its_last_day_and_no_longer(world: World) -> None:
    token = invite(actor=world.actor("rasa"), role="member", name="Nijolė")
    last = NOW.date() + timedelta(days=DAYS)
    assert open_invitation(token, on=last).role == "member"
    with pytest.raises(Missing, match="link_expired"):
        open_invitation(token, on=last + timedelta(days=1))


def test_a_withdrawn_link_says_so_and_an_unknown_one_too(
    world: World, signed_in: SignIn, client: Client
) -> None:
    link = made_link(signed_in)
    row = Invitation.objects.get()
    assert signed_in("rasa").post(f"{URL}links/{row.pk}/withdraw/").status_code == 302
    closed = client.get(link)
    assert closed.status_code == 410
    assert "atšaukė" in closed.content.decode()
    unknown = client.get("/lt/desk/invited/nera-tokios/")
    assert unknown.status_code == 404
    assert "Gal nukopijuota ne visa" in unknown.content.decode()
    with pytest.raises(Missing):
        withdraw_invitation(actor=_of_other_group(world), key=row.pk)


def _of_other_group(world: World) -> Actor:
    from sutarimas.domain.rights import Staff

    return Actor(
        account_id=world.accounts["petras"],
        name="Petras Kitas",
        role=Staff,
        lag_id=world.other_lag_id,
        now=NOW,
    )


def test_a_role_is_ended_and_another_begun_and_both_stay_on_record(world: World) -> None:
    actor = world.actor("rasa", now=NOW + timedelta(days=10))
    old = membership(world, "jonas")
    change_role(actor=actor, key=old.pk, role="evaluator")
    rows = Membership.objects.filter(account_id=world.accounts["jonas"]).order_by("since_on")
    assert [(x.role, x.until_on) for x in rows] == [
        ("member", actor.today - timedelta(days=1)),
        ("evaluator", None),
    ]
    with pytest.raises(Missing):
        change_role(actor=actor, key=old.pk, role="staff")


def test_the_last_of_the_staff_is_neither_removed_nor_made_less(world: World) -> None:
    rasa = world.actor("rasa")
    end_role(actor=rasa, key=membership(world, "tomas").pk)
    mine = membership(world, "rasa").pk
    with pytest.raises(Refused, match="last_of_staff"):
        end_role(actor=rasa, key=mine)
    with pytest.raises(Refused, match="last_of_staff"):
        change_role(actor=rasa, key=mine, role="member")
    with pytest.raises(Refused, match="last_of_staff"):
        anonymise(account_id=world.accounts["rasa"], now=NOW)


@pytest.mark.parametrize("role", ["host", "visitor", "reset", "karalius", ""])
def test_only_roles_of_a_group_are_given(role: str, world: World) -> None:
    with pytest.raises(Refused, match="wrong_role"):
        invite(actor=world.actor("rasa"), role=role, name="Nijolė")
    with pytest.raises(Refused, match="wrong_role"):
        change_role(actor=world.actor("rasa"), key=membership(world, "jonas").pk, role=role)


@pytest.mark.parametrize("login", ["ieva", "jonas", "vita", "ona"])
def test_nobody_but_staff_lets_people_in(login: str, world: World) -> None:
    with pytest.raises(Refused):
        invite(actor=world.actor(login), role="staff", name="Nijolė")
    assert not Invitation.objects.exists()


def test_a_new_password_by_a_link_works_once(
    world: World, signed_in: SignIn, client: Client
) -> None:
    page = signed_in("rasa").post(f"{URL}{world.accounts['jonas']}/reset/").content.decode()
    found = LINK.search(page)
    assert found is not None
    assert client.post(found[0], {"password": "trumpas"}).status_code == 422
    assert client.post(found[0], {"password": "visai naujas ilgas"}).status_code == 302
    assert Account.objects.get(login="jonas").check_password("visai naujas ilgas")
    assert client.post(found[0], {"password": "dar kitas ilgas"}).status_code == 410
    assert client.post(found[0] + "x", {"password": "dar kitas ilgas"}).status_code == 404


def test_staff_cannot_take_over_an_account_that_is_more_than_their_groups(world: World) -> None:
    token = invite(actor=_of_other_group(world), role="member", name="Jonas")
    accept_known(token=token, account_id=world.accounts["jonas"], now=NOW)
    with pytest.raises(Refused, match="reset_by_host"):
        invite_reset(actor=world.actor("rasa"), account_id=world.accounts["jonas"])
    with pytest.raises(Missing):
        invite_reset(actor=world.actor("rasa"), account_id=world.accounts["petras"])
    host = Actor(
        account_id=world.accounts["host"], name="", role=Host, lag_id=world.lag_id, now=NOW
    )
    assert invite_reset(actor=host, account_id=world.accounts["jonas"])


def test_a_link_for_a_password_is_worth_nothing_once_the_account_opens_another_group(
    world: World,
) -> None:
    jonas = world.accounts["jonas"]
    kept = invite_reset(actor=world.actor("rasa"), account_id=jonas)
    add_person(lag_id=world.other_lag_id, account_id=jonas, role="staff", now=NOW)
    with pytest.raises(Missing, match="link_withdrawn"):
        set_password(token=kept, password="visai-kitas-zodis", now=NOW)  # noqa: S106
    assert Account.objects.get(login="jonas").check_password(PASSWORD)
    host = replace(world.actor("rasa"), account_id=world.accounts["host"], role=Host)
    set_password(
        token=invite_reset(actor=host, account_id=jonas),
        password="visai-kitas-zodis",  # noqa: S106
        now=NOW,
    )


def test_who_leaves_loses_name_and_door_and_what_they_did_stays(
    world: World, signed_in: SignIn
) -> None:
    client = signed_in("jonas")
    events = Event.objects.count()
    assert client.post("/lt/desk/me/leave/").status_code == 302
    assert Account.objects.get(pk=world.accounts["jonas"]).is_active
    assert client.post("/lt/desk/me/leave/", {"sure": "true"}).status_code == 302
    account = Account.objects.get(pk=world.accounts["jonas"])
    assert (account.name, account.email, account.is_active) == ("", "", False)
    assert not account.check_password(PASSWORD)
    assert Membership.objects.filter(account=account).count() == 1
    assert Event.objects.count() == events + 1
    assert client.get("/lt/desk/ezeryne/").status_code == 302


def test_ones_own_name_is_changed_and_an_empty_one_is_refused(
    world: World, signed_in: SignIn
) -> None:
    client = signed_in("ieva")
    assert client.post("/lt/desk/me/", {"name": "  ", "language": "en"}).status_code == 422
    assert client.post("/lt/desk/me/", {"name": "Ieva K.", "language": "en"}).status_code == 302
    account = Account.objects.get(pk=world.accounts["ieva"])
    assert (account.name, account.language) == ("Ieva K.", "en")


@pytest.mark.parametrize(
    ("method", "url"),
    [
        ("post", f"{URL}links/00000000-0000-4000-8000-000000000000/withdraw/"),
        ("get", "/lt/desk/ezeryne/settings/"),
        ("post", URL),
    ],
)
def test_acts_on_people_wait_for_a_second_factor_where_one_is_asked_for(
    method: str, url: str, signed_in: SignIn, settings: object
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True  # type: ignore[attr-defined]
    client = signed_in("rasa")
    answer = getattr(client, method)(url, headers={"referer": f"http://testserver{URL}"})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/lt/desk/me/protect/?next=%2Flt%2Fdesk%2Fezeryne%2F")
    why = client.get(answer["Location"]).content.decode()
    assert "Pirma apsaugokite paskyrą" in why
    assert not Invitation.objects.exists()
    assert client.get(URL).status_code == 200


@pytest.mark.parametrize("away", ["https://kitur.lt/", "//kitur.lt", "javascript:alert(1)"])
def test_the_way_back_never_leads_off_the_site(away: str, signed_in: SignIn) -> None:
    page = signed_in("rasa").get("/lt/desk/me/protect/", {"next": away}).content.decode()
    assert away not in re.findall(r'<a class="ds-button" href="([^"]*)"', page)


def test_too_many_wrong_passwords_are_told_in_words(client: Client, world: World) -> None:
    assert world.slug
    cache.clear()
    typed = {"login": "vita", "password": "neteisingas-zodis"}
    pages = [client.post("/lt/account/login/", typed).content.decode() for _ in range(12)]
    cache.clear()
    assert "neteisingi" in pages[0]
    assert "Per daug nepavykusių bandymų" in pages[-1]


def test_settings_rename_the_group_and_refuse_an_empty_name(signed_in: SignIn) -> None:
    client, url = signed_in("rasa"), "/lt/desk/ezeryne/settings/"
    wrong = client.post(url, {"name": "", "phone": "+370 600 00000"})
    assert wrong.status_code == 422
    assert "+370 600 00000" in wrong.content.decode()
    assert client.post(url, {"name": "Nauja grupė", "phone": "1"}).status_code == 302
    assert "Nauja grupė" in client.get("/lt/desk/ezeryne/").content.decode()


def test_roles_are_told_apart(world: World, signed_in: SignIn) -> None:
    assert {Member.name, Consultant.name} <= {x.role for x in Membership.objects.all()}
    member = signed_in("jonas").get(URL).content.decode()
    assert "Rasa Ežerienė" in member
    assert 'method="post"' not in member.partition("<main")[2]
    assert world.accounts
