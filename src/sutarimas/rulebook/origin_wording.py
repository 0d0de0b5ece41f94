"""Does a statement speak of powers that a town does not have: the state, the EU, the world?

>>> sounds_external("Vyriausybė mažina finansavimą savivaldybėms")
True
>>> sounds_external("Nedarbas mieste didesnis už šalies vidurkį")
False
"""

from sutarimas.rulebook.wording import plain, stems

_OUTER = stems(
    *("valstybės", "valstybė", "vyriausyb", "seim", "įstatym", "teisės akt", "teisin", "nacional"),
    *("šalies", "šalyje", r"es\b", "europos sąjung", "europos komisij", "ministerij", "pasaul"),
    *(r"kar(?:as|o|ui)\b", "infliacij", "ekonomik", "mokesči", "klimato", "geopolitin", "pandem"),
    *("emigracij", "užsien", "reform", "palūkan", "kainos", "kainų", "brangst", "pabėgėl"),
    *("lietuvoj", "europ", "valdžios institucij", "politika", "kaimynin", "latvij", "lenkij"),
    *("ukrain", "rusij", "globali", "tarptautin", "išmok", "pensij", "centrinė valdž", "biudžet"),
)
#: Outer words in a statement that is about the town: comparisons, places, experience.
_OF_THE_TOWN = stems(
    *(
        r"mieste\b",
        r"miest(?:o|ą|ui)\b",
        "negu",
        "vidurk",
        "nacional\\w+ park",
        "patirt",
        "padalin",
    ),
    *("vietos", "bendruomen", "nacional\\w+ konkurs", "mokini"),
    *("įdiegt", "festival", r"įmon(?:ės|ių)\b", r"savivaldybės?\b", r"turi\b"),
)


def sounds_external(statement: str) -> bool:
    """Whether the words of a statement name an outer power and nothing of the town."""
    text = plain(statement)
    return _OUTER.search(text) is not None and _OF_THE_TOWN.search(text) is None
