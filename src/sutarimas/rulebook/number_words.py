"""Lithuanian number words from one to twelve, in every case and gender.

>>> [NUMBERS[word] for word in ("vienas", "dviem", "trijuose", "abiejų", "dvylikos")]
[1, 2, 3, 2, 12]
"""

from collections.abc import Mapping

_ONE_TO_THREE = {
    1: "vienas vieno vienam vieną vienu viename viena vienos vienai vienoje",
    2: "du dviejų dviem dviejuose dvi dviejose abu abiejų abiem abiejuose abi abiejose",
    3: "trys trijų trims tris trimis trijuose trijose",
}
_FOUR_TO_NINE = {4: "ketur", 5: "penk", 6: "šeš", 7: "septyn", 8: "aštuon", 9: "devyn"}
_ENDINGS = ("i", "ių", "iems", "is", "iais", "iuose", "ios", "ioms", "ias", "iomis", "iose")
_TEN_TO_TWELVE = {
    10: "dešimt dešimtis dešimties dešimčiai dešimtį dešimtimi dešimtyje",
    11: "vienuolika vienuolikos vienuolikai vienuoliką vienuolikoje",
    12: "dvylika dvylikos dvylikai dvyliką dvylikoje",
}


def _numbers() -> Mapping[str, int]:
    listed = {**_ONE_TO_THREE, **_TEN_TO_TWELVE}
    found = {word: number for number, words in listed.items() for word in words.split()}
    for number, stem in _FOUR_TO_NINE.items():
        found.update({stem + ending: number for ending in _ENDINGS})
    return found


NUMBERS: Mapping[str, int] = _numbers()
