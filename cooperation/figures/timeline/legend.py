"""The legend of the timeline, as a strip of its own above it: each mark beside what it says."""

from typing import Any, Final, NamedTuple

import plotly.graph_objects as go

from cooperation.figures.layout.lettering import text_annotation
from cooperation.figures.layout.packing import WIDTH, shortened, text_width
from cooperation.figures.layout.theme import NOTE_SIZE, apply_layout
from cooperation.figures.timeline.canvas import BARS, POINTS, height_of
from cooperation.figures.timeline.shapes import BarStyle, PointStyle
from cooperation.view import View

_NARROW: Final = 340.0
_ROW: Final = 24
_BAR: Final = 24
_POINT: Final = 12
_TO_WORDS: Final = 6
_BETWEEN: Final = 18


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


def timeline_legend_entries(view: View) -> list[LegendEntry]:
    """All that a timeline may show, in the order in which a reader meets it."""
    return [entry for group in _groups(view) for entry in group]


def _groups(view: View) -> list[list[LegendEntry]]:
    """What belongs together begins a row: agreements, plans, days, and dates that are not known to the day."""
    t = view.t
    return [
        [
            LegendEntry("in-force", None, t("agreement in force")),
            LegendEntry("agreed", None, t("agreed; not in force, or not binding")),
            LegendEntry("in-talks", None, t("in negotiation")),
        ],
        [
            LegendEntry("plan", None, t("roadmap or programme")),
            LegendEntry("plan-to-come", None, t("still to run")),
        ],
        [
            LegendEntry(None, "main", t("main date")),
            LegendEntry(None, "planned", t("planned")),
            LegendEntry(None, "day", t("other date, known to the day")),
        ],
        [
            LegendEntry("doubt", None, t("known to the month, quarter or year")),
            LegendEntry(None, "before", t("before")),
            LegendEntry(None, "after", t("after")),
            LegendEntry(None, "circa", t("about")),
        ],
    ]


def timeline_legend(view: View, *, narrow: bool = False) -> go.Figure:
    """The legend as a strip of rows, for `WIDTH` pixels or, `narrow`, for a phone; in a wider window as wide."""
    width = _NARROW if narrow else WIDTH
    figure, words, top = go.Figure(), [], 0
    for group in _groups(view):
        x = 0.0
        for entry in group:
            if x and x + entry.width > width:
                x, top = 0.0, top + _ROW
            y = top + _ROW / 2
            figure.add_trace(_mark(entry, x, y))
            room = width - x - entry.mark_width - _TO_WORDS
            words.append(
                text_annotation(
                    shortened(entry.words, room, NOTE_SIZE),
                    x=x + entry.mark_width + _TO_WORDS,
                    y=y,
                )
            )
            x += entry.width + _BETWEEN
        top += _ROW
    apply_layout(figure, top)
    figure.update_layout(barmode="overlay", annotations=words)
    # A unit of either axis is a pixel, however wide the window.
    figure.update_xaxes(
        range=[-1, width], scaleanchor="y", constrain="domain", constraintoward="left", showticklabels=False
    )
    figure.update_yaxes(range=[top, 0], showticklabels=False)
    return figure


def _mark(entry: LegendEntry, x: float, y: float) -> go.Bar | go.Scatter:
    if entry.bar:
        look: dict[str, Any] = {"width": height_of(entry.bar), "marker": BARS[entry.bar], "orientation": "h"}
        return go.Bar(name=entry.bar, base=[x], x=[_BAR], y=[y], hoverinfo="skip", **look)
    assert entry.point
    at = x + _POINT / 2
    return go.Scatter(
        name=entry.point, x=[at], y=[y], mode="markers", marker=POINTS[entry.point], hoverinfo="skip"
    )
