"""Municipalities of Lithuania with their centres, as the newest pack lists them."""

from dataclasses import dataclass
from functools import cache

from sutarimas.analysis.search import fold
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


#: How people write out what official names shorten.
_SHORT = (("rajon", "r"), ("raj", "r"), ("miest", "m"), ("mst", "m"), ("savivald", "sav"))


def named(typed: str) -> tuple[Municipality, ...]:
    """Those that somebody may have meant, the one when it is clear; case and diacritics are free.

    >>> [x.name for x in named("sirvintu rajono savivaldybė")]
    ['Širvintų r. sav.']
    >>> [x.name for x in named("Ignalina")], [x.name for x in named("KAUNO")]
    (['Ignalinos r. sav.'], ['Kauno m. sav.', 'Kauno r. sav.'])
    """
    asked = _words(typed)
    if not asked:
        return ()
    same = tuple(x for x in municipalities() if asked in (_words(x.name), _words(x.centre)))
    return same or tuple(x for x in municipalities() if _begins(_words(x.name), asked))


def _words(text: str) -> tuple[str, ...]:
    found = fold(text).replace(".", " ").split()
    return tuple(next((y for x, y in _SHORT if word.startswith(x)), word) for word in found)


def _begins(name: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    """Whether every asked word begins the word of the name that stands in its place."""
    return len(asked) <= len(name) and all(
        x.startswith(y) for x, y in zip(name, asked, strict=False)
    )
