"""The narrowed rows that figures of several frames draw."""

from cooperation.figures.maps import MapRows
from cooperation.rows.dates_list import TimelineRows
from cooperation.view import View


def map_rows(view: View) -> MapRows:
    rows = view.rows
    return MapRows(
        view.narrow(rows.funding),
        view.narrow(rows.records),
        view.narrow(rows.milestones),
        view.narrow(rows.sites),
    )


def timeline_rows(view: View) -> TimelineRows:
    rows = view.rows
    return TimelineRows(view.narrow(rows.agreements), view.narrow(rows.roadmaps), view.narrow(rows.events))
