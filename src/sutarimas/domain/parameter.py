"""Values of rules' parameters that the group itself read in an act.

They travel with the strategy, so that the desk, the command line and the documents check it
against the same limits. They lie outside the content hash: the law is not the text.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class ConfirmedValue:
    """A parameter's value from a day on, as a named person read it in an act.

    `value` is written as in the rule book (`0.85`, `200000.00`, `2026-06-30`; the items of a
    list between commas), `act` is an act's code there. `keys` narrow it („region=capital“).
    An earlier value is never edited: a new one is added.
    """

    name: str
    value: str
    valid_from: date
    act: str
    point: str = ""
    keys: tuple[str, ...] = ()
    checked_on: date
    by: str
    note: str = ""

    @property
    def code(self) -> str:
        """`name/from/keys`, and the day it was checked."""
        return "/".join((self.name, str(self.valid_from), *self.keys, f"@{self.checked_on}"))
