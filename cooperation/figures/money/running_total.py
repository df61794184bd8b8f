"""Money added up year by year: how much had been signed by the end of each year, at the prices of its time.

What lies behind the end of coverage is broken and without its own number: nothing new there is not a plateau.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from cooperation.figures.layout.lettering import text_annotation
from cooperation.figures.layout.theme import DISBURSING, HATCH, INK, LABEL_SIZE, MAP_CLASSES, apply_layout
from cooperation.figures.money.amounts import bare_millions, scope_text
from cooperation.figures.money.bars import bars_of, nothing_to_draw
from cooperation.figures.money.years import end_of_coverage, years_of
from cooperation.view import View

_HEIGHT: Final = 300
_APART: Final = 5  # years from one number to the next, so that they fit on a phone


@dataclass(frozen=True)
class Step:
    """A year, what was signed in it, and what had been by its end."""

    year: int
    amount: Decimal
    added_up: Decimal


def running_total(view: View, funding: pd.DataFrame) -> go.Figure:
    """One step per year, broken after the last one that is covered to its end; narrow and wide alike."""
    steps = steps_of(view, funding)
    if not steps:
        return nothing_to_draw(view, funding)
    full = view.scope.last_full_year
    covered = [step for step in steps if step.year <= full]
    beyond = [step for step in steps if step.year >= full]
    traces = [_line(view, covered, "solid")] if covered else []
    traces += [_line(view, beyond, "dot")] if beyond[-1:] and beyond[-1].year > full else []
    figure = go.Figure(traces)
    words, shade = end_of_coverage(view, [step.year for step in steps])
    figure.update_layout(annotations=[*words, *_values(view, covered or steps)], shapes=shade)
    drawn = apply_layout(figure, _HEIGHT)
    first, last = steps[0].year, steps[-1].year
    drawn.update_layout(margin={"t": 38, "b": 26, "r": 30})
    drawn.update_yaxes(visible=False, range=[0, float(steps[-1].added_up) / 1e6 * 1.12 or 1])
    drawn.update_xaxes(
        range=[first - 0.5, last + 0.5],
        tickvals=_named(view, first, last),
        ticktext=[str(year) for year in _named(view, first, last)],
        ticklabeloverflow="allow",
        showline=True,
        linecolor=HATCH,
    )
    return drawn


def running_total_alt(view: View, funding: pd.DataFrame) -> str:
    """The text alternative of `running_total`: the total, where it began, what it was at the numbers shown."""
    t, steps = view.t, steps_of(view, funding)
    named = {step.year: step for step in steps if step.year <= view.scope.last_full_year}
    at = [year for year in _named(view, steps[0].year, steps[-1].year) if year in named] if steps else []
    said = [
        t(
            "By the end of {year}: {amount}.",
            year=year,
            amount=t.money(named[year].added_up, view.lens.currency),
        )
        for year in at
    ]
    end = t("Coverage ends: {day}", day=t.day(view.scope.coverage_end))
    return " ".join([scope_text(view, funding), *said, f"{end}."])


def steps_of(view: View, funding: pd.DataFrame) -> list[Step]:
    """Every year from the first with money that counts; years without any keep what was added up before."""
    bars = bars_of(view, funding, "year")
    if not bars:
        return []
    years = years_of(view, funding, bars)
    amounts = [bar.amount or Decimal(0) for bar in years]
    sums = accumulate(amounts)
    steps = [Step(int(bar.key), *both) for bar, *both in zip(years, amounts, sums, strict=True)]
    return [step for step in steps if step.added_up]


def _line(view: View, steps: Sequence[Step], dash: str) -> go.Scatter:
    t, currency = view.t, view.lens.currency
    hover = [
        t(
            "<b>By the end of {year}</b>: {added_up}<br>in that year: {amount}",
            year=step.year,
            added_up=t.money_exact(step.added_up, currency),
            amount=t.money_exact(step.amount, currency),
        )
        for step in steps
    ]
    solid: dict[str, Any] = {"fill": "tozeroy", "fillcolor": MAP_CLASSES[1]} if dash == "solid" else {}
    return go.Scatter(
        x=[step.year for step in steps],
        y=[float(step.added_up) / 1e6 for step in steps],
        mode="lines" if len(steps) > 1 else "lines+markers",
        line={"color": DISBURSING, "width": 2, "shape": "hvh", "dash": dash},
        hovertext=hover,
        hoverinfo="text",
        **solid,
    )


def _values(view: View, steps: Sequence[Step]) -> list[dict[str, Any]]:
    by_year = {step.year: step for step in steps}
    named = [year for year in _named(view, steps[0].year, steps[-1].year) if year in by_year]
    return [_value(view, by_year[year], begins=year < steps[0].year + 2) for year in named]


def _value(view: View, step: Step, *, begins: bool) -> dict[str, Any]:
    """Above its step and left of the next, which is higher; the first have no room on their left."""
    x, side = (step.year - 0.5, "left") if begins else (step.year + 0.5, "right")
    words = bare_millions(view.t, step.added_up)
    place = {"x": x, "y": float(step.added_up) / 1e6, "xanchor": side, "yanchor": "bottom", "yshift": 3}
    return text_annotation(words, color=INK, size=LABEL_SIZE, **place)


def _named(view: View, first: int, last: int) -> list[int]:
    """The last year that is covered, and every fifth before it."""
    end = min(last, max(first, view.scope.last_full_year))
    return list(range(end, first - 1, -_APART))[::-1]
