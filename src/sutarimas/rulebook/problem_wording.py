"""Is a problem worded as a missing solution („nėra dienos centro“)?

It is when a word of absence stands in one sentence with a thing that money can buy: a
building, a service, training, a plan. People who lack work, income or trust have a real
problem, so absence alone says nothing.

>>> absent_solution("Mieste nėra dienos centro senjorams")
True
>>> absent_solution("Darbo neturi kas aštuntas darbingo amžiaus gyventojas")
False
"""

from sutarimas.rulebook.wording import plain, stems

_ABSENT = stems(
    *(r"nėra\b(?! (?:link|abejon|kam\b))", "trūk", "stinga", "stok", "neturi", "nebuvim"),
    *("nepakank", "neįreng", "nesukur", "neparengt", "nepastaty", "neorganiz", "nevykd"),
    *(
        "nepritaik",
        "neįsteig",
        "renovuotin",
        "neteikia",
        "neveikia",
        "nesuremont",
        "neatnaujin",
        "reikia",
        "reikaling",
        "būtin",
    ),
)
_WANTED = stems(
    *(r"centr(?!e\b)", "paslaug", "program", "mokym", "patalp", "įrang", "infrastruktūr", "pastat"),
    *("aikštel", "aikštyn", r"plan(?:o|as|ų|ai)\b", "strategij", "sistem", "svetain", "kurs"),
    *("finansav", "lėš", "transport", "autobus", "takų", "etat", "namų", "namus", r"namai\b"),
    *("kambar", "klub", "inkubator", "program", "grupių", "linij", "būst", "liftų", "komand"),
    *("dirbtuv", "vietos kur", "užsiėmim", "koordinator", "konsultant", "darbuotoj", "kabinet"),
    *("bibliotek", "muziej", "stotel", "pandus", "keltuv", "baldų", "kompiuter", "svetain"),
    *("specialist", r"psicholog", "erdv", "skalbykl", "konsultavim", "užimtum", "salės", "salių"),
)
#: Words in which a wanted thing is only where somebody is or what somebody lives without.
_NOT_WANTED = stems("be būst", "programų kūrėj", "iš centro", "paslaugų gavėj", "iš namų")


def absent_solution(title: str) -> bool:
    """Whether the wording of a problem names what is to be built instead of what is bad."""
    text = _NOT_WANTED.sub(" ", plain(title))
    return _ABSENT.search(text) is not None and _WANTED.search(text) is not None
