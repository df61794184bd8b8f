"""Dates as lists: what comes, what happened last, and all by year; no date more exact than known."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cooperation.records.dates import PartialDate
from cooperation.rows.dates import DateLine, TimelineRows, dates_by_year
from cooperation.rows.facts import coming, is_overdue, latest
from cooperation.rows.iteration import iter_rows
from cooperation.view import View, cached_per_view

SHOWN_DATES: Final = 6


@dataclass(frozen=True)
class DatedEntry:
    """One thing with its day in words, the record it belongs to, and `note` where it is only planned."""

    day: str
    title: str
    record_id: str
    note: str = ""


@dataclass(frozen=True)
class YearOfDates:
    year: int
    entries: tuple[DatedEntry, ...]


@dataclass(frozen=True)
class SpanOfDates:
    """One year, or several that are shown together; `is_current`: the present year is one of them."""

    label: str
    is_current: bool
    is_one_year: bool
    years: tuple[YearOfDates, ...]


def dated_entry(
    view: View, when: PartialDate, title: str, record_id: str, *, planned: bool = False
) -> DatedEntry:
    t = view.t
    note = ""
    if planned:
        note = t("planned, no news since") if is_overdue(when, view.today) else t("planned")
    return DatedEntry(t.day(when, short=True), title, record_id, note)


@cached_per_view
def coming_dates(view: View) -> tuple[DatedEntry, ...]:
    """The next planned dates and ends of periods; intentions whose day has passed say so."""
    dates = coming(view.narrow(view.rows.events), view.narrow(view.rows.roadmaps), view.today)
    return tuple(
        dated_entry(
            view,
            row.date,
            view.t("{title} ends", title=view.title(row.id))
            if row.what == "period-ends"
            else view.event_title(row.id, row.event),
            row.id,
            planned=True,
        )
        for row in iter_rows(dates.head(SHOWN_DATES))
    )


@cached_per_view
def latest_dates(view: View) -> tuple[DatedEntry, ...]:
    """What happened last."""
    rows = latest(view.narrow(view.rows.events), SHOWN_DATES)
    return tuple(
        dated_entry(view, row.date, view.event_title(row.id, row.event), row.id) for row in iter_rows(rows)
    )


def spans_of_dates(view: View, rows: TimelineRows) -> tuple[SpanOfDates, ...]:
    """All dates by year, the latest first: the way to read a timeline on a phone, or with a screen reader."""
    years, this_year = dates_by_year(view, rows), view.today.year
    return tuple(
        _span(view, first, last, [(year, lines) for year, lines in years if first <= year <= last])
        for first, last in _spans([year for year, _ in years], this_year)
    )


def _span(view: View, first: int, last: int, years: Sequence[tuple[int, Sequence[DateLine]]]) -> SpanOfDates:
    count = sum(len(lines) for _, lines in years)
    label = view.t.plural(
        "{span}: {n} date",
        "{span}: {n} dates",
        count,
        span=str(first) if first == last else f"{first}–{last}",
    )
    return SpanOfDates(
        label,
        first <= view.today.year <= last,
        first == last,
        tuple(YearOfDates(year, tuple(_entry(view, line) for line in lines)) for year, lines in years),
    )


def _entry(view: View, line: DateLine) -> DatedEntry:
    return dated_entry(view, line.when, line.title, line.id, planned=line.planned)


def _spans(years: Sequence[int], this_year: int) -> list[tuple[int, int]]:
    """The latest years one by one, then five at a time, so that few lines open them all."""
    recent = [(year, year) for year in years if year > this_year - 3]
    older = sorted({year // 5 * 5 for year in years if year <= this_year - 3}, reverse=True)
    return recent + [(start, min(start + 4, this_year - 3)) for start in older]
