"""What was observed of one series in one area, in order of time, newest vintage only."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from sutarimas.domain.place import Area, Level, Observation, Series
from sutarimas.domain.refs import Kind, Ref
from sutarimas.domain.strategy import Strategy

#: Codes under which the number of residents is kept, the first found is taken.
POPULATION = ("population", "gyventojai")
PYRAMID = "pyramid"
_LEVELS = tuple(Level)


@dataclass(frozen=True, kw_only=True)
class Track:
    """Observations of a series in an area, by period."""

    series: Series
    area: Area
    seen: tuple[Observation, ...]

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The series as a source."""
        return refs(self.seen)

    @property
    def last(self) -> Observation:
        """The newest value."""
        return self.seen[-1]

    def at(self, period: str) -> Observation | None:
        """The value of a period, or None."""
        return next((x for x in self.seen if x.period == period), None)

    def comparable(self) -> "Track":
        """Only what was counted as the newest value was: nothing before the last break."""
        start = max((x.at for x in self.series.breaks if x.at <= self.last.period), default="")
        kept = tuple(x for x in self.seen if x.period >= start)
        return Track(series=self.series, area=self.area, seen=kept)


def refs(seen: Iterable[Observation]) -> tuple[Ref, ...]:
    """The series of observations, as sources."""
    # A picture of a whole series leads to its entry; its values stand in the table below it.
    return tuple(dict.fromkeys(Ref(Kind.SERIES, x.series) for x in seen))


def tracks(strategy: Strategy, code: str) -> tuple[Track, ...]:
    """Every area with values of a series, from the town to the country."""
    series = strategy.find(Kind.SERIES, code)
    if series is None:
        return ()
    seen = tuple(x for x in strategy.place.observations if x.series == code)
    found = (_track(series, area, seen) for area in _areas(strategy))
    return tuple(x for x in found if x.seen)


def _areas(strategy: Strategy) -> list[Area]:
    return sorted(strategy.place.areas, key=lambda x: _LEVELS.index(x.level))


def _track(series: Series, area: Area, seen: tuple[Observation, ...]) -> Track:
    newest: dict[str, Observation] = {}
    for one in (x for x in seen if x.area == area.code):
        before = newest.get(one.period)
        if before is None or before.vintage <= one.vintage:
            newest[one.period] = one
    return Track(series=series, area=area, seen=tuple(newest[x] for x in sorted(newest)))


def own(found: tuple[Track, ...]) -> Track | None:
    """The track nearest to the territory: the town's, else the municipality's."""
    near = (x for x in found if x.area.level in (Level.TOWN, Level.MUNICIPALITY))
    return next(near, None)


def wider(found: tuple[Track, ...]) -> tuple[Track, ...]:
    """Tracks of the county and the country, for comparison."""
    return tuple(x for x in found if x.area.level in (Level.COUNTY, Level.COUNTRY))


def is_share(series: Series) -> bool:
    """Whether changes are told in percentage points."""
    return series.unit.startswith(("proc", "%"))


def population_code(strategy: Strategy) -> str:
    """The series with the number of residents, or nothing."""
    there = {x.series for x in strategy.place.observations}
    return next((x for x in POPULATION if x in there), "")


def largest(track: Track) -> Decimal:
    """The value farthest from zero."""
    return max(abs(x.value) for x in track.seen)
