"""Figures of one country or of the region: what is its own apart from what is shared and names it."""

from dataclasses import replace
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from cooperation.figures.money.bars import breakdown_bars, breakdown_in_words
from cooperation.figures.money.tables import breakdown_table
from cooperation.figures.timeline.table import timeline_table
from cooperation.figures.timeline.timeline import cooperation_timeline, cooperation_timeline_in_words
from cooperation.records.record import SHARED
from cooperation.rows.dates import TimelineRows
from cooperation.view import View

Whose = Literal["own", "shared"]


def of_whom(rows: pd.DataFrame, whose: Whose) -> pd.DataFrame:
    """The rows of single countries, or those of several; no row is in both, and none is split."""
    shared = rows["place"] == SHARED
    return rows[shared] if whose == "shared" else rows[~shared]


def payers(view: View, funding: pd.DataFrame, *, whose: Whose, narrow: bool = False) -> go.Figure:
    """One bar per payer of the country's own money, or of the shared money that names it."""
    return breakdown_bars(view, of_whom(funding, whose), role="funder", narrow=narrow)


def payers_in_words(view: View, funding: pd.DataFrame, *, whose: Whose, **_: object) -> str:
    return breakdown_in_words(view, of_whom(funding, whose), role="funder")


def payers_table(view: View, funding: pd.DataFrame, *, whose: Whose) -> pd.DataFrame:
    """One row per payer, the total last."""
    return breakdown_table(view, of_whom(funding, whose), role="funder")


def place_timeline(view: View, rows: TimelineRows, **options: Any) -> go.Figure:
    """The timeline of the chosen place alone; what is shared has a place of its own."""
    return cooperation_timeline(view, of_place(view, rows), **options)


def place_timeline_in_words(view: View, rows: TimelineRows, **_: object) -> str:
    return cooperation_timeline_in_words(view, of_place(view, rows))


def place_timeline_table(view: View, rows: TimelineRows, **_: object) -> pd.DataFrame:
    """The rows of the place alone, as `timeline_table` has them."""
    return timeline_table(view, of_place(view, rows))


def of_place(view: View, rows: TimelineRows) -> TimelineRows:
    """The rows whose place is one of those chosen."""
    places = list(view.selection.countries)
    return replace(
        rows,
        agreements=rows.agreements[rows.agreements["place"].isin(places)],
        roadmaps=rows.roadmaps[rows.roadmaps["place"].isin(places)],
        events=rows.events[rows.events["place"].isin(places)],
    )
