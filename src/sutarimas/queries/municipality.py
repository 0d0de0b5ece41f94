"""Municipalities of Lithuania with their centres, as the newest pack lists them."""

from dataclasses import dataclass
from functools import cache

from sutarimas.domain.place import Region
from sutarimas.rulebook.params import pack

PACK = "lt-1v-672@2023-10"
#: The county of each municipality, in the genitive; the packs need only the region.
_COUNTIES = {
    "Alytaus": "Alytaus m. sav., Alytaus r. sav., Druskininkų sav., Lazdijų r. sav., "
    "Varėnos r. sav.",
    "Kauno": "Birštono sav., Jonavos r. sav., Kaišiadorių r. sav., Kauno m. sav., Kauno r. sav., "
    "Kėdainių r. sav., Prienų r. sav., Raseinių r. sav.",
    "Klaipėdos": "Klaipėdos m. sav., Klaipėdos r. sav., Kretingos r. sav., Neringos sav., "
    "Palangos m. sav., Skuodo r. sav., Šilutės r. sav.",
    "Marijampolės": "Kalvarijos sav., Kazlų Rūdos sav., Marijampolės sav., Šakių r. sav., "
    "Vilkaviškio r. sav.",
    "Panevėžio": "Biržų r. sav., Kupiškio r. sav., Panevėžio m. sav., Panevėžio r. sav., "
    "Pasvalio r. sav., Rokiškio r. sav.",
    "Šiaulių": "Akmenės r. sav., Joniškio r. sav., Kelmės r. sav., Pakruojo r. sav., "
    "Radviliškio r. sav., Šiaulių m. sav., Šiaulių r. sav.",
    "Tauragės": "Jurbarko r. sav., Pagėgių sav., Šilalės r. sav., Tauragės r. sav.",
    "Telšių": "Mažeikių r. sav., Plungės r. sav., Rietavo sav., Telšių r. sav.",
    "Utenos": "Anykščių r. sav., Ignalinos r. sav., Molėtų r. sav., Utenos r. sav., "
    "Visagino sav., Zarasų r. sav.",
    "Vilniaus": "Elektrėnų sav., Šalčininkų r. sav., Širvintų r. sav., Švenčionių r. sav., "
    "Trakų r. sav., Ukmergės r. sav., Vilniaus m. sav., Vilniaus r. sav.",
}


@dataclass(frozen=True, kw_only=True)
class Municipality:
    """A municipality and the town it is run from; `*_gen` are genitives."""

    name: str
    centre: str
    centre_gen: str
    county_gen: str
    region: Region


@cache
def municipalities() -> tuple[Municipality, ...]:
    """All sixty, by name."""
    lists = pack(PACK).lists
    counties = {x.strip(): name for name, held in _COUNTIES.items() for x in held.split(",")}
    return tuple(
        Municipality(
            name=name,
            centre=entry["centre"],
            centre_gen=lists["towns"].get(entry["centre"], entry["centre"]),
            county_gen=counties.get(name, ""),
            region=Region(entry["region"]),
        )
        for name, entry in lists["municipalities"].items()
    )


def municipality(name: str) -> Municipality | None:
    """One of them by its official name."""
    return next((x for x in municipalities() if x.name == name), None)
