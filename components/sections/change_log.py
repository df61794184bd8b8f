"""The parts of the page of changes: two days to choose, two totals, and what lies between them."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

import pandas as pd
import streamlit as st

from components.blocks.date_lists import dated_list
from components.blocks.key_figures import key_figures
from components.blocks.markup import heading
from components.blocks.tables import number_table
from components.blocks.text import escaped, link
from components.shell.current_view import page_context
from components.shell.page_head import empty_selection
from cooperation.findings.changes import ChangeLog, Difference, Happened, change_log_between, happened_between
from cooperation.language.translator import mark, with_capital
from cooperation.language.wording import MILESTONE_KIND_WORDS, STAGE_WORDS, VERB_WORDS
from cooperation.records.dates import PartialDate
from cooperation.sentences.dates import DatedEntry, dated_entry
from cooperation.sentences.key_figures import KeyFigure
from cooperation.view import View

HOW = {"came in": mark("came in"), "went out": mark("went out"), "changed": mark("changed")}
MOST_LINES = 40  # of a table that stands open
MOST_EVENTS = 100  # of a list that does, in two columns
DAY_FORMATS = {
    "en": "YYYY-MM-DD",
    "de": "DD.MM.YYYY",
    "ru": "DD.MM.YYYY",
}  # of a day to be typed; Streamlit has few


def day_since(view: View) -> date:
    """The earlier of the two days: a picker, in the address as `since=`; a year back where it is missing."""
    until = view.lens.as_of
    a_year_back = until - timedelta(days=365)
    st.session_state["own_since"] = _asked_day(view, st.query_params.get("since", ""), until) or a_year_back
    chosen: date = st.date_input(
        view.t("Compare with"),
        min_value=min(date(view.scope.first_year, 1, 1), a_year_back),
        max_value=until,
        key="own_since",
        format=DAY_FORMATS[view.selection.language],
        on_change=_take_since,
        width=220,
    )
    return chosen


def nothing_between(view: View, since: date) -> None:
    """Says so where the selection leaves nothing that happened or changed, and what lies nearest."""

    def changed(other: View) -> frozenset[str]:
        until = other.lens.as_of
        differences = {each.id for each in change_log_between(other, since, until).differences}
        return frozenset(differences | {each.id for each in happened_between(other, since, until)})

    for line in empty_selection(view, page_context(), changed):
        st.markdown(line, width=780)


def two_totals(view: View, found: ChangeLog, since: date) -> None:
    """Before, after, and the difference, which the table below explains record by record."""
    t = view.t
    currency = view.lens.currency
    grown = found.after.amount - found.before.amount
    sign = "+" if grown > 0 else "−" if grown < 0 else ""
    st.html(
        key_figures(
            [
                KeyFigure(
                    t("On {day}", day=t.day(since, short=True)),
                    t.money(found.before.amount, currency, short=True),
                    _records(view, found.before.records),
                ),
                KeyFigure(
                    t("On {day}", day=t.day(view.lens.as_of, short=True)),
                    t.money(found.after.amount, currency, short=True),
                    _records(view, found.after.records),
                ),
                KeyFigure(
                    t("Difference"),
                    f"{sign}{t.money(abs(grown), currency, short=True)}",
                    t.plural("{n} record explains it", "{n} records explain it", len(found.differences)),
                ),
            ]
        )
    )


def differences_table(view: View, differences: tuple[Difference, ...]) -> None:
    """Every record that makes the difference, the largest first."""
    t = view.t
    if not differences:
        st.markdown(escaped(t("The total is the same on both days.")))
        return
    unit = t("{currency} million", currency=view.lens.currency)
    rows = [
        (
            link(view.title(each.id), view.address("record", id=each.id)),
            t(HOW[each.how]),
            _counted(view, each.before),
            _counted(view, each.after),
        )
        for each in differences
    ]
    heads = [t("Record"), t("What changed"), t("Before, {unit}", unit=unit), t("After, {unit}", unit=unit)]
    with st.expander(t.plural("{n} record", "{n} records", len(rows)), expanded=len(rows) <= MOST_LINES):
        number_table(view.t, pd.DataFrame(rows, columns=heads), "differences")


def happened_list(view: View, happened: list[Happened]) -> None:
    """What happened, by what it was: signed, endorsed, announced, paid, ended, and the rest. Many are folded up."""
    t = view.t
    if not happened:
        st.markdown(
            escaped(t("Nothing on record between the two days. That does not mean that nothing happened."))
        )
        return
    words = {**VERB_WORDS, **STAGE_WORDS, "paid": mark("Paid"), **MILESTONE_KIND_WORDS}
    order = list(words)
    by_what = sorted(happened, key=lambda each: order.index(each.what))
    groups = [
        (with_capital(t(words[what])), [_entry(view, each) for each in group])
        for what, group in groupby(by_what, key=lambda each: each.what)
    ]
    if len(happened) <= MOST_EVENTS:
        parts = (f"<section>{heading(3, what)}{dated_list(view, lines)}</section>" for what, lines in groups)
        st.html(f'<div class="beside-each-other">{"".join(parts)}</div>')
        return
    for what, lines in groups:
        with st.expander(f"{what} ({t.number(len(lines))})"):
            st.html(dated_list(view, lines))


def _entry(view: View, each: Happened) -> DatedEntry:
    title = view.event_title(each.id, each.event) if each.event >= 0 else view.title(each.id)
    return dated_entry(view, each.when, title, each.id)


def _counted(view: View, amount: Decimal) -> str:
    return view.t.number(amount / 1_000_000, 2) if amount else view.t("not counted")


def _records(view: View, count: int) -> str:
    return view.t.plural("{n} record", "{n} records", count)


def _asked_day(view: View, text: str, until: date) -> date | None:
    """The day that the address asks for; None where it names none before `until`."""
    earliest = date(view.scope.first_year, 1, 1)
    try:
        asked = PartialDate.parse(text)
    except ValueError:
        return None
    return asked.first if asked.is_exact_day and earliest <= asked.first <= until else None


def _take_since() -> None:
    st.query_params["since"] = st.session_state["own_since"].isoformat()
