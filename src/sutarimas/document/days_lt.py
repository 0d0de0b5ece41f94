"""Lithuanian days, years and times; „m.“ and „d.“ hide the case, so they fit any sentence."""

import datetime

from sutarimas.document.days import in_order
from sutarimas.document.digits import EN_DASH, NBSP

_MONTHS = (
    *("sausio", "vasario", "kovo", "balandžio", "gegužės", "birželio"),
    *("liepos", "rugpjūčio", "rugsėjo", "spalio", "lapkričio", "gruodžio"),
)
_MONTHS_SHORT = (
    *("saus.", "vas.", "kov.", "bal.", "geg.", "birž."),
    *("liep.", "rugp.", "rugs.", "spal.", "lapkr.", "gruod."),
)


def day_month(day: datetime.date) -> str:
    r"""Print a day whose year is known from its surroundings.

    >>> day_month(datetime.date(2026, 6, 30))
    'birželio 30\xa0d.'
    """
    return f"{_MONTHS[day.month - 1]} {day.day}{NBSP}d."


def date_long(day: datetime.date) -> str:
    r"""Print a day for running text.

    >>> date_long(datetime.date(2026, 6, 30))
    '2026\xa0m. birželio 30\xa0d.'
    """
    return f"{year(day.year)} {day_month(day)}"


def date_range(first: datetime.date, last: datetime.date) -> str:
    r"""Print from one day to another, both included, naming once what they share.

    >>> date_range(datetime.date(2026, 6, 1), datetime.date(2026, 6, 30))
    '2026\xa0m. birželio 1–30\xa0d.'
    >>> date_range(datetime.date(2026, 5, 20), datetime.date(2026, 6, 3))
    '2026\xa0m. gegužės 20\xa0d.\xa0– birželio 3\xa0d.'
    """
    in_order(first, last)
    if first == last:
        return date_long(first)
    if first.year != last.year:
        return f"{date_long(first)}{NBSP}{EN_DASH} {date_long(last)}"
    if first.month != last.month:
        return f"{date_long(first)}{NBSP}{EN_DASH} {day_month(last)}"
    days = f"{first.day}{EN_DASH}{last.day}{NBSP}d."
    return f"{year(first.year)} {_MONTHS[first.month - 1]} {days}"


def month(day: datetime.date) -> str:
    r"""Print the month a day lies in.

    >>> month(datetime.date(2026, 6, 30))
    '2026\xa0m. birželio mėn.'
    """
    return f"{year(day.year)} {_MONTHS[day.month - 1]} mėn."


def month_short(day: datetime.date) -> str:
    """Print the month a day lies in on the axis of a chart.

    >>> month_short(datetime.date(2026, 6, 30))
    'birž.'
    """
    return _MONTHS_SHORT[day.month - 1]


def year(value: int) -> str:
    r"""Print a year; years have no group mark.

    >>> year(2026)
    '2026\xa0m.'
    """
    return f"{value}{NBSP}m."


def years(first: int, last: int) -> str:
    r"""Print from one year to another, both included.

    >>> years(2023, 2029), years(2023, 2023)
    ('2023–2029\xa0m.', '2023\xa0m.')
    """
    in_order(first, last)
    return year(first) if first == last else f"{first}{EN_DASH}{year(last)}"


def time(moment: datetime.time) -> str:
    r"""Print a time of day for running text.

    >>> time(datetime.time(17, 30)), time(datetime.time(9))
    ('17.30\xa0val.', '9\xa0val.')
    """
    return f"{_clock(moment)}{NBSP}val."


def time_range(first: datetime.time, last: datetime.time) -> str:
    r"""Print hours from one to another.

    >>> time_range(datetime.time(9), datetime.time(16, 30))
    '9–16.30\xa0val.'
    """
    in_order(first, last)
    return f"{_clock(first)}{EN_DASH}{time(last)}"


def _clock(moment: datetime.time) -> str:
    return f"{moment.hour}.{moment.minute:02}" if moment.minute else f"{moment.hour}"
