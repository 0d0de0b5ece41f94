"""English days, years and times, the European way: the day before the month, 24 hours."""

import datetime

from sutarimas.document.days import in_order
from sutarimas.document.digits import EN_DASH, NBSP

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day_month(day: datetime.date) -> str:
    r"""Print a day whose year is known from its surroundings.

    >>> day_month(datetime.date(2026, 6, 30))
    '30\xa0June'
    """
    return f"{day.day}{NBSP}{_MONTHS[day.month - 1]}"


def date_long(day: datetime.date) -> str:
    r"""Print a day for running text.

    >>> date_long(datetime.date(2026, 6, 30))
    '30\xa0June 2026'
    """
    return f"{day_month(day)} {year(day.year)}"


def date_range(first: datetime.date, last: datetime.date) -> str:
    r"""Print from one day to another, both included, naming once what they share.

    >>> date_range(datetime.date(2026, 6, 1), datetime.date(2026, 6, 30))
    '1–30\xa0June 2026'
    >>> date_range(datetime.date(2026, 5, 20), datetime.date(2026, 6, 3))
    '20\xa0May\xa0– 3\xa0June 2026'
    """
    in_order(first, last)
    if first == last:
        return date_long(first)
    if first.year != last.year:
        return f"{date_long(first)}{NBSP}{EN_DASH} {date_long(last)}"
    if first.month != last.month:
        return f"{day_month(first)}{NBSP}{EN_DASH} {date_long(last)}"
    return f"{first.day}{EN_DASH}{date_long(last)}"


def month(day: datetime.date) -> str:
    """Print the month a day lies in.

    >>> month(datetime.date(2026, 6, 30))
    'June 2026'
    """
    return f"{_MONTHS[day.month - 1]} {year(day.year)}"


def month_short(day: datetime.date) -> str:
    """Print the month a day lies in on the axis of a chart.

    >>> month_short(datetime.date(2026, 6, 30))
    'Jun'
    """
    return _MONTHS[day.month - 1][:3]


def year(value: int) -> str:
    """Print a year; years have no group mark.

    >>> year(2026)
    '2026'
    """
    return f"{value}"


def years(first: int, last: int) -> str:
    """Print from one year to another, both included.

    >>> years(2023, 2029), years(2023, 2023)
    ('2023–2029', '2023')
    """
    in_order(first, last)
    return year(first) if first == last else f"{first}{EN_DASH}{year(last)}"


def time(moment: datetime.time) -> str:
    """Print a time of day for running text.

    >>> time(datetime.time(17, 30))
    '17:30'
    """
    return f"{moment.hour}:{moment.minute:02}"


def time_range(first: datetime.time, last: datetime.time) -> str:
    """Print hours from one to another.

    >>> time_range(datetime.time(9), datetime.time(16, 30))
    '9:00–16:30'
    """
    in_order(first, last)
    return f"{time(first)}{EN_DASH}{time(last)}"
