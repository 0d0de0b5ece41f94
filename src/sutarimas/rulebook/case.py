"""What a rule is given: the strategy, its trace, the day, and the parameters of a pack."""

from datetime import date
from decimal import Decimal
from functools import cached_property

from sutarimas.domain.money import Euro
from sutarimas.domain.strategy import Strategy
from sutarimas.domain.trace import Trace
from sutarimas.rulebook.finding import ParameterUse
from sutarimas.rulebook.params import Pack, Parameter, Value


class Unestablished(Exception):
    """The pack does not know the value: the rule cannot be applied, and says so."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Case:
    """One check of one strategy on one day under one pack.

    Every parameter a rule reads is noted, so that its findings can show the value, its
    citation and its status. `whole`, `decimal`, `euro`, `day` and `texts` read a
    parameter of that type and raise Unestablished when the pack leaves it null.
    """

    def __init__(self, strategy: Strategy, *, on: date, pack: Pack) -> None:
        self.strategy = strategy
        self.on = on
        self.pack = pack
        self.used: dict[str, ParameterUse] = {}

    @cached_property
    def trace(self) -> Trace:
        """The graph of the strategy, built once for all rules."""
        return Trace.of(self.strategy)

    def _value(self, name: str, keys: dict[str, str]) -> Value:
        found = self.parameter(name, **keys)
        if found is None or found.value is None:
            raise Unestablished(name)
        self.used[name] = found.use()
        return found.value

    def parameter(self, name: str, **keys: str) -> Parameter | None:
        """The parameter in force on the day, for the given keys (region, fund …)."""
        return self.pack.parameter(name, on=self.on, keys=keys)

    def whole(self, name: str, **keys: str) -> int:
        """A count, a number of days, of years or of persons."""
        value = self._value(name, keys)
        if not isinstance(value, int):
            raise TypeError(f"{name} is not a whole number")
        return value

    def decimal(self, name: str, **keys: str) -> Decimal:
        """A share (0-1) or another decimal."""
        value = self._value(name, keys)
        if not isinstance(value, Decimal):
            raise TypeError(f"{name} is not a decimal")
        return value

    def euro(self, name: str, **keys: str) -> Euro:
        """An amount."""
        value = self._value(name, keys)
        if not isinstance(value, Euro):
            raise TypeError(f"{name} is not an amount")
        return value

    def day(self, name: str, **keys: str) -> date:
        """A day."""
        value = self._value(name, keys)
        if not isinstance(value, date):
            raise TypeError(f"{name} is not a day")
        return value

    def texts(self, name: str, **keys: str) -> tuple[str, ...]:
        """A list of codes or words."""
        value = self._value(name, keys)
        if not isinstance(value, tuple):
            raise TypeError(f"{name} is not a list")
        return value

    def text(self, name: str, **keys: str) -> str:
        """One word or code."""
        value = self._value(name, keys)
        if not isinstance(value, str):
            raise TypeError(f"{name} is not text")
        return value
