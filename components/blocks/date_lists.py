"""Lists of dates as HTML, because a browser takes many times as long to read the same as Markdown."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from components.blocks.markup import heading
from components.blocks.text import escaped, quiet
from cooperation.rows.dates import TimelineRows
from cooperation.sentences.dates import DatedEntry, coming_dates, latest_dates, spans_of_dates
from cooperation.view import View


def coming_and_latest_dates(view: View) -> str:
    """As HTML: the next planned dates and ends of periods, and beside them what happened last; in one element, since
    each costs at every change."""
    t = view.t
    coming = _list_or_sentence(view, coming_dates(view), t("Nothing planned on record."))
    latest = _list_or_sentence(view, latest_dates(view), t("Nothing on record for this selection."))
    coming_ones = f"<section>{heading(2, t('Coming'))}{coming}</section>"
    latest_ones = f"<section>{heading(2, t('Latest on record'))}{latest}</section>"
    return f'<div class="both-dates">{coming_ones}{latest_ones}</div>'


def dated_list(view: View, entries: Sequence[DatedEntry]) -> str:
    """Each entry with its day leads to its record."""
    return f'<ul class="dates">{"".join(_line(view, entry) for entry in entries)}</ul>'


def dates_by_year_list(view: View, rows: TimelineRows) -> None:
    """All dates as a plain list by year."""
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
    for span in spans_of_dates(view, rows):
        with st.expander(span.label, expanded=span.is_current):
            for year in span.years:
                name = "" if span.is_one_year else f"<p><strong>{year.year}</strong></p>"
                st.html(name + dated_list(view, year.entries))


def _list_or_sentence(view: View, entries: Sequence[DatedEntry], nothing: str) -> str:
    return dated_list(view, entries) if entries else f"<p>{escape(nothing)}</p>"


def _line(view: View, entry: DatedEntry) -> str:
    note = f" ({escape(entry.note)})" if entry.note else ""
    address = view.address("record", id=entry.record_id)
    title = f'<a href="{escape(address)}">{escape(entry.title)}</a>'
    return f"<li><strong>{escape(entry.day)}</strong>{note} {title}</li>"
