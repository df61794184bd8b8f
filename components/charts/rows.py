"""The narrowed rows of a timeline, which is drawn from several frames."""

from cooperation.rows.dates import TimelineRows
from cooperation.view import View


def timeline_rows(view: View) -> TimelineRows:
    rows = view.rows
    return TimelineRows(view.narrow(rows.agreements), view.narrow(rows.roadmaps), view.narrow(rows.events))
