"""Search finds Lithuanian words in every case, with and without diacritics."""

import re
from itertools import permutations
from pathlib import Path

import pytest

from sutarimas.analysis.search import excerpt, fold, index_text, query_terms

#: A word as it stands in a text, and as somebody types it.
PAIRS = (
    ("gyventojų", "gyventojai"),
    ("gyventojams", "gyventoju"),
    ("šeimų", "seimu"),
    ("šeimoms", "šeima"),
    ("Ąžuolų", "azuolu"),
    ("problemos", "problema"),
    ("problemų", "problemomis"),
    ("paslaugų", "paslauga"),
    ("paslaugomis", "paslaugu"),
    ("uždaviniams", "uždavinys"),
    ("veiksmų", "veiksmai"),
    ("rodiklių", "rodikliai"),
    ("savivaldybės", "savivaldybe"),
    ("savivaldybėje", "savivaldybė"),
    ("nedarbo", "nedarbas"),
    ("nedarbui", "nedarbas"),
    ("vaikų", "vaikai"),
    ("vaikams", "vaiku"),
    ("senjorų", "senjorai"),
    ("jaunimo", "jaunimas"),
    ("jaunimui", "jaunimo"),
    ("miestui", "miesto"),
    ("mieste", "miestas"),
    ("organizacijų", "organizacijos"),
    ("organizacijoms", "organizacija"),
    ("verslo", "verslas"),
    ("verslui", "verslo"),
    ("negalia", "negalią"),
    ("negalios", "negalia"),
    ("skaičiaus", "skaičius"),
    ("pagalbos", "pagalba"),
    ("pagalbą", "pagalba"),
    ("darbo", "darbas"),
    ("darbų", "darbai"),
    ("lėšų", "lesos"),
    ("lėšomis", "lėšos"),
    ("apklausos", "apklausa"),
    ("apklausoje", "apklausos"),
    ("susirinkimų", "susirinkimas"),
    ("susirinkime", "susirinkimai"),
)


def finds(text: str, query: str) -> bool:
    index = index_text([text])
    return all(f" {term}" in index for term in query_terms(query))


def test_nine_of_ten_pairs_of_forms_find_each_other() -> None:
    missed = [pair for pair in PAIRS if not finds(*pair)]
    print(f"{len(PAIRS) - len(missed)} of {len(PAIRS)} found; missed: {missed}")  # noqa: T201
    assert len(missed) <= len(PAIRS) // 10


@pytest.mark.parametrize("code", ["P-01", "1.1.1", "E-07", "2025"])
def test_codes_and_numbers_are_found_whole(code: str) -> None:
    assert finds(f"Problema {code} svarbi", code)
    assert not finds("Kita problema", code)


EXAMPLES = Path(__file__).parents[2] / "examples"
#: Every form of some nouns, to be looked for in the texts of the examples.
FAMILIES = (
    r"gyventoj(as|o|ui|ą|ai|ų|ams|us|ais|uose)",
    r"šeim(a|os|ai|ą|ų|oms|as|oje|ose|omis)",
    r"paslaug(a|os|ai|ą|ų|oms|as|omis|ose)",
    r"veiksm(as|o|ui|ą|u|ai|ų|ams|us|ais)",
    r"uždavin(ys|io|iui|į|iu|iai|ių|iams|ius|iais)",
    r"vaik(as|o|ui|ą|ai|ų|ams|us|ais)",
    r"rodikl(is|io|iui|į|iai|ių|iams|ius|iais)",
    r"mokykl(a|os|ai|ą|ų|oms|oje|ose)",
    r"strategij(a|os|ai|ą|ų|oje|ose)",
    r"lėš(os|ų|oms|as|omis)",
)


def test_every_form_in_the_examples_is_found_by_every_other() -> None:
    files = (x for x in EXAMPLES.rglob("*") if x.suffix in (".md", ".yaml", ".csv"))
    words = set(re.findall(r"\w+", "\n".join(x.read_text("utf8") for x in files).lower()))
    pairs = [
        pair
        for family in FAMILIES
        for pair in permutations(sorted(x for x in words if re.fullmatch(family, x)), 2)
    ]
    missed = [(a, b) for a, b in pairs if not finds(a, b) or not finds(a, fold(b))]
    print(f"{len(pairs) - len(missed)} of {len(pairs)} found; missed: {missed}")  # noqa: T201
    assert len(pairs) > 300
    assert len(missed) <= len(pairs) // 50


def test_a_word_that_is_not_there_is_not_found() -> None:
    assert not finds("Gyventojų skaičius mažėja", "traktorius")


def test_every_word_of_a_query_must_be_there() -> None:
    assert finds("Šeimų skaičius mažėja", "seimu skaičiai")
    assert not finds("Šeimų skaičius mažėja", "seimu traktorius")


def test_diacritics_and_size_do_not_matter() -> None:
    assert fold("ĄČĘĖĮŠŲŪŽ") == "aceeisuuz"


def test_an_excerpt_shows_the_word_in_its_own_form() -> None:
    before, hit, after = excerpt("Mažėja šeimų pajamos.", "seima")
    assert (before, hit, after) == ("Mažėja ", "šeimų", " pajamos.")


def test_a_text_without_the_word_is_shown_from_its_start() -> None:
    assert excerpt("Mažėja pajamos.", "traktorius") == ("Mažėja pajamos.", "", "")
