"""The territory, the areas it is compared with, and what was observed in them.

Source of the required elements: Regulation (EU) 2021/1060, Article 32(1)(a).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sutarimas.domain.refs import Kind, Role, points


class TerritoryKind(StrEnum):
    """Kinds of territory an urban strategy may cover."""

    CENTRE = "municipal_centre"
    TOWN = "town"
    PART = "part_of_city"


class Region(StrEnum):
    """The two regions of Lithuania; rates and activity codes depend on them."""

    CAPITAL = "capital"
    CENTRAL_WESTERN = "central_western"


class Level(StrEnum):
    """How large an area is."""

    TOWN = "town"
    MUNICIPALITY = "municipality"
    COUNTY = "county"
    COUNTRY = "country"


class Better(StrEnum):
    """Which way of a series is an improvement."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


@dataclass(frozen=True, kw_only=True)
class Unit:
    """One part of the territory with its own code and population (persons)."""

    code: str
    name: str
    population: int
    counted_on: date
    source: str


@dataclass(frozen=True, kw_only=True)
class Territory:
    """The strategy's territory.

    `municipality` is the official name („Ignalinos r. sav.“); `*_gen` are stored
    genitives, never computed. `area_ha` is in hectares, `population` in persons.
    """

    kind: TerritoryKind
    name: str
    name_gen: str
    municipality: str
    county_gen: str
    region: Region
    area: str = points(Kind.AREA)
    municipality_area: str = points(Kind.AREA)
    population: int | None = None
    counted_on: date | None = None
    population_source: str = ""
    area_ha: Decimal | None = None
    boundary: str = ""
    activity_code: str = ""
    units: tuple[Unit, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Area:
    """An area that figures speak about; `name_gen` is its stored genitive."""

    code: str
    level: Level
    name: str
    name_gen: str = ""
    name_en: str = ""


@dataclass(frozen=True, kw_only=True)
class Break:
    """A change of method: values before `at` must not be joined with values from it on."""

    at: str
    reason: str
    reason_en: str = ""


@dataclass(frozen=True, kw_only=True)
class Series:
    """What is observed: definition, unit, publisher and table of origin."""

    code: str
    title: str
    unit: str
    publisher: str
    table: str = ""
    method: str = ""
    theme: str = ""
    title_en: str = ""
    better: Better = Better.NEITHER
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Observation:
    """One value of a series; `period` is a year or a day, `vintage` the publication it is from."""

    series: str = points(Kind.SERIES, Role.RESTS)
    area: str = points(Kind.AREA)
    period: str
    value: Decimal
    status: str = ""
    vintage: str = ""
    source: str = ""
    retrieved_on: date | None = None

    @property
    def code(self) -> str:
        """`series/area/period`, with the vintage behind „@“ where one is named."""
        base = f"{self.series}/{self.area}/{self.period}"
        return f"{base}@{self.vintage}" if self.vintage else base


@dataclass(frozen=True, kw_only=True)
class Place:
    """Territory, areas, series and observations together."""

    territory: Territory
    areas: tuple[Area, ...] = ()
    series: tuple[Series, ...] = ()
    observations: tuple[Observation, ...] = ()
