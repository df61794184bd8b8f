"""Bars whose parts are the stages that money has reached: petrol, the stronger the further along."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final, Literal

import plotly.graph_objects as go

from cooperation.figures.layout.lettering import pixel_shape, text_annotation
from cooperation.figures.layout.packing import text_width
from cooperation.figures.layout.theme import BACKGROUND, COMMITTED, COMPLETED, DISBURSING, NOTE_SIZE, SIGNED
from cooperation.language.wording import STAGE_WORDS
from cooperation.view import View

KEY_LINE: Final = 22
_SWATCH: Final = 20  # pixels from the start of a swatch to its name

KeyShape = dict[str, Any]

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
    "repaid": {
        "color": COMPLETED,
        "pattern": {"shape": "|", "bgcolor": COMPLETED, "fgcolor": BACKGROUND, "size": 7, "solidity": 0.2},
    },
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
    view: View, bars: Sequence[Bar], at: Sequence[float], *, orientation: Literal["h", "v"], width: float
) -> list[go.Bar]:
    """One trace per stage, in millions; `at` and `width`: the places and width of the bars, in one unit."""
    across, along = ("y", "x") if orientation == "h" else ("x", "y")
    return [
        go.Bar(
            {
                across: list(at),
                along: [float(bar.parts[stage]) / 1e6 if stage in bar.parts else None for bar in bars],
            },
            name=view.t(STAGE_WORDS[stage]),
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
    view: View, bars: Sequence[Bar], left: int, room: int
) -> tuple[list[KeyShape], list[KeyShape], int]:
    """Names (annotations) and swatches (shapes) of the stages, and the height of their lines above the bars.

    They begin `left` pixels left of the bars and are at most `room` wide. There are none where there is but
    one stage: then the title of the figure names it.
    """
    stages = stages_on(bars)
    if len(stages) < 2:
        return [], [], 0
    said = [view.t(STAGE_WORDS[stage]) for stage in stages]
    places = _in_lines([_SWATCH + text_width(name, NOTE_SIZE) for name in said], room)
    last = places[-1][1]
    names, swatches = [], []
    for stage, name, (start, line) in zip(stages, said, places, strict=True):
        x, up = start - left, 24 + (last - line) * KEY_LINE
        swatches.extend(_swatch(stage, x, up))
        names.append(
            text_annotation(name, x=0, xref="paper", xshift=x + _SWATCH, y=1, yref="paper", yshift=up)
        )
    return names, swatches, 34 + last * KEY_LINE


def _in_lines(widths: Sequence[float], room: float) -> list[tuple[float, int]]:
    """Where things of these widths stand, one after the other: pixels from the left, line from the top."""
    places: list[tuple[float, int]] = []
    x, line = 0.0, 0
    for width in widths:
        if x and x + width > room:
            x, line = 0.0, line + 1
        places.append((x, line))
        x += width + 20
    return places


def _gaps(bars: Sequence[Bar], stage: str) -> dict[str, Any]:
    """A line of paper between the parts of a bar, but for parts so short that it would swallow them."""
    longest = max((bar.amount or Decimal(0) for bar in bars), default=Decimal(0))
    widths = [int(len(bar.parts) > 1 and bar.parts.get(stage, Decimal(0)) * 100 > longest) for bar in bars]
    return {"color": BACKGROUND, "width": widths}


def _hover(view: View, bar: Bar, stage: str) -> str:
    t, currency = view.t, view.lens.currency
    if bar.amount is None or stage not in bar.parts:
        return ""
    lines = [f"<b>{bar.name}</b>"]
    if len(bar.parts) > 1:
        part = t.money_exact(bar.parts[stage], currency)
        lines.append(t("{name}: {answer}", name=t(STAGE_WORDS[stage]), answer=part))
    records = t.plural("{n} record", "{n} records", bar.records)
    lines.append(t("Total {amount}, {records}", amount=t.money_exact(bar.amount, currency), records=records))
    return "<br>".join(lines)


def _swatch(stage: str, x: float, up: float) -> list[KeyShape]:
    """A small bar of the stage, twelve pixels high, its middle `up` pixels above the bars.

    Shapes know no patterns, so stripes are lines.
    """
    marker = STAGE_MARKERS[stage]
    fill = BACKGROUND if stage == "announced" else marker["color"]
    low, high = up - 6, up + 6
    area = pixel_shape("rect", x, x + 14, low, high, fillcolor=fill, line=marker.get("line", {"width": 0}))
    match stage:
        case "announced":
            stripes = [(x, x + 7), (x + 7, x + 14)]
        case "repaid":
            stripes = [(x + 5, x + 5), (x + 10, x + 10)]
        case _:
            stripes = []
    line = {"color": DISBURSING if stage == "announced" else BACKGROUND, "width": 1.5}
    return [area, *(pixel_shape("line", start, end, low, high, line=line) for start, end in stripes)]
