"""Dates as lists: what comes, what happened last; no date more exact than known."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from components.blocks.markup import heading
from components.blocks.text import escaped, quiet
from cooperation.records.dates import PartialDate
from cooperation.rows.dates import TimelineRows, dates_by_year
from cooperation.rows.facts import coming, is_overdue, latest
from cooperation.rows.iteration import iter_rows
from cooperation.view import View, cached_per_view

SHOWN = 6


def coming_and_latest_dates(view: View) -> None:
    """The next planned dates and ends of periods, and beside them what happened last; in one element, since each costs
    at every change."""
    coming_ones = f"<section>{heading(2, view.t('Coming'))}{coming_lines(view)}</section>"
    latest_ones = f"<section>{heading(2, view.t('Latest on record'))}{latest_lines(view)}</section>"
    st.html(f'<div class="both-dates">{coming_ones}{latest_ones}</div>')


@cached_per_view
def coming_lines(view: View) -> str:
    """As HTML; intentions whose day has passed say so."""
    t = view.t
    dates = coming(view.narrow(view.rows.events), view.narrow(view.rows.roadmaps), view.today)
    lines = [
        dated_line(
            view,
            row.date,
            t("{title} ends", title=view.title(row.id))
            if row.what == "period-ends"
            else view.event_title(row.id, row.event),
            row.id,
            planned=True,
        )
        for row in iter_rows(dates.head(SHOWN))
    ]
    return dated_list(lines) if lines else _sentence(t("Nothing planned on record."))


@cached_per_view
def latest_lines(view: View) -> str:
    """As HTML."""
    rows = latest(view.narrow(view.rows.events), SHOWN)
    lines = [
        dated_line(view, row.date, view.event_title(row.id, row.event), row.id) for row in iter_rows(rows)
    ]
    return dated_list(lines) if lines else _sentence(view.t("Nothing on record for this selection."))


def dated_line(view: View, when: PartialDate, what: str, record_id: str, *, planned: bool = False) -> str:
    """One thing with its day, as HTML, which leads to its record."""
    t = view.t
    mark = ""
    if planned:
        mark = f" ({escape(t('planned, no news since') if is_overdue(when, view.today) else t('planned'))})"
    day, address = t.day(when, short=True), view.address("record", id=record_id)
    return f'<li><strong>{escape(day)}</strong>{mark} <a href="{escape(address)}">{escape(what)}</a></li>'


def dated_list(lines: Iterable[str]) -> str:
    """HTML, because a browser takes many times as long to read the same as Markdown."""
    return f'<ul class="dates">{"".join(lines)}</ul>'


def _sentence(words: str) -> str:
    return f"<p>{escape(words)}</p>"


def dates_by_year_list(view: View, rows: TimelineRows) -> None:
    """All dates as a plain list by year; the way to read a timeline on a phone, or with a screen reader."""
    t = view.t
    st.html(heading(2, t("Dates by year")))
    st.markdown(
        quiet(
            escaped(
                t(
                    "Newest first. Dates known only to a month, quarter or year "
                    "stand in front of the days of their year."
                )
            )
        )
    )
    years = dates_by_year(view, rows)
    for first, last in _spans([year for year, _ in years], view.today.year):
        inside = [(year, lines) for year, lines in years if first <= year <= last]
        count = sum(len(lines) for _, lines in inside)
        span = str(first) if first == last else f"{first}–{last}"
        words = t.plural("{span}: {n} date", "{span}: {n} dates", count, span=span)
        with st.expander(words, expanded=first <= view.today.year <= last):
            for year, lines in inside:
                dated = [
                    dated_line(view, iter_rows.when, iter_rows.title, iter_rows.id, planned=iter_rows.planned)
                    for iter_rows in lines
                ]
                name = f"<p><strong>{year}</strong></p>" if first != last else ""
                st.html(name + dated_list(dated))


def _spans(years: list[int], this_year: int) -> list[tuple[int, int]]:
    """The latest years one by one, then five at a time, so that few lines open them all."""
    recent = [(year, year) for year in years if year > this_year - 3]
    older = sorted({year // 5 * 5 for year in years if year <= this_year - 3}, reverse=True)
    return recent + [(start, min(start + 4, this_year - 3)) for start in older]
