"""Bars of money, in millions of the lens's currency: one breakdown at a time, and the ladder of stages."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from cooperation.counting.totals import NOT_RECORDED, Role, breakdown, breakdown_by_stage, exact_sum, ladder
from cooperation.figures.layout.lettering import text_annotation, wrap_text
from cooperation.figures.layout.packing import text_width
from cooperation.figures.layout.theme import INK, LABEL_SIZE, apply_layout
from cooperation.figures.money.amounts import bare_millions, largest_text, scope_text, without_amount
from cooperation.figures.money.names import key_text
from cooperation.figures.money.stages import STAGE_MARKERS, Bar, stage_key, stage_traces
from cooperation.figures.money.years import rows_of_years, with_end_of_coverage, year_columns, years_of
from cooperation.language.translator import Translator
from cooperation.language.wording import COUNT_WORDS, ROLE_TITLES, STAGE_WORDS, place_name
from cooperation.records.record import COUNTRIES, SHARED
from cooperation.view import View

_ROW: Final = 34  # pixels from bar to bar, two lines of label
_NARROW_ROW: Final = 56  # with the label above
LADDER_ROW: Final = 56
SECOND_LINE: Final = 16  # more, below a bar whose lack has reasons in a line of their own
YEAR_ROW: Final = 28
_PHONE: Final = 328  # the width of a figure in a window of 360 pixels
_ASSUMED: Final = 480  # what a figure has at least elsewhere
_LABEL_ROOM: Final = 236  # the widest that labels beside bars may be
_VALUE_ROOM: Final = 68
SHOWN_IMPLEMENTERS: Final = 12
OTHERS: Final = ""  # the key of a bar that stands for many: nothing to click


def breakdown_bars(
    view: View, funding: pd.DataFrame, *, role: Role = "country", narrow: bool = False
) -> go.Figure:
    """One bar per value of the role, stacked by stage, in the order of `breakdown`; years as columns.

    Clicking gives the key of the role: for countries the ISO code. Narrow: names above bars, years as bars.
    """
    bars = bars_of(view, funding, role)
    if not bars:
        return nothing_to_draw(view, funding)
    if role == "year":
        years = years_of(view, funding, bars)
        return _years_across(view, years) if narrow else year_columns(view, years)
    if narrow:
        return _across(view, bars, above=True, row=_NARROW_ROW, room=_PHONE)
    return _across(view, bars, above=False, row=_ROW, room=_ASSUMED)


def breakdown_alt(view: View, funding: pd.DataFrame, *, role: Role = "country") -> str:
    """The text alternative of `breakdown_bars`: total, largest values, and what has none and why."""
    t = view.t
    bars = bars_of(view, funding, role)
    said = [
        scope_text(view, funding),
        t("Broken down by: {role}.", role=t(ROLE_TITLES[role])),
        largest_text(view, [(bar.name, bar.amount) for bar in bars if bar.amount is not None]),
        *(
            t("{name}: {answer}.", name=bar.name, answer=", ".join(bar.without))
            for bar in bars
            if bar.amount is None
        ),
    ]
    return " ".join(sentence for sentence in said if sentence)


def stage_ladder(view: View, funding: pd.DataFrame) -> go.Figure:
    """One bar per stage, announced first. The stages are never added up: nothing here is their sum."""
    bars = _ladder_bars(view, funding)
    places, rows = _places_down(bars, LADDER_ROW)
    figure = go.Figure(stage_traces(view, bars, places, orientation="h", width=26 / LADDER_ROW))
    figure.update_layout(
        annotations=[
            *(
                _name_above(_stage_name(view.t, bar), at, bar=26)
                for at, bar in zip(places, bars, strict=True)
            ),
            *(_value(view.t, bar, at, below=13) for at, bar in zip(places, bars, strict=True)),
        ]
    )
    return _on_paper(figure, bars, LADDER_ROW, rows, left=0, top=6)


def stage_ladder_alt(view: View, funding: pd.DataFrame) -> str:
    """The text alternative of `stage_ladder`: each stage with its own amount."""
    t, currency = view.t, view.lens.currency
    steps = [
        t(
            "{name}: {answer}",
            name=bar.name,
            answer=", ".join(bar.without) if bar.amount is None else t.money(bar.amount, currency),
        )
        for bar in _ladder_bars(view, funding)
    ]
    return t(
        "Public money as of {day}, {count}, by the stage it has reached, never added up. {steps}.",
        count=t(COUNT_WORDS[view.lens.count]),
        day=t.day(view.lens.as_of),
        steps="; ".join(steps),
    )


def bars_of(view: View, funding: pd.DataFrame, role: Role) -> list[Bar]:
    """The bars of a breakdown; their amounts add up to `total` exactly, whatever the role."""
    stages = view.selection.counted_stages
    parts = breakdown_by_stage(funding, role, stages)
    bars = [
        Bar(
            str(key),
            key_text(view, role, str(key)),
            amount,
            int(records),
            {part.stage: part.amount for part in parts[parts["key"] == key].itertuples()},
        )
        for key, amount, records in breakdown(funding, role, stages).itertuples(index=False, name=None)
        if amount is not None
    ]
    if role == "country":
        found = {bar.key: bar for bar in bars}
        return [found.get(place) or _bar_without(view, funding, place) for place in _places(view, funding)]
    return _few(view.t, bars) if role == "implementer" else bars


def nothing_to_draw(view: View, funding: pd.DataFrame) -> go.Figure:
    """The answer in words, in place of a figure."""
    figure = go.Figure()
    answer = " · ".join(without_amount(view, funding))
    figure.update_layout(
        annotations=[text_annotation(answer, x=0, xref="paper", y=0.5, yref="paper", size=LABEL_SIZE)]
    )
    drawn = apply_layout(figure, 60)
    drawn.update_xaxes(visible=False)
    drawn.update_yaxes(visible=False)
    return drawn


def _across(view: View, bars: Sequence[Bar], *, above: bool, row: int, room: int) -> go.Figure:
    """Bars from left to right, the first on top, names above or beside them, in at least `room` pixels."""
    names = [wrap_text(bar.name, _LABEL_ROOM) for bar in bars]
    left = 0 if above else round(max(text_width(line, LABEL_SIZE) for lines in names for line in lines)) + 18
    places, rows = _places_down(bars, row) if above else (list(range(len(bars))), len(bars))
    figure = go.Figure(stage_traces(view, bars, places, orientation="h", width=min(20, row - 6) / row))
    said = [
        _name_above(bar.name, at, bar=20) if above else _name_beside("<br>".join(lines), at, left)
        for at, bar, lines in zip(places, bars, names, strict=True)
    ]
    key, swatches, top = stage_key(view, bars, left, room)
    values = [_value(view.t, bar, at, below=13 if above else 0) for at, bar in zip(places, bars, strict=True)]
    figure.update_layout(annotations=[*said, *values, *key], shapes=swatches)
    return _on_paper(figure, bars, row, rows, left, top=top or 4)


def _places_down(bars: Sequence[Bar], row: int) -> tuple[list[float], float]:
    """Where bars with names above stand, in rows, and how many rows they take: reasons have a line more."""
    places, y = [], 0.0
    for bar in bars:
        places.append(y)
        y += 1 + (SECOND_LINE / row if len(bar.without) > 1 else 0)
    return places, y


def _years_across(view: View, years: Sequence[Bar]) -> go.Figure:
    rows = rows_of_years(view, years)
    return with_end_of_coverage(view, _across(view, rows, above=False, row=YEAR_ROW, room=_PHONE), rows)


def _on_paper(
    figure: go.Figure, bars: Sequence[Bar], row: int, rows: float, left: int, top: int
) -> go.Figure:
    drawn = apply_layout(figure, round(top + row * rows))
    longest = max((float(bar.amount) for bar in bars if bar.amount), default=1e6) / 1e6
    drawn.update_layout(barmode="stack", margin={"l": left, "r": _VALUE_ROOM, "t": top})
    drawn.update_xaxes(visible=False, range=[0, longest * 1.004])  # the outline of the longest whole
    drawn.update_yaxes(visible=False, range=[rows - 0.5, -0.5])
    return drawn


def _name_beside(name: str, at: float, left: int) -> dict[str, Any]:
    """Left of its bar, with its own left edge on the edge of the page."""
    return text_annotation(name, x=0, xref="paper", xshift=-left, y=at, color=INK, size=LABEL_SIZE)


def _name_above(name: str, at: float, bar: int) -> dict[str, Any]:
    return text_annotation(
        name, x=0, xref="paper", y=at, yshift=bar / 2 + 1, yanchor="bottom", color=INK, size=LABEL_SIZE
    )


def _value(t: Translator, bar: Bar, at: float, below: int = 0) -> dict[str, Any]:
    """Behind the end of the bar; where there is no bar, the answer and its reasons.

    Where the name stands above the bar, `below` is half its height: words fill two lines from its upper edge.
    """
    if bar.amount is None and below:
        answer, *reasons = bar.without
        words = "<br>".join([answer, *([" · ".join(reasons)] if reasons else [])])
        return text_annotation(words, x=0, y=at, yanchor="top", yshift=below)
    if bar.amount is None:
        return text_annotation(" · ".join(bar.without), x=0, y=at)
    text = bare_millions(t, bar.amount)
    return text_annotation(text, x=float(bar.amount) / 1e6, y=at, xshift=7, color=INK, size=LABEL_SIZE)


def _places(view: View, funding: pd.DataFrame) -> list[str]:
    """The countries asked for, and the shared line where it is asked for or names one of them."""
    asked = view.selection.countries
    countries = [place for place in COUNTRIES if not asked or place in asked]
    shared = not asked or SHARED in asked or bool((funding["place"] == SHARED).any())
    return [*countries, *([SHARED] if shared else [])]


def _bar_without(view: View, funding: pd.DataFrame, place: str) -> Bar:
    rows = funding[funding["place"] == place]
    return Bar(
        place, place_name(view.t, place), None, rows["id"].nunique(), without=without_amount(view, rows)
    )


def _few(t: Translator, bars: list[Bar]) -> list[Bar]:
    """The largest implementers and one bar for all others; what is not recorded keeps its own."""
    rest = [bar for bar in bars[SHOWN_IMPLEMENTERS:] if bar.key != NOT_RECORDED]
    if len(rest) < 2:
        return bars
    parts = {
        stage: exact_sum(pd.Series([bar.parts[stage] for bar in rest if stage in bar.parts], dtype=object))
        for stage in STAGE_MARKERS
        if any(stage in bar.parts for bar in rest)
    }
    others = Bar(
        OTHERS,
        t.plural("{n} other", "{n} others", len(rest)),
        sum(parts.values(), Decimal(0)),
        sum(bar.records for bar in rest),  # a record has one first implementer, so none is counted twice
        parts,
    )
    not_recorded = [bar for bar in bars[SHOWN_IMPLEMENTERS:] if bar.key == NOT_RECORDED]
    return [*bars[:SHOWN_IMPLEMENTERS], others, *not_recorded]


def _ladder_bars(view: View, funding: pd.DataFrame) -> list[Bar]:
    """Each stage is asked for alone: rows that do not count then name their own reason, not their stage."""
    t = view.t
    return [
        Bar(stage, t(STAGE_WORDS[stage]), amount, int(records), {stage: amount})
        if amount is not None
        else Bar(
            stage,
            t(STAGE_WORDS[stage]),
            None,
            0,
            without=without_amount(view.with_selection(stage=stage), funding[funding["stage"] == stage]),
        )
        for stage, amount, records in ladder(funding).itertuples(index=False, name=None)
    ]


def _stage_name(t: Translator, bar: Bar) -> str:
    if not bar.records:
        return f"<b>{bar.name}</b>"
    return t.plural(
        "<b>{stage}</b> · {n} record", "<b>{stage}</b> · {n} records", bar.records, stage=bar.name
    )
