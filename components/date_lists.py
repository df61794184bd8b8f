"""Dates as lists: what comes, what happened last; no date more exact than known."""

import streamlit as st

from components.text import escaped, link, quiet
from cooperation.records.dates import PartialDate
from cooperation.rows.dates_list import TimelineRows, dates_by_year
from cooperation.rows.facts import coming, is_overdue, latest
from cooperation.view import View

SHOWN = 6


def coming_dates(view: View) -> None:
    """The next planned dates and ends of periods; intentions whose day has passed say so."""
    t = view.t
    st.subheader(t("Coming"), anchor=False)
    dates = coming(view.narrow(view.rows.events), view.narrow(view.rows.roadmaps), view.today)
    lines = [
        _line(
            view,
            row.date,
            t("{title} ends", title=view.title(row.id))
            if row.what == "period-ends"
            else view.event_title(row.id, row.event),
            row.id,
            planned=True,
        )
        for row in dates.head(SHOWN).itertuples()
    ]
    st.markdown("\n".join(lines) or escaped(t("Nothing planned on record.")))


def latest_dates(view: View) -> None:
    t = view.t
    st.subheader(t("Latest on record"), anchor=False)
    rows = latest(view.narrow(view.rows.events), SHOWN)
    lines = [_line(view, row.date, view.event_title(row.id, row.event), row.id) for row in rows.itertuples()]
    st.markdown("\n".join(lines) or escaped(t("Nothing on record for this selection.")))


def _line(view: View, when: PartialDate, what: str, record_id: str, *, planned: bool = False) -> str:
    t = view.t
    mark = ""
    if planned:
        mark = f" ({escaped(t('planned, no news since') if is_overdue(when, view.today) else t('planned'))})"
    return (
        f"- **{escaped(t.day(when, short=True))}**{mark} {link(what, view.address('record', id=record_id))}"
    )


def dates_by_year_list(view: View, rows: TimelineRows) -> None:
    """All dates as a plain list by year; the way to read a timeline on a phone, or with a screen reader."""
    t = view.t
    st.subheader(t("The same as a list"), anchor=False)
    st.markdown(quiet(escaped(t("Newest first. Dates known only to a month, quarter or year stand in front of the days of their year."))))
    for number, (year, lines) in enumerate(dates_by_year(view, rows)):
        heading = t.plural("{year}: {n} date", "{year}: {n} dates", len(lines), year=year)
        with st.expander(heading, expanded=number == 0):
            st.markdown("\n".join(_line(view, each.when, each.title, each.id, planned=each.planned) for each in lines))
