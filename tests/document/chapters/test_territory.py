"""The territory chapter."""

import re

from tests.document.towns import chapter, one, rows, said


def test_population_trend_is_the_published_one_with_county_and_country() -> None:
    text = said(chapter("ignalina", "territory"))
    assert "2021–2026 m. sumažėjo 11,2 proc.: nuo 14 782 iki 13 127." in text
    assert "Pokytis tuo pat metu: Utenos apskrityje −5,6 proc., Lietuvoje +2,7 proc." in text


def test_growth_is_told_as_growth() -> None:
    text = said(chapter("elektrenai", "territory", "en"))
    assert "rose by 5.7% in 2021–2026, from 23,376 to 24,701." in text


def test_rank_comes_from_the_recorded_fact() -> None:
    assert "Tai labiausiai iš visų 60 savivaldybių." in said(chapter("ignalina", "territory"))


def test_town_and_municipality_are_both_told_in_ezeryne() -> None:
    text = said(chapter("ezeryne", "territory"))
    assert "(Ežerynės miestas) 2014–2023 m. sumažėjo 14,5 proc." in text
    assert "(Ežerynės r. sav.) 2014–2023 m. sumažėjo 15,4 proc." in text


def test_an_invented_country_is_not_called_lithuania() -> None:
    assert "Lietuvoje" not in said(chapter("ezeryne", "territory"))


def test_indicator_table_shows_the_newest_common_period_and_a_newer_own_value() -> None:
    found = rows(chapter("ignalina", "territory"), "territory-series-2")
    rate = [x[1:] for x in found if x[0].startswith("Registruoto nedarbo lygis")]
    assert rate == [
        ["", "13,6", "10,9", "7,4", "2017-11-01"],
        ["", "12,3", "", "", "2026-02-01"],
    ]


def test_values_of_indicators_lead_to_their_observations() -> None:
    row = one(chapter("ezeryne", "territory"), "territory-series-1").rows[0]
    led = [str(run.source) for text in row.cells for run in text if run.source]
    assert led == [
        f"observation:population/{area}/2023" for area in ("miestas", "rajonas", "apskritis")
    ]


def test_pyramid_series_stay_out_of_the_tables() -> None:
    found = chapter("ezeryne", "territory")
    ids = [x.id for x in found.blocks if re.fullmatch(r"territory-series-\d+", x.id)]
    names = [row[0] for id_ in ids for row in rows(found, id_)]
    assert len(names) > 20
    assert [x for x in names if "metų vyrų skaičius" in x] == []
