"""The legend of the timeline, as a strip of its own above it: each mark beside what it says."""

from datetime import date, timedelta
from typing import Final, NamedTuple

import plotly.graph_objects as go

from cooperation.figures.packing import WIDTH, shortened, text_width
from cooperation.figures.theme import NOTE_SIZE, paper
from cooperation.figures.timeline_canvas import Canvas, moment
from cooperation.figures.timeline_shapes import BarStyle, Piece, Point, PointStyle
from cooperation.view import View

_NARROW: Final = 340.0
_ROW: Final = 24
_BAR: Final = 34
_POINT: Final = 12
_TO_WORDS: Final = 8
_BETWEEN: Final = 26
_START: Final = date(2000, 1, 1)  # a day is a pixel here


class LegendEntry(NamedTuple):
    """A style of the timeline and its words."""

    bar: BarStyle | None
    point: PointStyle | None
    words: str

    @property
    def mark_width(self) -> int:
        return _BAR if self.bar else _POINT

    @property
    def width(self) -> float:
        return self.mark_width + _TO_WORDS + text_width(self.words, NOTE_SIZE)


def legend_entries(view: View) -> list[LegendEntry]:
    """All that a timeline may show, in the order in which a reader meets it."""
    t = view.t
    return [
        LegendEntry("in-force", None, t("agreement in force")),
        LegendEntry("agreed", None, t("agreed; not in force, or not binding")),
        LegendEntry("in-talks", None, t("in negotiation")),
        LegendEntry("plan", None, t("roadmap or programme")),
        LegendEntry("plan-to-come", None, t("still to run")),
        LegendEntry(None, "main", t("main date")),
        LegendEntry(None, "planned", t("planned")),
        LegendEntry(None, "day", t("other date, known to the day")),
        LegendEntry("doubt", None, t("known to the month, quarter or year")),
        LegendEntry(None, "before", t("before")),
        LegendEntry(None, "after", t("after")),
        LegendEntry(None, "circa", t("about")),
    ]


def timeline_legend(view: View, *, narrow: bool = False) -> go.Figure:
    """The legend as a strip of rows, for `WIDTH` pixels or, `narrow`, for a phone."""
    width = _NARROW if narrow else WIDTH
    canvas = Canvas()
    x, row = 0.0, 0
    for entry in legend_entries(view):
        if x and x + entry.width > width:
            x, row = 0.0, row + 1
        _draw(canvas, entry, x, row * _ROW + _ROW / 2, room=width - x)
        x += entry.width + _BETWEEN
    figure = go.Figure(canvas.traces())
    figure.update_traces(hoverinfo="skip", customdata=None, hovertext=None)
    height = (row + 1) * _ROW
    paper(figure, height)
    figure.update_layout(barmode="overlay")
    figure.update_xaxes(type="date", range=[moment(_START, -1), moment(_START, width)], showticklabels=False)
    figure.update_yaxes(range=[height, 0], showticklabels=False)
    return figure


def _draw(canvas: Canvas, entry: LegendEntry, x: float, y: float, *, room: float) -> None:
    start = _START + timedelta(days=round(x))
    if entry.bar:
        canvas.bar(Piece(entry.bar, start, start + timedelta(days=_BAR)), y, "", "")
    if entry.point:
        canvas.point(Point(entry.point, start + timedelta(days=_POINT // 2)), y, "", "")
    words = shortened(entry.words, room - entry.mark_width - _TO_WORDS, NOTE_SIZE)
    canvas.text("note", words, moment(_START, x + entry.mark_width + _TO_WORDS), y)
