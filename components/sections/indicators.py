"""Indicators on a page: small figures, each on its own axis, and the rest as a table."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components.blocks.tables import table
from components.blocks.text import escaped, link, quiet
from components.charts.panel import figure_panel
from cooperation.figures.definitions import figure
from cooperation.findings.indicators import latest_value, shown_values
from cooperation.records.indicator import Indicator, IndicatorValue
from cooperation.view import View

ACROSS = 2


def indicators(view: View, place: str) -> None:
    """Series of two values or more as lines, a handful at most; of all others the last value in a table."""
    t = view.t
    found = view.catalogue.of_kind(Indicator)
    there = [found[key] for key in dict.fromkeys(view.narrow(view.rows.indicators)["id"])]
    drawn, rest = shown_values(there, place)
    if not there:
        return
    st.header(t("Indicators"), anchor=False)
    words = t("Context, each on an axis of its own and never added to money that was promised or paid.")
    st.markdown(quiet(escaped(words)))
    for start in range(0, len(drawn), ACROSS):
        for column, indicator in zip(
            st.columns(ACROSS, gap="large"), drawn[start : start + ACROSS], strict=False
        ):
            with column:
                figure_panel(view, figure(view, "indicator", {"id": indicator.id}))
                address = view.address("record", id=indicator.id)
                st.markdown(quiet(link(t("All values and sources"), address)))
    own = [indicator for indicator in rest if indicator.place == place]
    others = [indicator for indicator in rest if indicator.place != place]
    if own:
        _table(view, own)
    if others:
        words = t.plural("{n} regional indicator", "{n} regional indicators", len(others))
        with st.expander(words):
            _table(view, others)


def _table(view: View, rest: Sequence[Indicator]) -> None:
    t = view.t
    rows = [
        [
            link(view.text(indicator.title), view.address("record", id=indicator.id)),
            escaped(", ".join(_value(view, value) for value in latest_value(indicator))),
            escaped(view.text(indicator.unit)),
            escaped(_period(view, latest_value(indicator)[0])),
            escaped(indicator.sources[latest_value(indicator)[0].source].publisher),
        ]
        for indicator in rest
    ]
    heads = [t("Other indicators"), t("Last on record"), t("Unit"), t("Period"), t("Source")]
    table(pd.DataFrame(rows, columns=heads))


def _period(view: View, value: IndicatorValue) -> str:
    return " – ".join(view.t.day(end, short=True) for end in value.period.ends)


def _value(view: View, value: IndicatorValue) -> str:
    t = view.t
    said = (
        t.number(value.value)
        if value.value is not None
        else t("{least} to {most}", least=t.number(value.min or 0), most=t.number(value.max or 0))
    )
    flows = {"imports": t("EU imports"), "exports": t("EU exports")}
    what = flows.get(value.flow or "") or (view.text(value.item) if value.item else "")
    what = what or (t.country(value.country) if value.country else "")
    return t("{value} ({what})", value=said, what=what) if what else said
