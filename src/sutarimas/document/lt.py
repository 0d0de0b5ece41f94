r"""Lithuanian: how numbers, money, counts and sentences are printed.

Figures come out with no-break spaces (``\xa0``), a decimal comma and a true minus. Everything
here has its English twin of the same name in ``document.en``; ``document.language`` picks one.
"""

from collections.abc import Sequence
from decimal import Decimal

from sutarimas.document import collation, sentences
from sutarimas.document.days import date_iso, time_cell
from sutarimas.document.days_lt import (
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
from sutarimas.document.polish_lt import polish
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

code = "lt"
plural_forms = 4

_SCALES = ("", f"{NBSP}tūkst.", f"{NBSP}mln.", f"{NBSP}mlrd.")
_ALPHABET = collation.places("aą b c č d eęė f g h iįy j k l m n o p q r s š t uųū v w x z ž")


def number(value: Decimal | int, *, decimals: int | None = None) -> str:
    r"""Print a number; without ``decimals`` it keeps those it came with.

    >>> number(4998), number(Decimal("11.20")), number(Decimal("-9989.15"), decimals=1)
    ('4\xa0998', '11,20', '−9\xa0989,2')
    """
    return grouped(value, decimals=decimals, thousands=NBSP, point=",")


def signed(value: Decimal | int, *, decimals: int | None = None) -> str:
    """Print a change with its sign; no change has none.

    >>> signed(Decimal("2.7")), signed(Decimal("-11.2")), signed(Decimal("-0.04"), decimals=1)
    ('+2,7', '−11,2', '0,0')
    """
    plus = "+" if rounded(value, decimals=decimals) > 0 else ""
    return plus + number(value, decimals=decimals)


def margin(value: Decimal | int, *, decimals: int | None = None) -> str:
    """Print a distance to both sides.

    >>> margin(Decimal("5.0"))
    '±5,0'
    """
    return PLUS_MINUS + number(Decimal(value).copy_abs(), decimals=decimals)


def short(value: Decimal | int, *, decimals: int = 1) -> str:
    r"""Print a large number in thousands, millions or billions.

    >>> short(12_400), short(1_234_567), short(999)
    ('12,4\xa0tūkst.', '1,2\xa0mln.', '999')
    """
    figure, power = scaled(value, decimals=decimals)
    return number(figure) + _SCALES[power]


def euro(amount: Euro) -> str:
    r"""Print money with its unit.

    >>> euro(Euro(998_915))
    '9\xa0989,15\xa0Eur'
    """
    return f"{euro_bare(amount)}{NBSP}Eur"


def euro_bare(amount: Euro) -> str:
    """Print money where the sentence or the column names the unit.

    >>> euro_bare(Euro(-5))
    '−0,05'
    """
    return number(Decimal(amount.plain))


def euro_short(amount: Euro, *, decimals: int = 1) -> str:
    r"""Print money roughly, for headlines and charts.

    >>> euro_short(Euro(123_456_789))
    '1,2\xa0mln.\xa0Eur'
    """
    return f"{short(Decimal(amount.plain), decimals=decimals)}{NBSP}Eur"


def percent(value: Decimal | int, *, decimals: int | None = None) -> str:
    r"""Print per cent in running text; 85 is 85 per cent, not 0.85.

    >>> percent(85), percent(Decimal("11.2"))
    ('85\xa0proc.', '11,2\xa0proc.')
    """
    return f"{number(value, decimals=decimals)}{NBSP}proc."


def percent_cell(value: Decimal | int, *, decimals: int | None = None) -> str:
    r"""Print per cent in a table or a chart.

    >>> percent_cell(85)
    '85\xa0%'
    """
    return f"{number(value, decimals=decimals)}{NBSP}%"


def points(value: Decimal | int, *, decimals: int = 1) -> str:
    r"""Print percentage points; always with a decimal, which alone fits the singular.

    >>> points(Decimal("3.2")), points(3)
    ('3,2\xa0proc. punkto', '3,0\xa0proc. punkto')
    """
    return f"{number(value, decimals=max(decimals, 1))}{NBSP}proc. punkto"


def form(printed: str) -> int:
    """Which of the four plural forms a printed number takes.

    It looks at what the reader sees: 1,0 takes the form of a fraction though it equals 1.

    >>> [form(text) for text in ("1", "21", "2", "27", "1,0", "0", "11", "30", "111")]
    [0, 0, 1, 1, 2, 3, 3, 3, 3]
    """
    if "," in printed:
        return 2
    count = int("".join(mark for mark in printed if mark.isdecimal()))
    if count % 10 == 0 or 11 <= count % 100 <= 19:
        return 3
    return 0 if count % 10 == 1 else 1


def plural(count: Decimal | int, forms: Sequence[str]) -> str:
    """Pick the whole message that agrees with a count, and print the count at ``{n}``.

    >>> received = ("Gautas {n} pasiūlymas", "Gauti {n} pasiūlymai", "Gauta {n} pasiūlymo",
    ...             "Gauta {n} pasiūlymų")
    >>> plural(27, received), plural(30, received)
    ('Gauti 27 pasiūlymai', 'Gauta 30 pasiūlymų')
    """
    return sentences.agreed(number(count), forms, form=form, needed=plural_forms)


def quote(text: str) -> str:
    """Put in quotation marks; those inside become single.

    >>> quote("Asociacija „Žiburys“")
    '„Asociacija ‚Žiburys‘“'
    """
    return sentences.quote(text, outer="„“", inner="‚‘")


def join(items: Sequence[str]) -> str:
    """Enumerate.

    >>> join(("NVO", "verslo", "valdžios"))
    'NVO, verslo ir valdžios'
    """
    return sentences.join(items, word="ir")


def either(items: Sequence[str]) -> str:
    """Enumerate what there is to choose from.

    >>> either(("DOCX", "PDF"))
    'DOCX ar PDF'
    """
    return sentences.join(items, word="ar")


def sort_key(text: str) -> collation.Key:
    """Alphabetical order: i, į and y share a place; č, š and ž follow c, s and z.

    >>> sorted(("Jonava", "žemė", "Ylakiai", "Čekiškė", "Zarasai", "Ignalina"), key=sort_key)
    ['Čekiškė', 'Ignalina', 'Ylakiai', 'Jonava', 'Zarasai', 'žemė']
    """
    return collation.key(text, alphabet=_ALPHABET)
