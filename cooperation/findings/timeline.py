"""The narrowed rows of a timeline, which is drawn from several frames."""

from dataclasses import replace

from cooperation.rows.dates import TimelineRows
from cooperation.view import View


def timeline_rows(view: View) -> TimelineRows:
    rows = view.rows
    return TimelineRows(view.narrow(rows.agreements), view.narrow(rows.roadmaps), view.narrow(rows.events))


def of_place(view: View, rows: TimelineRows) -> TimelineRows:
    """The rows whose place is one of those chosen."""
    places = list(view.selection.countries)
    return replace(
        rows,
        agreements=rows.agreements[rows.agreements["place"].isin(places)],
        roadmaps=rows.roadmaps[rows.roadmaps["place"].isin(places)],
        events=rows.events[rows.events["place"].isin(places)],
    )
