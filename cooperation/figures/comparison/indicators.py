"""Indicators as thin lines, each on an axis of its own: never beside money that was promised or paid."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any, Final

import plotly.graph_objects as go

from cooperation.figures.layout.lettering import text_annotation, wrap_text
from cooperation.figures.layout.packing import text_width
from cooperation.figures.layout.theme import (
    BACKGROUND,
    HATCH,
    INK,
    NOTE_SIZE,
    PLACE_COLOUR,
    REGION,
    apply_layout,
)
from cooperation.findings.indicators import IndicatorLine, IndicatorPoint, lines_in
from cooperation.records.indicator import Indicator
from cooperation.view import View

_HEIGHT: Final = 210
KEY: Final = 10  # more, where several lines need their names, and _LINE for each row of them
_ASSUMED: Final = 256  # pixels between the first and the last point, on a phone
_DASHES: Final = ("solid", "dot", "dash", "dashdot")
_SIGNS: Final = ("———", "· · ·", "– – –", "– · –")
_SIDE: Final = 36  # pixels left and right, for half of the first and last label
_TOP: Final = 26
_FOOT: Final = 28
_LINE: Final = 16  # the height of a label

_Box = tuple[float, float, float, float]  # left, top, right, bottom, in pixels from the lower left corner


def indicator_lines(view: View, indicator: Indicator) -> go.Figure:
    """One indicator: a line per meaning, broken where years lack, with its values. After today is hollow."""
    lines = lines_in(indicator)[: len(_DASHES)]
    colour = PLACE_COLOUR.get(indicator.place, REGION)
    points = [point for line in lines for point in line.points]
    figure = go.Figure()
    for line, dash in zip(lines, _DASHES, strict=False):
        figure.add_trace(_drawn(view, line, colour, dash))
    window = _window(points)
    names = _names(view, lines)
    figure.update_layout(
        annotations=[*_values(view, lines, window), *_key(names), *_gaps(view, lines, window)]
    )
    return _on_paper(view, figure, points, window, rows=len(names))


def indicator_lines_alt(view: View, indicator: Indicator) -> str:
    """The text alternative: title, unit, and every value."""
    t = view.t
    said = [
        t("{name}: {values}", name=_line_name(view, line) or t("Values"), values=_points_in_words(view, line))
        for line in lines_in(indicator)
    ]
    return t(
        "{title}, {unit}. {lines}.",
        title=view.text(indicator.title),
        unit=view.text(indicator.unit),
        lines=". ".join(said),
    )


def points_by_line(view: View, indicator: Indicator) -> list[tuple[str, Sequence[IndicatorPoint]]]:
    """The name of each line that is drawn, empty where one has none, and its points."""
    lines = lines_in(indicator)[: len(_DASHES)]
    return [(_line_name(view, line), line.points) for line in lines]


def _points_in_words(view: View, line: IndicatorLine) -> str:
    t = view.t
    return ", ".join(
        t("{day} {value}", day=t.day(point.when, short=True), value=t.number(point.value))
        for point in line.points
    )


def _drawn(view: View, line: IndicatorLine, colour: str, dash: str) -> go.Scatter:
    """All runs in one trace, None between them, so that nothing is drawn where years lack."""
    x: list[float | None] = []
    y: list[float | None] = []
    hollow: list[str] = []
    said: list[str] = []
    for run in line.runs:
        for point in run:
            x.append(point.at)
            y.append(float(point.value))
            hollow.append(BACKGROUND if _is_ahead(point, view.today) else colour)
            said.append(_hover(view, line, point))
        x.append(None)
        y.append(None)
        hollow.append(colour)
        said.append("")
    return go.Scatter(
        x=x,
        y=y,
        mode="lines+markers",
        connectgaps=False,
        line={"color": colour, "width": 1.75, "dash": dash},
        marker={"size": 6, "color": hollow, "line": {"color": colour, "width": 1.5}, "opacity": 1},
        hovertext=said,
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )


def _hover(view: View, line: IndicatorLine, point: IndicatorPoint) -> str:
    t = view.t
    name, value = _line_name(view, line), t.number(point.value)
    words = t("{day}: {value}", day=t.day(point.when), value=value)
    return f"<b>{name}</b><br>{words}" if name else words


def _is_ahead(point: IndicatorPoint, today: date) -> bool:
    return point.when.first > today


def _line_name(view: View, line: IndicatorLine) -> str:
    t = view.t
    if line.flow:
        return t("EU imports") if line.flow == "imports" else t("EU exports")
    if line.item:
        return view.text(line.item)
    return t.country(line.country) if line.country else ""


def _values(view: View, lines: Sequence[IndicatorLine], window: tuple[float, float]) -> list[dict[str, Any]]:
    """Above its point, or below where something stands there; else hover and the record say it."""
    placed = [_around(point, lines, window) for line in lines for point in line.points]
    said = []
    for point in _by_weight(lines):
        words = view.t.number(point.value)
        for shift in _shifts(point, lines, window):
            box = _label_box(point, words, shift, lines, window)
            if box[3] >= 0 and not any(_meet(box, other) for other in placed):  # below 0 stand the periods
                placed.append(box)
                anchor = "bottom" if shift > 0 else "top"
                place: dict[str, Any] = {"xanchor": "center", "yanchor": anchor, "yshift": shift}
                said.append(text_annotation(words, color=INK, x=point.at, y=float(point.value), **place))
                break
    return said


def _shifts(
    point: IndicatorPoint, lines: Sequence[IndicatorLine], window: tuple[float, float]
) -> tuple[int, ...]:
    """Pixels above (or below) the point, the better place first: in a valley the line itself is above."""
    if not _is_free_below(point, lines, window):
        return (6,)
    runs = [run for line in lines for run in line.runs if point in run]
    around = {
        neighbour.value
        for run in runs
        for neighbour in run[max(0, run.index(point) - 1) : run.index(point) + 2]
    }
    return (-6, 6) if len(around) > 1 and min(around) == point.value else (6, -6)


def _is_free_below(
    point: IndicatorPoint, lines: Sequence[IndicatorLine], window: tuple[float, float]
) -> bool:
    """Whether a label below the point would not seem to belong to another line."""
    x, y = _spot(point, lines, window)
    others = (
        _spot(near, lines, window) for line in lines if point not in line.points for near in line.points
    )
    return not any(abs(other[0] - x) < 20 and 0 < y - other[1] < 3 * _LINE for other in others)


def _by_weight(lines: Sequence[IndicatorLine]) -> list[IndicatorPoint]:
    """The last value of each line first, then the first ones, then all others."""
    ends = [*(line.points[-1] for line in lines), *(line.points[0] for line in lines)]
    return list(dict.fromkeys([*ends, *(point for line in lines for point in line.points)]))


def _spot(
    point: IndicatorPoint, lines: Sequence[IndicatorLine], window: tuple[float, float]
) -> tuple[float, float]:
    """Pixels right of the first point and above the axis."""
    low, high = _extent([plotted for line in lines for plotted in line.points])
    x = (point.at - window[0]) / (window[1] - window[0]) * _ASSUMED
    return x, (float(point.value) - low) / (high - low) * (_HEIGHT - _TOP - _FOOT)


def _around(point: IndicatorPoint, lines: Sequence[IndicatorLine], window: tuple[float, float]) -> _Box:
    x, y = _spot(point, lines, window)
    return x - 4, y + 4, x + 4, y - 4


def _label_box(
    point: IndicatorPoint, words: str, shift: int, lines: Sequence[IndicatorLine], window: tuple[float, float]
) -> _Box:
    x, y = _spot(point, lines, window)
    half, bottom = text_width(words, NOTE_SIZE) / 2 + 2, y + shift - (0 if shift > 0 else _LINE)
    return x - half, bottom + _LINE, x + half, bottom


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[3] < other[1] and other[3] < one[1]


def _extent(points: Sequence[IndicatorPoint]) -> tuple[float, float]:
    """From zero, so that no slope is steeper than it is."""
    values = [float(point.value) for point in points]
    return min(0.0, *values), max(0.0, *values) or 1.0


def _names(view: View, lines: Sequence[IndicatorLine]) -> list[str]:
    """Where there are several lines, their names, each behind its dash, in as many rows as a phone needs."""
    if len(lines) < 2:
        return []
    rows: list[str] = []
    room = _ASSUMED + 2 * _SIDE
    for line, sign in zip(lines, _SIGNS, strict=False):
        name = f"{sign} {_line_name(view, line) or view.t('Total')}"
        beside = f"{rows[-1]}    {name}" if rows else name
        if rows and text_width(beside, NOTE_SIZE) <= room:
            rows[-1] = beside
        else:
            rows.extend(wrap_text(name, room, NOTE_SIZE))
    return rows


def _key(rows: Sequence[str]) -> list[dict[str, Any]]:
    """The names above the figure."""
    if not rows:
        return []
    text = "<br>".join(rows)
    return [
        text_annotation(
            text, x=0, xref="paper", xshift=-_SIDE, y=1, yref="paper", yanchor="bottom", yshift=_TOP + 4
        )
    ]


def _gaps(view: View, lines: Sequence[IndicatorLine], window: tuple[float, float]) -> list[dict[str, Any]]:
    """Between two runs of the longest line, where there is room: that years lack."""
    words = view.t("no record")
    room = _ASSUMED / (window[1] - window[0])
    return [
        text_annotation(
            words, x=(before[-1].at + after[0].at) / 2, xanchor="center", y=0, yref="paper", yshift=10
        )
        for before, after in pairwise(lines[0].runs)
        if (after[0].at - before[-1].at) * room > text_width(words, NOTE_SIZE) + 20
    ]


def _window(points: Sequence[IndicatorPoint]) -> tuple[float, float]:
    first, last = min(point.at for point in points), max(point.at for point in points)
    return (first, last) if last - first > 0.2 else (first - 0.5, last + 0.5)


def _on_paper(
    view: View, figure: go.Figure, points: Sequence[IndicatorPoint], window: tuple[float, float], *, rows: int
) -> go.Figure:
    top = _TOP + (KEY + rows * _LINE if rows else 0)
    drawn = apply_layout(figure, _HEIGHT + top - _TOP)
    drawn.update_layout(margin={"l": _SIDE, "r": _SIDE, "t": top, "b": _FOOT})
    ticks = _ticks(view, points, window)
    drawn.update_xaxes(
        range=list(window),
        tickvals=[at for at, _ in ticks],
        ticktext=[words for _, words in ticks],
        ticklabeloverflow="allow",
        showline=True,
        linecolor=HATCH,
    )
    drawn.update_yaxes(visible=False, range=list(_extent(points)))
    return drawn


def _ticks(
    view: View, points: Sequence[IndicatorPoint], window: tuple[float, float]
) -> list[tuple[float, str]]:
    """The periods of the points, from the last backwards, as many as do not touch."""
    scale = _ASSUMED / (window[1] - window[0])
    named = {point.at: view.t.day(point.when, short=True) for point in points}
    found: list[tuple[float, str]] = []
    for at in sorted(named, reverse=True):
        width = text_width(named[at], NOTE_SIZE)
        if not found or (found[-1][0] - at) * scale > (width + text_width(found[-1][1], NOTE_SIZE)) / 2 + 6:
            found.append((at, named[at]))
    return found
