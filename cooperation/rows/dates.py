"""What a timeline shows, and the same as a list of dates, for phones and for those who would rather read."""

from dataclasses import dataclass
from typing import Final, Protocol

import pandas as pd

from cooperation.records.dates import PartialDate
from cooperation.rows.iteration import iter_rows

_FROM_VAGUE_TO_EXACT: Final = ("year", "quarter", "month", "day")


@dataclass(frozen=True, eq=False)
class TimelineRows:
    """The narrowed frames of `Rows` of the same names."""

    agreements: pd.DataFrame
    roadmaps: pd.DataFrame
    events: pd.DataFrame


class Titles(Protocol):
    """What a View is asked for; it stands above the rows."""

    def event_title(self, record_id: str, number: int) -> str: ...


@dataclass(frozen=True)
class DateLine:
    """One dated thing. `event` is the position among the record's events, -1 for a milestone."""

    id: str
    event: int
    when: PartialDate
    planned: bool
    title: str
    noun: str


def dates_by_year(view: Titles, rows: TimelineRows) -> list[tuple[int, list[DateLine]]]:
    """All events by the year they name, the latest first; in a year the less exact dates, then the latest.

    So nothing stands between two days as if it were known to lie there.
    """
    years: dict[int, list[DateLine]] = {}
    for row in iter_rows(rows.events):
        line = DateLine(
            row.id, row.event, row.date, bool(row.planned), view.event_title(row.id, row.event), row.noun
        )
        years.setdefault(line.when.year, []).append(line)
    return [(year, sorted(lines, key=_order)) for year, lines in sorted(years.items(), reverse=True)]


def _order(line: DateLine) -> tuple[int, int, str, int]:
    exactness = _FROM_VAGUE_TO_EXACT.index(line.when.precision)
    return (exactness, -line.when.first.toordinal(), line.id, line.event)
