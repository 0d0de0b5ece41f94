"""Where a new group works: typed freely, matched on the server, and no region is assumed."""

from typing import Any

import pytest
from django.test import Client

from sutarimas.actions.installation import setup_code
from sutarimas.domain.place import Region
from sutarimas.queries.strategy import load
from sutarimas.records.models import Lag, Strategy

pytestmark = pytest.mark.django_db
URL = "/lt/desk/first/"


def begin(client: Client, **typed: str) -> Any:
    person = {"name": "Rūta Pirmoji", "login": "ruta", "password": "ezeras-ir-krantas"}
    whole = {"code": setup_code(), "lag": "Miesto VVG", **person, **typed}
    return client.post(URL, whole)


def text(answer: Any) -> str:
    return str(answer.content.decode().replace("\u00a0", " "))


@pytest.mark.parametrize(
    ("typed", "name", "region"),
    [
        ("Ignalinos r. sav.", "Ignalinos r. sav.", Region.CENTRAL_WESTERN),
        ("IGNALINA", "Ignalinos r. sav.", Region.CENTRAL_WESTERN),
        ("  sirvintu rajonas ", "Širvintų r. sav.", Region.CAPITAL),
        ("kauno miesto savivaldybė", "Kauno m. sav.", Region.CENTRAL_WESTERN),
        ("vilniaus r", "Vilniaus r. sav.", Region.CAPITAL),
    ],
)
def test_a_municipality_is_known_however_it_is_typed(
    typed: str, name: str, region: Region, client: Client
) -> None:
    assert begin(client, municipality=typed).status_code == 302
    place = load(Strategy.objects.get().pk).place.territory
    assert (place.municipality, place.region) == (name, region)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Parašykite savivaldybę."),
        ("Rygos", "Savivaldybės „Rygos“ sąraše nėra."),
        ("kaunas", "(Kauno m. sav., Kauno r. sav.)"),
        ("k", "Parašykite daugiau raidžių nei „k“."),
    ],
)
def test_what_names_no_single_municipality_is_told_and_kept(
    typed: str, told: str, client: Client
) -> None:
    answer = begin(client, municipality=typed)
    assert answer.status_code == 422
    assert told in text(answer)
    assert f'name="municipality" list="municipalities" value="{typed}"' in text(answer)
    assert not Lag.objects.exists()


def test_another_place_is_asked_for_its_region(client: Client) -> None:
    answer = begin(client, municipality="", town="Ežerynė")
    assert answer.status_code == 422
    assert 'href="#id_region"' in text(answer)
    assert "Pasirinkite regioną" in text(answer)
    assert '<details class="fold" open>' in text(answer)
    assert "checked" not in text(answer)
    assert not Lag.objects.exists()
    assert begin(client, town="Ežerynė", region="capital").status_code == 302
    place = load(Strategy.objects.get().pk).place.territory
    assert (place.name, place.region) == ("Ežerynė", Region.CAPITAL)


def test_the_page_offers_every_municipality_by_its_town_too(client: Client) -> None:
    page = text(client.get(URL))
    assert page.count("<option value=") == 60
    assert '<option value="Klaipėdos r. sav.">Gargždai</option>' in page
