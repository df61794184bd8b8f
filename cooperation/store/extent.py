"""How far the records reach in time: the last year on record, and a scope where a folder declares none."""

from collections.abc import Iterator, Mapping
from datetime import date

from cooperation.records.agreement import Agreement
from cooperation.records.dates import PartialDate
from cooperation.records.dates_in import dates_in
from cooperation.records.milestone import Milestone
from cooperation.records.record import Record
from cooperation.records.roadmap import Roadmap
from cooperation.records.scope import Scope


def last_year_on_record(records: Mapping[str, Record], today: date) -> int:
    """The year in which the last event, milestone or period of a roadmap ends, planned ones included; next year
    at least, so that a timeline has room for what comes."""
    years = (when.last.year for record in records.values() for when in _on_timeline(record))
    return max((today.year + 1, *years))


def scope_on_record(records: Mapping[str, Record], today: date) -> Scope:
    """The scope of a folder without scope.yaml: all that is on record is plausible, and coverage ends with the newest
    source."""
    dates = [when for record in records.values() for _, when in dates_in(record)]
    sources = [source.date for record in records.values() for source in record.cited if source.date]
    newest = max(sources, key=PartialDate.sort_key, default=PartialDate.of_day(today))
    years = [today.year, *(year for when in dates for year in (when.first.year, when.last.year))]
    return Scope(
        coverage_end=min(newest, PartialDate.of_day(today), key=PartialDate.sort_key),
        first_year=min(years),
        years_ahead=max(years) - today.year,
    )


def _on_timeline(record: Record) -> Iterator[PartialDate]:
    """What a timeline draws of a record."""
    if isinstance(record, Milestone):
        yield record.end or record.date
    elif isinstance(record, Agreement | Roadmap):
        yield from (event.date for event in record.events)
        if isinstance(record, Roadmap) and record.period and record.period.end:
            yield record.period.end
