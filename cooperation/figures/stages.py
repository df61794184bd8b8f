"""Bars whose parts are the stages that money has reached: petrol, the stronger the further along."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final, Literal

import plotly.graph_objects as go

from cooperation.figures.lettering import note
from cooperation.figures.packing import text_width
from cooperation.figures.theme import COMMITTED, COMPLETED, DISBURSING, NOTE_SIZE, PAPER, SIGNED
from cooperation.view import View
from cooperation.wording import STAGES

KEY_ROW: Final = 34  # pixels above the bars that the line of `stage_key` takes

# Solid is done; what is announced or committed is outlined.
STAGE_MARKERS: Final[dict[str, dict[str, Any]]] = {
    "announced": {
        "color": DISBURSING,
        "pattern": {"fillmode": "replace", "shape": "/", "size": 7, "solidity": 0.15},
        "line": {"color": DISBURSING, "width": 1},
    },
    "committed": {"color": COMMITTED, "line": {"color": DISBURSING, "width": 1}},
    "signed": {"color": SIGNED},
    "disbursing": {"color": DISBURSING},
    "completed": {"color": COMPLETED},
    "repaid": {"color": COMPLETED, "pattern": {"shape": "|", "fgcolor": PAPER, "size": 7, "solidity": 0.25}},
}


@dataclass(frozen=True)
class Bar:
    """One bar: its key (a country, a theme, ...), name and amount by stage; `without`: why there is none."""

    key: str
    name: str
    amount: Decimal | None
    records: int
    parts: Mapping[str, Decimal] = field(default_factory=dict)
    without: tuple[str, ...] = ()


def stages_on(bars: Sequence[Bar]) -> list[str]:
    """The stages that occur, the nearest to signature first."""
    return [stage for stage in STAGE_MARKERS if any(stage in bar.parts for bar in bars)]


def stage_traces(
    view: View, bars: Sequence[Bar], at: Sequence[int], *, orientation: Literal["h", "v"], width: float
) -> list[go.Bar]:
    """One trace per stage, in millions; `at` and `width`: the places and width of the bars, in one unit."""
    across, along = ("y", "x") if orientation == "h" else ("x", "y")
    return [
        go.Bar(
            {
                across: list(at),
                along: [float(bar.parts[stage]) / 1e6 if stage in bar.parts else None for bar in bars],
            },
            name=view.t(STAGES[stage]),
            orientation=orientation,
            width=width,
            marker={"line": _gaps(bars, stage), **STAGE_MARKERS[stage]},
            customdata=[bar.key or None for bar in bars],
            hovertext=[_hover(view, bar, stage) for bar in bars],
            hovertemplate="%{hovertext}<extra></extra>",
            cliponaxis=False,
        )
        for stage in stages_on(bars)
    ]


def stage_key(
    view: View, bars: Sequence[Bar], left: int
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Names (annotations) and swatches (shapes) of the stages in one line above the bars, `left` pixels out.

    Both are empty where there is but one stage: then the title of the figure names it.
    """
    names: list[dict[str, Any]] = []
    swatches: list[dict[str, Any]] = []
    x = float(-left)
    for stage in stages_on(bars):
        name = view.t(STAGES[stage])
        swatches.append(_swatch(stage, x))
        names.append(note(name, x=0, xref="paper", xshift=x + 20, y=1, yref="paper", yshift=24))
        x += 40 + text_width(name, NOTE_SIZE)
    return (names, swatches) if len(names) > 1 else ([], [])


def _gaps(bars: Sequence[Bar], stage: str) -> dict[str, Any]:
    """A line of paper between the parts of a bar, but for parts so short that it would swallow them."""
    longest = max((bar.amount or Decimal(0) for bar in bars), default=Decimal(0))
    widths = [int(len(bar.parts) > 1 and bar.parts.get(stage, Decimal(0)) * 100 > longest) for bar in bars]
    return {"color": PAPER, "width": widths}


def _hover(view: View, bar: Bar, stage: str) -> str:
    t, currency = view.t, view.lens.currency
    if bar.amount is None or stage not in bar.parts:
        return ""
    lines = [f"<b>{bar.name}</b>"]
    if len(bar.parts) > 1:
        part = t.money_exact(bar.parts[stage], currency)
        lines.append(t("{name}: {answer}", name=t(STAGES[stage]), answer=part))
    records = t.plural("{n} record", "{n} records", bar.records)
    lines.append(t("Total {amount}, {records}", amount=t.money_exact(bar.amount, currency), records=records))
    return "<br>".join(lines)


def _swatch(stage: str, x: float) -> dict[str, Any]:
    marker = STAGE_MARKERS[stage]
    return {
        "type": "rect",
        "xref": "paper",
        "yref": "paper",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": 0,
        "yanchor": 1,
        "x0": x,
        "x1": x + 14,
        "y0": 18,
        "y1": 30,
        "fillcolor": PAPER if stage == "announced" else marker["color"],
        "line": marker.get("line", {"width": 0}),
    }
