"""What the colours and marks of the map mean, as a small figure beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Literal

import plotly.graph_objects as go

from cooperation.figures.layout.lettering import pixel_shape, text_annotation
from cooperation.figures.layout.theme import (
    BACKGROUND,
    HATCH,
    INK,
    LAND,
    MAP_CLASSES,
    NOTE_SIZE,
    PROJECT,
    apply_layout,
)
from cooperation.figures.map.maps import UNDER_WAY, MapRows, Measure, answers_by_country, map_limits
from cooperation.figures.money.amounts import bare_millions
from cooperation.view import View

_ROW: Final = 26  # pixels
Mark = Literal["area", "hatched", "full", "open"]


@dataclass(frozen=True)
class MapLegendEntry:
    """A mark as on the map, its colour, and what it means."""

    mark: Mark
    colour: str
    words: str


def map_legend(view: View, rows: MapRows, *, measure: Measure = "signed") -> go.Figure:
    """One line per class, the largest on top, and per mark that occurs."""
    entries = map_legend_entries(view, rows, measure)
    figure = go.Figure()
    figure.update_layout(
        shapes=[shape for at, entry in enumerate(entries) for shape in _shapes(entry, at)],
        annotations=[_words(entry, at) for at, entry in enumerate(entries)],
    )
    drawn = apply_layout(figure, _ROW * len(entries) + 2)
    drawn.update_xaxes(visible=False)
    drawn.update_yaxes(visible=False)
    return drawn


def map_legend_alt(view: View, rows: MapRows, *, measure: Measure = "signed") -> str:
    """The text alternative of `map_legend`."""
    words = "; ".join(entry.words for entry in map_legend_entries(view, rows, measure))
    return view.t("What the map shows, from strong to pale: {words}.", words=words)


def map_legend_entries(view: View, rows: MapRows, measure: Measure) -> list[MapLegendEntry]:
    """All five classes, so that their limits can be read; other marks only where they occur."""
    t = view.t
    answers = answers_by_country(view, rows, measure)
    ranges = _ranges(view, map_limits(answers, measure), measure)
    if not ranges and any(answer.value is not None for answer in answers.values()):
        ranges = [t.number(0)]
    areas = [
        MapLegendEntry("area", colour, words) for colour, words in zip(MAP_CLASSES, ranges, strict=False)
    ]
    said = {answer.said for answer in answers.values() if answer.value is None}
    phases = set(rows.sites["phase"])
    marks = [
        (t("nothing that counts") in said, MapLegendEntry("area", LAND, t("nothing that counts (not zero)"))),
        (t("no record") in said, MapLegendEntry("hatched", BACKGROUND, t("no record (not zero)"))),
        (
            bool(phases & set(UNDER_WAY)),
            MapLegendEntry("full", PROJECT, t("project, under construction or operating")),
        ),
        (bool(phases - set(UNDER_WAY)), MapLegendEntry("open", PROJECT, t("project, planned or agreed"))),
    ]
    return [*reversed(areas), *(entry for occurs, entry in marks if occurs)]


def _ranges(view: View, limits: Sequence[Decimal], measure: Measure) -> list[str]:
    """The classes in words, the lowest first. Counts end below the next limit, amounts at it."""
    if not limits:
        return []
    t, money = view.t, measure == "signed"
    last = Decimal(0 if money else 1)
    lows = [_number(view, limit, money=money) for limit in limits]
    highs = [_number(view, limit - last, money=money) for limit in limits[1:]]
    lowest = t.number(1) if not money and limits[0] == 2 else t("under {n}", n=lows[0])
    return [
        lowest,
        *(
            low if low == high else t("{low}–{high}", low=low, high=high)
            for low, high in zip(lows, highs, strict=False)
        ),
        t("{n} or more", n=lows[-1]),
    ]


def _number(view: View, limit: Decimal, *, money: bool) -> str:
    if not money:
        return view.t.number(int(limit))
    millions = limit / 1_000_000
    return view.t.number(int(millions)) if millions == int(millions) else bare_millions(view.t, limit)


def _words(entry: MapLegendEntry, at: int) -> dict[str, Any]:
    where = {"x": 0, "xref": "paper", "xshift": 46, "y": 1, "yref": "paper", "yshift": -(at + 0.5) * _ROW}
    return text_annotation(entry.words, color=INK, size=NOTE_SIZE, **where)


def _shapes(entry: MapLegendEntry, at: int) -> list[dict[str, Any]]:
    middle = -(at + 0.5) * _ROW
    if entry.mark in ("full", "open"):
        look = {"fillcolor": entry.colour if entry.mark == "full" else BACKGROUND}
        return [
            pixel_shape("circle", 13, 23, middle - 5, middle + 5, **look, line={"color": PROJECT, "width": 2})
        ]
    outline = {"color": HATCH, "width": 1 if entry.colour in (BACKGROUND, LAND) else 0}
    area = pixel_shape("rect", 0, 36, middle - 9, middle + 9, fillcolor=entry.colour, line=outline)
    if entry.mark == "area":
        return [area]
    thin = {"color": HATCH, "width": 0.8}
    return [area, *(pixel_shape("line", x, x + 18, middle - 9, middle + 9, line=thin) for x in (0, 9, 18))]
