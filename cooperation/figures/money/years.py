"""Money by year, every year in its place: an empty one says whether it has no record or none that counts."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from cooperation.figures.layout.lettering import text_annotation
from cooperation.figures.layout.theme import FUTURE, HATCH, INK, LABEL_SIZE, NOTE_SIZE, apply_layout
from cooperation.figures.money.amounts import bare_millions, without_amount
from cooperation.figures.money.stages import Bar, stage_key, stage_traces
from cooperation.view import View

_HEIGHT: Final = 300
_ASSUMED: Final = 460  # pixels for the line that names the stages, left of the words on coverage
_BORDER: Final = {"width": 1, "color": HATCH, "dash": "dot"}
MANY: Final = 15  # from so many columns on, values drop their decimals and only every other year is named


def years_of(view: View, funding: pd.DataFrame, bars: Sequence[Bar]) -> list[Bar]:
    """The bars of all years, from the first with one or asked for to the last that records can tell of."""
    found = {int(bar.key): bar for bar in bars}
    start, end = view.selection.start, view.selection.end
    first = min([*found, *([start.first.year] if start else [])])
    last = max([*found, min(view.lens.as_of.year, end.last.year if end else view.lens.as_of.year)])
    return [
        found.get(year) or _without(view, funding[funding["year"] == year], str(year))
        for year in range(first, last + 1)
    ]


def _without(view: View, rows: pd.DataFrame, year: str) -> Bar:
    return Bar(year, year, None, rows["id"].nunique(), without=without_amount(view, rows)[:1])


def rows_of_years(view: View, years: Sequence[Bar]) -> list[Bar]:
    """One bar per year for narrow paper; years that follow each other with the same answer share one line."""
    rows: list[Bar] = []
    for _, same in groupby(years, key=lambda bar: _row_of_year(view, bar)):
        run = list(same)
        rows.append(run[0] if len(run) == 1 else replace(run[0], name=f"{run[0].name}–{run[-1].name}"))
    return rows


def _row_of_year(view: View, bar: Bar) -> tuple[object, bool]:
    return bar.without if bar.amount is None else bar.key, int(bar.key) >= view.scope.coverage_end.year


def year_columns(view: View, years: Sequence[Bar]) -> go.Figure:
    """One column per year, stacked by stage, its value above it, and where coverage ends."""
    at = [int(bar.key) for bar in years]
    figure = go.Figure(stage_traces(view, years, at, orientation="v", width=0.6))
    key, swatches, top = stage_key(view, years, 0, room=_ASSUMED)
    ending, shade = end_of_coverage(view, at)
    values = [_value(view, bar, many=len(years) > MANY) for bar in years if bar.amount is not None]
    figure.update_layout(
        annotations=[*values, *_empty_years(years), *ending, *key], shapes=[*swatches, *shade]
    )
    drawn = apply_layout(figure, _HEIGHT)
    tallest = max((float(bar.amount) for bar in years if bar.amount), default=1e6) / 1e6
    drawn.update_layout(barmode="stack", margin={"t": max(top, 34 if ending else 0) + 4, "b": 26, "r": 8})
    drawn.update_yaxes(visible=False, range=[0, tallest * 1.12])
    named = at[::-2][::-1] if len(at) > MANY else at
    drawn.update_xaxes(
        range=[at[0] - 0.5, at[-1] + 0.5],
        tickvals=named,
        ticktext=[str(year) for year in named],
        ticklabeloverflow="allow",
        showline=True,
        linecolor=HATCH,
    )
    return drawn


def _value(view: View, bar: Bar, *, many: bool) -> dict[str, Any]:
    assert bar.amount is not None
    whole = many and bar.amount >= 10_000_000
    text = view.t.number(bar.amount / 1_000_000, 0) if whole else bare_millions(view.t, bar.amount)
    size = NOTE_SIZE if many else LABEL_SIZE
    top = float(bar.amount) / 1e6
    return text_annotation(
        text, x=int(bar.key), y=top, xanchor="center", yanchor="bottom", yshift=1, color=INK, size=size
    )


def _empty_years(years: Sequence[Bar]) -> list[dict[str, Any]]:
    """The answer, once for years in a row that share it: along the axis where there is room, else upright."""
    said: list[dict[str, Any]] = []
    for without, same in groupby(years, key=lambda bar: bar.without):
        run = list(same)
        if not without:
            continue
        middle = (int(run[0].key) + int(run[-1].key)) / 2
        upright = len(run) < 4
        said.append(
            text_annotation(
                without[0],
                x=middle,
                y=0,
                xanchor="center",
                yanchor="bottom",
                yshift=6,
                textangle=-90 if upright else 0,
            )
        )
    return said


def end_of_coverage(view: View, at: Sequence[int]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What lies behind the end of coverage is shaded, its border named; nothing where years end before."""
    end = view.scope.coverage_end.last
    where = end.year - 0.5 + (end.timetuple().tm_yday / 365)
    if not at[0] - 0.5 < where < at[-1] + 0.5:
        return [], []
    words = text_annotation(_said(view), x=1, xref="paper", xanchor="right", y=1, yref="paper", yshift=24)
    behind = {"x0": where, "x1": at[-1] + 0.5, "fillcolor": FUTURE, "line": {"width": 0}, "layer": "below"}
    border = {"x0": where, "x1": where, "line": _BORDER}
    tall = {"y0": 0, "y1": 1, "yref": "paper"}
    return [words], [{"type": "rect", **behind, **tall}, {"type": "line", **border, **tall}]


def with_end_of_coverage(view: View, figure: go.Figure, rows: Sequence[Bar]) -> go.Figure:
    """The figure of `rows_of_years` with a line above the year in which coverage ends, and words below."""
    at = next((at for at, bar in enumerate(rows) if int(bar.key) >= view.scope.coverage_end.year), None)
    if at is None:
        return figure
    line = {
        "type": "line",
        "x0": 0,
        "x1": 1,
        "xref": "paper",
        "y0": at - 0.5,
        "y1": at - 0.5,
        "line": _BORDER,
    }
    figure.add_shape(line)
    figure.add_annotation(text_annotation(_said(view), x=0, y=0, yref="paper", yshift=-12))
    margin = {"b": 24}
    return figure.update_layout(height=figure.layout.height + margin["b"], margin=margin)


def _said(view: View) -> str:
    return view.t("Coverage ends: {day}", day=view.t.day(view.scope.coverage_end))
