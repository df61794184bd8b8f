"""Indicators as lines: which values of a series belong to one line, and where years lack."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from cooperation.records.dates import PartialDate
from cooperation.records.indicator import Indicator, IndicatorValue
from cooperation.records.record import SHARED, LocalizedText

MOST_DRAWN = 6


@dataclass(frozen=True)
class IndicatorPoint:
    """A value at a day, month, quarter or year."""

    when: PartialDate
    value: Decimal

    @property
    def at(self) -> float:
        """The middle of the period as a year with a fraction."""
        return (_year(self.when.first) + _year(self.when.last)) / 2


@dataclass(frozen=True)
class IndicatorLine:
    """Values of one meaning in order of time: the same country, direction and thing."""

    country: str | None
    flow: str | None
    item: LocalizedText | None
    points: tuple[IndicatorPoint, ...]

    @property
    def is_drawn(self) -> bool:
        """Two points or more, none of which lies inside the period of another."""
        apart = (before.when.last < after.when.first for before, after in pairwise(self.points))
        return len(self.points) > 1 and all(apart)

    @property
    def runs(self) -> tuple[tuple[IndicatorPoint, ...], ...]:
        """The points in stretches without a missing year: only within a stretch may a line join them."""
        runs: list[list[IndicatorPoint]] = [[self.points[0]]]
        for before, after in pairwise(self.points):
            if after.when.first.year - before.when.last.year > 1:
                runs.append([])
            runs[-1].append(after)
        return tuple(tuple(run) for run in runs)


def lines_in(indicator: Indicator) -> tuple[IndicatorLine, ...]:
    """The lines of an indicator, the longest first. Spans and ranges are no points: tables show them."""
    found: dict[tuple[str | None, str | None, str | None], list[IndicatorValue]] = {}
    for value in indicator.series:
        if value.value is not None and value.period.is_one_date:
            key = (value.country, value.flow, None if value.flow else value.item.en if value.item else None)
            found.setdefault(key, []).append(value)
    lines = [
        IndicatorLine(country, flow, values[0].item, _points(values))
        for (country, flow, _), values in found.items()
    ]
    return tuple(sorted(lines, key=lambda line: -len(line.points)))


def is_drawn(indicator: Indicator) -> bool:
    """Whether it has a line of two points at least; a single value is said, not drawn."""
    return any(line.is_drawn for line in lines_in(indicator))


def shown_values(
    indicators: Iterable[Indicator], place: str
) -> tuple[tuple[Indicator, ...], tuple[Indicator, ...]]:
    """Those to draw, the place's own and the longest first, and the rest."""
    ordered = sorted(
        indicators,
        key=lambda indicator: (
            place not in (indicator.place, SHARED),
            -max((len(line.points) for line in lines_in(indicator)), default=0),
            indicator.id,
        ),
    )
    drawn = tuple(indicator for indicator in ordered if is_drawn(indicator))[:MOST_DRAWN]
    return drawn, tuple(indicator for indicator in ordered if indicator not in drawn)


def latest_value(indicator: Indicator) -> tuple[IndicatorValue, ...]:
    """The values of the last period on record."""
    last = max(_ending(value) for value in indicator.series)
    return tuple(value for value in indicator.series if _ending(value) == last)


def _points(values: Iterable[IndicatorValue]) -> tuple[IndicatorPoint, ...]:
    points = [IndicatorPoint(v.period.ends[0], v.value) for v in values if v.value is not None]
    return tuple(sorted(points, key=lambda point: point.when.sort_key()))


def _ending(value: IndicatorValue) -> tuple[date, date]:
    """The last day, then the first: of two spans that end together, the shorter is the later."""
    return value.period.last, value.period.first


def _year(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 365.25
