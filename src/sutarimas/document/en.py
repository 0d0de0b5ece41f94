r"""English: how numbers, money, counts and sentences are printed.

The twin of ``document.lt``, function by function; ``document.language`` picks one.
"""

from collections.abc import Sequence
from decimal import Decimal

from sutarimas.document import collation, sentences
from sutarimas.document.days import date_iso, time_cell
from sutarimas.document.days_en import (
    date_long,
    date_range,
    day_month,
    month,
    month_short,
    time,
    time_range,
    year,
    years,
)
from sutarimas.document.digits import NBSP, PLUS_MINUS, grouped, rounded, scaled
from sutarimas.document.polish_en import polish
from sutarimas.document.sentences import stop
from sutarimas.domain.money import Euro

__all__ = [
    "code",
    "date_iso",
    "date_long",
    "date_range",
    "day_month",
    "either",
    "euro",
    "euro_bare",
    "euro_short",
    "form",
    "join",
    "margin",
    "month",
    "month_short",
    "number",
    "percent",
    "percent_cell",
    "plural",
    "plural_forms",
    "points",
    "polish",
    "quote",
    "short",
    "signed",
    "sort_key",
    "stop",
    "time",
    "time_cell",
    "time_range",
    "year",
    "years",
]

code = "en"
plural_forms = 2

_SCALES = ("", f"{NBSP}thousand", f"{NBSP}million", f"{NBSP}billion")
_ALPHABET = collation.places("a b c d e f g h i j k l m n o p q r s t u v w x y z")


def number(value: Decimal | int, *, decimals: int | None = None) -> str:
    """Print a number; without ``decimals`` it keeps those it came with.

    >>> number(4998), number(Decimal("11.20")), number(Decimal("-9989.15"), decimals=1)
    ('4,998', '11.20', '−9,989.2')
    """
    return grouped(value, decimals=decimals, thousands=",", point=".")


def signed(value: Decimal | int, *, decimals: int | None = None) -> str:
    """Print a change with its sign; no change has none.

    >>> signed(Decimal("2.7")), signed(Decimal("-11.2")), signed(Decimal("-0.04"), decimals=1)
    ('+2.7', '−11.2', '0.0')
    """
    plus = "+" if rounded(value, decimals=decimals) > 0 else ""
    return plus + number(value, decimals=decimals)


def margin(value: Decimal | int, *, decimals: int | None = None) -> str:
    """Print a distance to both sides.

    >>> margin(Decimal("5.0"))
    '±5.0'
    """
    return PLUS_MINUS + number(Decimal(value).copy_abs(), decimals=decimals)


def short(value: Decimal | int, *, decimals: int = 1) -> str:
    r"""Print a large number in thousands, millions or billions.

    >>> short(12_400), short(1_234_567), short(999)
    ('12.4\xa0thousand', '1.2\xa0million', '999')
    """
    figure, power = scaled(value, decimals=decimals)
    return number(figure) + _SCALES[power]


def euro(amount: Euro) -> str:
    r"""Print money with its unit.

    >>> euro(Euro(998_915))
    'EUR\xa09,989.15'
    """
    return f"EUR{NBSP}{euro_bare(amount)}"


def euro_bare(amount: Euro) -> str:
    """Print money where the sentence or the column names the unit.

    >>> euro_bare(Euro(-5))
    '−0.05'
    """
    return number(Decimal(amount.plain))


def euro_short(amount: Euro, *, decimals: int = 1) -> str:
    r"""Print money roughly, for headlines and charts.

    >>> euro_short(Euro(123_456_789))
    'EUR\xa01.2\xa0million'
    """
    return f"EUR{NBSP}{short(Decimal(amount.plain), decimals=decimals)}"


def percent(value: Decimal | int, *, decimals: int | None = None) -> str:
    """Print per cent in running text; 85 is 85 per cent, not 0.85.

    >>> percent(85), percent(Decimal("11.2"))
    ('85%', '11.2%')
    """
    return f"{number(value, decimals=decimals)}%"


def percent_cell(value: Decimal | int, *, decimals: int | None = None) -> str:
    """Print per cent in a table or a chart.

    >>> percent_cell(85)
    '85%'
    """
    return percent(value, decimals=decimals)


def points(value: Decimal | int, *, decimals: int = 1) -> str:
    r"""Print percentage points; always with a decimal, as in Lithuanian.

    >>> points(Decimal("3.2")), points(1)
    ('3.2\xa0percentage points', '1.0\xa0percentage points')
    """
    return f"{number(value, decimals=max(decimals, 1))}{NBSP}percentage points"


def form(printed: str) -> int:
    """Which of the two plural forms a printed number takes; 1.0 reads as many.

    >>> [form(text) for text in ("1", "−1", "0", "21", "1.0", "1,001")]
    [0, 0, 1, 1, 1, 1]
    """
    return 0 if printed.lstrip("+−") == "1" else 1


def plural(count: Decimal | int, forms: Sequence[str]) -> str:
    """Pick the whole message that agrees with a count, and print the count at ``{n}``.

    >>> plural(1, ("{n} proposal", "{n} proposals")), plural(0, ("{n} proposal", "{n} proposals"))
    ('1 proposal', '0 proposals')
    """
    return sentences.agreed(number(count), forms, form=form, needed=plural_forms)


def quote(text: str) -> str:
    """Put in quotation marks; those inside become single, Lithuanian ones too.

    >>> quote("Draft"), quote("The “Žiburys” group"), quote("Asociacija „Žiburys“")
    ('“Draft”', '“The ‘Žiburys’ group”', '“Asociacija ‘Žiburys’”')
    """
    inside = text.translate(str.maketrans("„“", "“”")) if "„" in text else text
    return sentences.quote(inside, outer="“”", inner="‘’")


def join(items: Sequence[str]) -> str:
    """Enumerate.

    >>> join(("NGOs", "business", "authorities"))
    'NGOs, business and authorities'
    """
    return sentences.join(items, word="and")


def either(items: Sequence[str]) -> str:
    """Enumerate what there is to choose from.

    >>> either(("DOCX", "PDF"))
    'DOCX or PDF'
    """
    return sentences.join(items, word="or")


def sort_key(text: str) -> collation.Key:
    """Alphabetical order; letters with marks stand with their bare letter.

    >>> sorted(("Jonava", "Ylakiai", "Čekiškė", "Cirkliškis", "Ignalina"), key=sort_key)
    ['Čekiškė', 'Cirkliškis', 'Ignalina', 'Jonava', 'Ylakiai']
    """
    return collation.key(text, alphabet=_ALPHABET)
