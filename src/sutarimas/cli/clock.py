"""The one place that reads the clock, and how a day is given on the command line."""

from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

import click


@cache
def zone() -> ZoneInfo:
    """Where the local action groups are: their deadlines are whole days there.

    Raises ZoneInfoNotFoundError on a machine without the data of time zones.
    """
    return ZoneInfo("Europe/Vilnius")


def today() -> date:
    """The day in Lithuania."""
    return datetime.now(zone()).date()  # noqa: TID251 - everything below is handed the day


class Day(click.ParamType[date]):
    """A day written 2026-06-30, or the word today."""

    name = "day"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read the day; a wrong one is refused with an example."""
        if isinstance(value, date):
            return value
        if value == "today":
            return today()
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}” is not a day. Write it like this: 2026-06-30.", param, ctx)
