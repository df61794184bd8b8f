"""The timeline: what has bound both sides and since when, what was planned, and when each thing happened."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from html import escape
from typing import Final

import plotly.graph_objects as go

from cooperation.figures.layout.packing import GAP, WIDTH, Label, Span, packed, placed_label, text_width
from cooperation.figures.layout.theme import HATCH, INK, MUTED, NOTE_SIZE, apply_layout
from cooperation.figures.timeline.axis import (
    AXIS_HEAD,
    LayoutShape,
    Stretch,
    Window,
    grid,
    line_at,
    shade,
    stretches,
    tick_labels,
    window_of,
)
from cooperation.figures.timeline.canvas import FULL, PATTERNED, PLAIN, Canvas, TextStyle, moment
from cooperation.figures.timeline.lanes import Item, Lane, Lanes, lanes_of
from cooperation.figures.timeline.shapes import ONE_DAY, Piece, Point, Tail
from cooperation.figures.timeline.words import timeline_text
from cooperation.rows.dates import TimelineRows
from cooperation.view import View

# Heights in pixels
_TITLE: Final = 25
_BAR_ROW: Final = 22
_POINT_ROW: Final = 19
_LANE_END: Final = 6
_FOOT_LINE: Final = 20
_HALF_POINT: Final = 7.0  # half the width of the widest point
_LABELS_APART: Final = {False: 10.0, True: 40.0}  # pixels between two labels of the time axis, by `compact`


def cooperation_timeline(
    view: View, rows: TimelineRows, *, lanes: Lanes = "country", compact: bool = False
) -> go.Figure:
    """Lanes with bars for agreements and roadmaps, labelled main dates, and a row of ticks for other dates.

    `compact`, for the first page: the few most telling bars and main dates of each lane. What can be clicked
    carries the id of its record.
    """
    window = window_of(view)
    drawing = _Drawing(view, window, compact)
    shown = lanes_of(view, rows, lanes, window, compact=compact)
    for lane in shown:
        drawing.lane(lane)
    if not any(lane or lane.left_out for lane in shown):
        drawing.note(view.t("Nothing on record for this selection."))
    return drawing.figure()


def cooperation_timeline_alt(view: View, rows: TimelineRows) -> str:
    """The text alternative, whatever the lanes."""
    window = window_of(view)
    day = view.t.day
    return timeline_text(view, rows, start=day(window.start), end=day(window.end - ONE_DAY))


@dataclass
class _Drawing:
    """The figure while it grows downwards."""

    view: View
    window: Window
    compact: bool
    canvas: Canvas = field(default_factory=Canvas)
    rules: list[float] = field(default_factory=list)  # y of the lines between lanes
    y: float = AXIS_HEAD

    @cached_property
    def stretches(self) -> list[Stretch]:
        return stretches(self.window)

    def lane(self, lane: Lane) -> None:
        self.rules.append(self.y)
        self._row_of_words("title", lane.title, _TITLE)
        if not lane:
            self.note(self._nothing(lane))
        self._packed_rows(lane.bars, _BAR_ROW)
        self._packed_rows(lane.main, _POINT_ROW)
        for item in lane.others:
            self._draw(item, self.y + _POINT_ROW / 2)
        self.y += _POINT_ROW if lane.others else 0
        for item in lane.undated:
            self._undated(item)
        self.y += _LANE_END

    def _nothing(self, lane: Lane) -> str:
        if not lane.left_out:
            return self.view.t("no record")
        return self.view.t.plural(
            "{n} on record, not drawn here", "{n} on record, not drawn here", lane.left_out
        )

    def note(self, words: str) -> None:
        self._row_of_words("note", words, _POINT_ROW)

    def figure(self) -> go.Figure:
        bottom, window = self.y, self.window
        self._time_axis()
        shapes = [grid(self.stretches, bottom), *self._end_of_coverage(bottom), *self._now(bottom)]
        figure = go.Figure(self.canvas.traces())
        apply_layout(figure, round(self.y))
        figure.update_layout(barmode="overlay", shapes=shapes)
        figure.update_xaxes(
            type="date",
            range=[window.start.isoformat(), window.end.isoformat()],
            showticklabels=False,
        )
        rules = {"tickvals": self.rules, "showgrid": True, "gridcolor": HATCH, "showticklabels": False}
        figure.update_yaxes(range=[round(self.y), 0], **rules)
        return figure

    def _packed_rows(self, items: Sequence[Item], row_height: float) -> None:
        labels = [self._label(item) for item in items]
        extents = [
            _joined([self._extent(item), *([label.extent] if label else [])])
            for item, label in zip(items, labels, strict=True)
        ]
        rows = packed(extents)
        for item, label, row in zip(items, labels, rows, strict=True):
            y = self.y + row * row_height + row_height / 2
            self._draw(item, y)
            self._draw_label(item, label, y)
        self.y += row_height * (max(rows, default=-1) + 1)

    def _draw(self, item: Item, y: float) -> None:
        for piece in self._pieces(item):
            self.canvas.bar(piece, y, item.id, item.hover)
        for tail in item.shape.tails:
            self.canvas.tail(tail, y)
        for point in item.shape.points:
            if self._shows(point):
                self.canvas.point(point, y, item.id, item.hover)

    def _shows(self, point: Point) -> bool:
        return self.window.start <= point.at < self.window.end

    def _pieces(self, item: Item) -> list[Piece]:
        """The pieces as far as they lie in the window."""
        start, end = self.window.start, self.window.end
        cut = [
            Piece(piece.style, max(piece.start, start), min(piece.end, end)) for piece in item.shape.pieces
        ]
        return [piece for piece in cut if piece.start < piece.end]

    def _x(self, day: date) -> float:
        return min(1.0, max(0.0, self.window.share(day))) * WIDTH

    def _extent(self, item: Item) -> Span:
        stretched: tuple[Piece | Tail, ...] = (*item.shape.pieces, *item.shape.tails)
        spans = [(self._x(part.start), self._x(part.end)) for part in stretched]
        places = [self._x(point.at) for point in item.shape.points]
        return _joined([*spans, *((x - _HALF_POINT, x + _HALF_POINT) for x in places)])

    def _label(self, item: Item) -> Label | None:
        at_edge = any(self._shows(point) for point in item.shape.points)
        clear = _HALF_POINT if at_edge else 0.0  # of an open triangle or circle where the bar begins
        pieces = enumerate(self._pieces(item))
        where = {n: (piece.style, (self._x(piece.start) + clear, self._x(piece.end))) for n, piece in pieces}
        plain = {number: room for number, (style, room) in where.items() if style in PLAIN}
        patterned = {number: room for number, (style, room) in where.items() if style in PATTERNED}
        now = self._x(self.window.now)
        rooms = [room for room in ((0.0, now), (now, WIDTH)) if room[0] < room[1]]
        return placed_label(item.label, self._extent(item), plain, rooms, NOTE_SIZE, at_worst=patterned)

    def _draw_label(self, item: Item, label: Label | None, y: float) -> None:
        if label is None:
            return
        on = self._pieces(item)[label.piece].style if label.side == "inside" else None
        if on in PATTERNED:
            start, end = label.extent
            self.canvas.pad(self._moment(start - 3), (end - start + 6) / WIDTH * self.window.days, y)
        style: TextStyle = "label-on-bar" if on in FULL else "label"
        words = escape(label.text, quote=False)
        self.canvas.text(style, words, self._moment(label.x), y, "left" if label.side == "left" else "right")

    def _moment(self, x: float) -> str:
        return moment(self.window.start, x / WIDTH * self.window.days)

    def _undated(self, item: Item) -> None:
        words = self.view.t("without a date: {title}", title=item.label)
        at, y = self.window.start.isoformat(), self.y + _POINT_ROW / 2
        self.canvas.undated(escape(words, quote=False), at, y, item.id, item.hover)
        self.y += _POINT_ROW

    def _row_of_words(self, style: TextStyle, words: str, height: float) -> None:
        at = self.window.start.isoformat()
        self.canvas.text(style, escape(words, quote=False), at, self.y + height / 2)
        self.y += height

    def _time_axis(self) -> None:
        for middle, label in tick_labels(
            self.view.t, self.window, self.stretches, apart=_LABELS_APART[self.compact]
        ):
            self.canvas.text("note", label, moment(self.window.start, middle), AXIS_HEAD / 2, "center")

    def _now(self, bottom: float) -> list[LayoutShape]:
        """The line of the day the rows are made for, its words, and the shade of what lies after it."""
        t, now = self.view.t, self.window.now
        if now >= self.window.end:
            return []
        shaded = shade(max(now, self.window.start), self.window.end, bottom, opacity=1)
        if now < self.window.start:
            return [shaded]
        day = t.day(now, short=True)
        self._foot(now, t("today, {day}", day=day) if now == self.view.today else t("as of {day}", day=day))
        return [shaded, line_at(now, self.y - 6, color=INK, width=1.25)]

    def _end_of_coverage(self, bottom: float) -> list[LayoutShape]:
        """From where on little is on record, so that an empty stretch is not taken for a decline."""
        end = self.view.scope.coverage_end.last + ONE_DAY
        if not self.window.start <= end < min(self.window.now, self.window.end):
            return []
        month = self.view.t.day(self.view.scope.coverage_end, short=True)
        self._foot(end, self.view.t("end of coverage, {month}", month=month))
        shaded = shade(end, min(self.window.now, self.window.end), bottom, opacity=0.5)
        return [shaded, line_at(end, self.y - 6, color=MUTED, width=1.25, dash="1px,3px", layer="below")]

    def _foot(self, day: date, words: str) -> None:
        """Words below the lanes, ending at a line if there is room left of it."""
        x, width = self._x(day), text_width(words, NOTE_SIZE) + GAP
        left = width < x
        at = self._moment(x - GAP if left else x + GAP)
        self.canvas.text("note", words, at, self.y + _FOOT_LINE / 2 + 4, "left" if left else "right")
        self.y += _FOOT_LINE


def _joined(spans: Sequence[Span]) -> Span:
    return (min(start for start, _ in spans), max(end for _, end in spans))
