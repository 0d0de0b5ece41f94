"""Is a problem worded as a missing solution („nėra dienos centro“)?

It is when something that money can buy is said to be missing: a building, a service,
training, a plan. People who lack work, income or trust have a real problem, so a text is
left alone when what is missing is such a thing, or when it says that people are without it.

>>> absent_solution("Mieste nėra dienos centro senjorams")
True
>>> absent_solution("Darbo neturi kas aštuntas darbingo amžiaus gyventojas")
False
"""

from sutarimas.rulebook.wording import plain, stems

#: Nobody in particular lacks it: it is simply not there.
_NOT_THERE = stems(
    *("nėra\\b", "trūk", "stinga", "stok", "neturime", "nebuvim", "nepakank", "neįreng", "nesukur"),
    *("neparengt", "nepastaty", "neorganiz", "nevykd", "nepritaik", "neįsteig", "neįkur"),
    *("neteikia", "neveikia", "nesuremont", "neatnaujin", "renovuotin", "reikia\\b", "reikaling"),
    *("būtin(?:a|as|i|os)\\b",),
)
_SOMEBODY_LACKS = stems("neturi\\b")
_BOUGHT = stems(
    *(r"centr(?!e\b)", "paslaug", "program", "mokym", "patalp", "įrang", "infrastruktūr", "pastat"),
    *("aikštel", "aikštyn", r"plan(?:o|as|ų|ai)\b", "strategij", "sistem", "svetain", "kurs"),
    *("finansav", "lėš", "transport", "autobus", "takų", "etat", "namų", "namus", r"namai\b"),
    *("kambar", "klub", "inkubator", "grupių", "linij", "būst", "komand", "erdv", "salės"),
)
#: What people themselves lack: a state of theirs, not something to be built.
_OF_PEOPLE = stems(
    *("darbo\\b", "pajam", "pasitik", "žini", "įgūd", "laiko\\b", "ryši", "draug", "santaup"),
    *("pinig", "noro\\b", "norinč", "motyvacij", "bendrav", "poils", "teisi", "kvalifikacij"),
    *("sveikat", "saugum", "vilt", "abejon", "link(?:ę|us|usi)\\b", "sutarim", "jėg", "drąs"),
    *("kas\\b", "kam\\b", "ko\\b", "kuo\\b", "artim", "meil", "dėmes", "palaikym", "supratim"),
)
#: Words in which a thing is only where somebody is, or belongs to what people do without.
_BESIDE = stems("be būst", "programų kūrėj", "iš centro", "paslaugų gavėj", "iš namų", "namuose")


def absent_solution(title: str) -> bool:
    """Whether the wording of a problem names what is to be built instead of what is bad."""
    text = _BESIDE.sub(" ", plain(title))
    missing = _NOT_THERE.search(text) is not None
    if _BOUGHT.search(text) is not None:
        return missing or _SOMEBODY_LACKS.search(text) is not None
    return missing and _OF_PEOPLE.search(text) is None
