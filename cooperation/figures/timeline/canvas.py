"""Pieces, points and words become few traces, one for each style: the figure is sent on each change."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final, Literal

import plotly.graph_objects as go

from cooperation.figures.layout.theme import (
    AGREEMENT,
    BACKGROUND,
    GRID,
    INK,
    LABEL_SIZE,
    MUTED,
    NOTE_SIZE,
    ROADMAP,
)
from cooperation.figures.timeline.shapes import BarStyle, Piece, Point, PointStyle, Tail

BAR_HEIGHT: Final = 18
DOUBT_HEIGHT: Final = 8
_DAY: Final = 86_400_000  # milliseconds, the unit of Plotly's time


def _hatched(shape: str, colour: str) -> dict[str, Any]:
    pattern = {
        "shape": shape,
        "fgcolor": colour,
        "bgcolor": BACKGROUND,
        "size": 5,
        "solidity": 0.3,
        "fillmode": "replace",
    }
    return {"color": BACKGROUND, "pattern": pattern, "line": {"color": colour, "width": 1.5}}


def _filled(fill: str, line: str) -> dict[str, Any]:
    return {"color": fill, "line": {"color": line, "width": 1 if fill == line else 1.5}}


BARS: Final[dict[BarStyle, dict[str, Any]]] = {
    "in-force": _filled(AGREEMENT, AGREEMENT),
    "agreed": _filled(BACKGROUND, AGREEMENT),
    "in-talks": _hatched(".", AGREEMENT),
    "plan": _filled(ROADMAP, ROADMAP),
    "plan-to-come": _hatched("/", ROADMAP),
    "doubt": _filled(GRID, MUTED),
    "doubt-planned": _filled(BACKGROUND, MUTED),
}
FULL: Final[frozenset[BarStyle]] = frozenset(
    {"in-force", "plan"}
)  # words on them are in the colour of the paper
PLAIN: Final[frozenset[BarStyle]] = FULL | {"agreed"}  # words can stand on them
PATTERNED: Final[frozenset[BarStyle]] = frozenset({"in-talks", "plan-to-come"})  # words need paper beneath

POINTS: Final[dict[PointStyle, dict[str, Any]]] = {
    "main": {"symbol": "diamond", "size": 11, "color": INK},
    "main-planned": {"symbol": "diamond-open", "size": 10, "color": INK, "line": {"width": 1.5}},
    "day": {"symbol": "line-ns-open", "size": 12, "color": MUTED, "line": {"width": 1.75}},
    "planned": {"symbol": "diamond-open", "size": 9, "color": INK, "line": {"width": 1.5}},
    "before": {"symbol": "triangle-left-open", "size": 10, "color": INK, "line": {"width": 1.25}},
    "after": {"symbol": "triangle-right-open", "size": 10, "color": INK, "line": {"width": 1.25}},
    "circa": {"symbol": "circle-open", "size": 8, "color": INK, "line": {"width": 1.5}},
}

TextSide = Literal["left", "center", "right"]
TextStyle = Literal["label", "label-on-bar", "title", "note", "undated"]
_TEXTS: Final[dict[TextStyle, dict[str, Any]]] = {
    "label": {"size": NOTE_SIZE, "color": INK},
    "label-on-bar": {"size": NOTE_SIZE, "color": BACKGROUND},
    "title": {"size": LABEL_SIZE, "color": INK, "weight": 600},
    "note": {"size": NOTE_SIZE, "color": MUTED},
    "undated": {"size": NOTE_SIZE, "color": MUTED},  # the one kind of words that can be clicked
}


@dataclass
class _Points:
    """Parallel lists of one trace."""

    x: list[Any] = field(default_factory=list)
    y: list[float | None] = field(default_factory=list)
    base: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)


@dataclass
class Canvas:
    """Marks by style. Time goes right, y goes down in pixels."""

    bars: dict[BarStyle, _Points] = field(default_factory=dict)
    points: dict[PointStyle, _Points] = field(default_factory=dict)
    texts: dict[TextStyle, _Points] = field(default_factory=dict)
    tails: _Points = field(default_factory=_Points)
    pads: _Points = field(default_factory=_Points)

    def bar(self, piece: Piece, y: float, record_id: str, hover: str) -> None:
        into = self.bars.setdefault(piece.style, _Points())
        into.base.append(piece.start.isoformat())
        into.x.append((piece.end - piece.start).days * _DAY)
        into.y.append(y)
        into.ids.append(record_id)
        into.words.append(hover)

    def point(self, point: Point, y: float, record_id: str, hover: str) -> None:
        into = self.points.setdefault(point.style, _Points())
        into.x.append(point.at.isoformat())
        into.y.append(y)
        into.ids.append(record_id)
        into.words.append(hover)

    def tail(self, tail: Tail, y: float) -> None:
        self.tails.x += [tail.start.isoformat(), tail.end.isoformat(), None]
        self.tails.y += [y, y, None]

    def pad(self, start: str, days: float, y: float) -> None:
        """Paper under words that stand on a pattern."""
        self.pads.base.append(start)
        self.pads.x.append(round(days * _DAY))
        self.pads.y.append(y)

    def text(self, style: TextStyle, words: str, at: str, y: float, side: TextSide = "right") -> None:
        """Words `side` of the moment `at` (ISO 8601). They are scenery: what they name can be clicked."""
        into = self.texts.setdefault(style, _Points())
        into.x.append(at)
        into.y.append(y)
        into.labels.append(words)
        into.sides.append(f"middle {side}")

    def undated(self, words: str, at: str, y: float, record_id: str, hover: str) -> None:
        """Words that stand for a record without a date, and can be clicked."""
        self.text("undated", words, at, y)
        self.texts["undated"].ids.append(record_id)
        self.texts["undated"].words.append(hover)

    def traces(self) -> list[Any]:
        """Bars in the order of their styles, what is in doubt above them, then tails, points and words."""
        bars = [_bar_trace(style, self.bars[style]) for style in BARS if style in self.bars]
        points = [_point_trace(style, self.points[style]) for style in POINTS if style in self.points]
        texts = [_text_trace(style, self.texts[style]) for style in _TEXTS if style in self.texts]
        tails = [_tail_trace(self.tails)] if self.tails.x else []
        pads = [_pad_trace(self.pads)] if self.pads.x else []
        return [*bars, *pads, *tails, *points, *texts]


def moment(start: date, days: float) -> str:
    """ISO 8601 of so many days, also parts of days, after the morning of `start`; to the hour."""
    whole = timedelta(days=int(days // 1))
    hour = int(days % 1 * 24)
    day = (start + whole).isoformat()
    return f"{day} {hour:02d}:00" if hour else day


def height_of(style: BarStyle) -> int:
    """What is in doubt is a thinner bar."""
    return DOUBT_HEIGHT if style in ("doubt", "doubt-planned") else BAR_HEIGHT


def _bar_trace(style: BarStyle, points: _Points) -> go.Bar:
    return go.Bar(
        name=style,
        orientation="h",
        base=points.base,
        x=points.x,
        y=points.y,
        width=height_of(style),
        marker=BARS[style],
        customdata=points.ids,
        hovertext=points.words,
        hoverinfo="text",
    )


def _point_trace(style: PointStyle, points: _Points) -> go.Scatter:
    return go.Scatter(
        name=style,
        mode="markers",
        x=points.x,
        y=points.y,
        marker=POINTS[style],
        customdata=points.ids,
        hovertext=points.words,
        hoverinfo="text",
    )


def _pad_trace(points: _Points) -> go.Bar:
    marker = {"color": BACKGROUND, "line": {"width": 0}}
    place = {"base": points.base, "x": points.x, "y": points.y, "width": BAR_HEIGHT - 3}
    return go.Bar(name="pads", orientation="h", marker=marker, hoverinfo="skip", **place)


def _tail_trace(points: _Points) -> go.Scatter:
    line = {"color": MUTED, "width": 1.25, "dash": "2px,2px"}
    return go.Scatter(name="tails", mode="lines", x=points.x, y=points.y, line=line, hoverinfo="skip")


def _text_trace(style: TextStyle, points: _Points) -> go.Scatter:
    trace = go.Scatter(
        name=style,
        mode="text",
        x=points.x,
        y=points.y,
        text=points.labels,
        textposition=points.sides,
        textfont=_TEXTS[style],
        hoverinfo="skip",
    )
    return (
        trace.update(customdata=points.ids, hovertext=points.words, hoverinfo="text") if points.ids else trace
    )
