"""Small records for tests of the timeline, and what a drawn figure holds: pieces, points, words, labels."""

from datetime import date, timedelta
from typing import Any

import plotly.graph_objects as go

from cooperation.figures.layout.packing import WIDTH, text_width
from cooperation.figures.timeline.timeline import cooperation_timeline
from cooperation.records.agreement import Agreement
from cooperation.records.milestone import Milestone
from cooperation.records.record import Record
from cooperation.records.roadmap import Roadmap
from cooperation.rows.dates import TimelineRows
from cooperation.view import View
from tests import factories as made_by_hand
from tests.factories import TODAY

SHARED: dict[str, Any] = {**made_by_hand.SHARED, "themes": ["energy"]}
DONE = {"in-force", "plan", "main", "day"}  # the styles that say: this has happened


def agreement(
    record_id: str,
    *events: tuple[str, str],
    kind: str = "treaty",
    countries: tuple[str, ...] = ("KAZ",),
    **more: Any,
) -> Agreement:
    said = [{"verb": verb, "date": when} for verb, when in events]
    title = {"en": more.pop("title", record_id.upper())}
    own = {
        "id": record_id,
        "title": title,
        "kind": kind,
        "countries": countries,
        "parties": ["eu"],
        "events": said,
    }
    return Agreement.model_validate({**SHARED, **own, **more})


def roadmap(record_id: str, start: str, end: str) -> Roadmap:
    own = {"id": record_id, "title": {"en": record_id.upper()}, "kind": "roadmap", "countries": ["KAZ"]}
    return Roadmap.model_validate({**SHARED, **own, "parties": ["eu"], "period": {"from": start, "to": end}})


def milestone(record_id: str, when: str, countries: tuple[str, ...] = ("KAZ",), **more: Any) -> Milestone:
    title = {"en": more.pop("title", record_id.upper())}
    own = {"id": record_id, "title": title, "kind": "visit", "countries": countries, "date": when}
    return Milestone.model_validate({**SHARED, **own, **more})


def view_of(*records: Record, **selected: Any) -> tuple[View, TimelineRows]:
    view = made_by_hand.view_of(*records, **selected)
    rows = view.rows
    narrowed = [view.narrow(frame) for frame in (rows.agreements, rows.roadmaps, rows.events)]
    return view, TimelineRows(*narrowed)


def drawn(*records: Record, lanes: Any = "country", compact: bool = False, **selected: Any) -> go.Figure:
    view, rows = view_of(*records, **selected)
    return cooperation_timeline(view, rows, lanes=lanes, compact=compact)


def spans(figure: go.Figure, record_id: str) -> dict[str, tuple[date, date]]:
    """The pieces of a record's bar by style: from the morning of one day to that of another."""
    found = {}
    for trace in figure.data:
        for number, each in enumerate(trace.customdata or () if trace.type == "bar" else ()):
            if each == record_id:
                start = date.fromisoformat(trace.base[number])
                found[trace.name] = (start, start + timedelta(milliseconds=trace.x[number]))
    return found


def mode(trace: Any) -> str:
    return str(trace.type if trace.type == "bar" else trace.mode)


def points(figure: go.Figure, record_id: str) -> dict[str, date]:
    """The points of a record by style."""
    return {
        trace.name: date.fromisoformat(trace.x[number])
        for trace in figure.data
        if mode(trace) == "markers"
        for number, each in enumerate(trace.customdata)
        if each == record_id
    }


def words(figure: go.Figure) -> list[str]:
    """All words, from top to bottom."""
    found = [
        (y, text)
        for trace in figure.data
        if mode(trace) == "text"
        for y, text in zip(trace.y, trace.text, strict=True)
    ]
    return [text for _, text in sorted(found)]


def pixel(moment: str) -> float:
    """Where a moment lies in the window 2014 to 2027, in the pixels that the figure is laid out for."""
    day, _, hour = moment.partition(" ")
    days = (date.fromisoformat(day) - date(2014, 1, 1)).days + int(hour[:2] or 0) / 24
    return days / (date(2028, 1, 1) - date(2014, 1, 1)).days * WIDTH


NOW = pixel(TODAY.isoformat())


def label_extents(figure: go.Figure) -> list[tuple[float, float, float]]:
    """(y, left, right) of each label of a bar or a main date."""
    found = []
    for trace in figure.data:
        if trace.name in ("label", "label-on-bar"):
            for x, y, text, side in zip(trace.x, trace.y, trace.text, trace.textposition, strict=True):
                width, at = text_width(text, trace.textfont.size), pixel(x)
                found.append((y, at - width, at) if side == "middle left" else (y, at, at + width))
    return found
