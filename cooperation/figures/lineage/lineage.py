"""The line of a deal, drawn: boxes by kind, lines for the links that records give, dashed where only we link."""

from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from cooperation.figures.layout.lettering import text_annotation
from cooperation.figures.layout.packing import shortened
from cooperation.figures.layout.theme import (
    BACKGROUND,
    FUTURE,
    HATCH,
    INK,
    LABEL_SIZE,
    MUTED,
    NOTE_SIZE,
    apply_layout,
)
from cooperation.figures.lineage.boxes import (
    PADDING,
    Box,
    kind_of,
    link_text,
    links_text,
    more_box,
    record_box,
)
from cooperation.figures.lineage.layout import CAPTION, Layout, Line, Place, in_columns, outline
from cooperation.findings.lineage import Lineage
from cooperation.records.funding import Funding
from cooperation.sentences import records as in_words
from cooperation.view import View

BAND: Final = 5  # pixels; the colour of the kind at the left edge of a box
_LEFT: Final = 13  # pixels from the edge of a box to its words
_RIGHT: Final = 8
ARROW: Final = 9


def deal_lineage(
    view: View,
    lineage: Lineage,
    *,
    narrow: bool = False,
) -> go.Figure:
    """One box per record, from what a deal comes from to what came of it; every box opens its record."""
    size = NOTE_SIZE if len(lineage.shown) > 4 and not narrow else LABEL_SIZE

    def box(record_id: str, width: float) -> Box:
        return record_box(view, lineage, record_id, width - _LEFT - _RIGHT, size)

    def more(layer: int) -> Box | None:
        hidden = lineage.hidden[layer]
        return more_box(view, _hung_on(lineage, layer), len(hidden)) if hidden else None

    layout = outline(lineage, box, more) if narrow else in_columns(lineage, box, more)
    figure = go.Figure([_boxes(layout), _arrows(layout)])
    figure.update_layout(
        shapes=[*(_line(line) for line in layout.lines), *_bands(layout)],
        annotations=[*_words(layout, size), *_captions(view, lineage, layout)],
        barmode="overlay",
    )
    drawn = apply_layout(figure, round(layout.height) + 6)
    drawn.update_layout(barmode="overlay", margin={"l": 1, "r": 2})
    drawn.update_xaxes(visible=False, range=[0, layout.width + 2])  # half a border more
    drawn.update_yaxes(visible=False, range=[layout.height + 3, -3])
    return drawn


def deal_lineage_alt(view: View, lineage: Lineage) -> str:
    """The text alternative: every record in order, what it is, and what links it to those before it."""
    t = view.t
    said = []
    for record_id in (key for layer in lineage.shown for key in layer):
        record = view.catalogue.listed[record_id]
        linked = links_text(view, lineage.above(record_id), record_id)
        head = t("{title} ({kind}, {state})", title=view.title(record_id), kind=kind_of(view, record),
                 state=in_words.state_in_words(view, record))  # fmt: skip
        said.append(t("{record}. {links}.", record=head, links="; ".join(linked)) if linked else f"{head}.")
    hidden = sum(len(layer) for layer in lineage.hidden)
    if hidden:
        said.append(
            t.plural("And {n} more record, in the table.", "And {n} more records, in the table.", hidden)
        )
    return " ".join([line_text(view, lineage), *said])


def line_text(view: View, lineage: Lineage) -> str:
    """How many records it comes from, and how many came of it: the finding above the figure."""
    t = view.t
    at = next(n for n, layer in enumerate(lineage.shown) if lineage.record_id in layer)
    sizes = [len(shown) + len(hidden) for shown, hidden in zip(lineage.shown, lineage.hidden, strict=True)]
    before, after = sum(sizes[:at]), sum(sizes[at + 1 :])
    comes_from = (
        t.plural("It comes from {n} record.", "It comes from {n} records.", before)
        if before
        else t("Nothing it comes from is on record.")
    )
    came = (
        t.plural("{n} record came of it.", "{n} records came of it.", after)
        if after
        else t("Nothing that came of it is on record.")
    )
    return f"{comes_from} {came}"


def lineage_key_text(view: View, lineage: Lineage) -> str:
    """What the marks mean, and what only we link."""
    t = view.t
    ours = sum(link.inferred for link in lineage.links)
    key = t("Solid edge: done. Outlined: not yet. Lines are links that records give.")
    if not ours:
        return key
    dashed = t.plural(
        "Dashed: {n} link that we make and no source does.",
        "Dashed: {n} links that we make and no source does.",
        ours,
    )
    return f"{key} {dashed}"


def lineage_table(view: View, lineage: Lineage) -> pd.DataFrame:
    """One row per record of the line, the ones that are not drawn included: `id`, then words for readers."""
    t = view.t
    rows = []
    for record_id in lineage.ids:
        record = view.catalogue.listed[record_id]
        amount = in_words.amount_in_words(view, record.amount) if isinstance(record, Funding) else "–"
        linked = links_text(view, lineage.above(record_id), record_id)
        rows.append(
            (
                record_id,
                kind_of(view, record),
                in_words.state_in_words(view, record),
                in_words.main_date_in_words(view, record),
                amount,
                "; ".join(linked) or "–",
            )
        )
    heads = ["id", t("Kind"), t("Where it stands"), t("Date"), t("Amount"), t("What links it to those above")]
    return pd.DataFrame(rows, columns=heads)


def _hung_on(lineage: Lineage, layer: int) -> str:
    """The record shown that most of a layer's hidden ones are linked to."""
    hidden, shown = set(lineage.hidden[layer]), lineage.layer_of
    pairs = [pair for link in lineage.links for pair in ((link.above, link.below), (link.below, link.above))]
    ends = [one for one, other in pairs if other in hidden and one in shown]
    return max(dict.fromkeys(ends), key=ends.count, default=lineage.record_id)


def _boxes(layout: Layout) -> go.Bar:
    """Bars, because a bar can be clicked and reached by keyboard as a whole."""
    places = [*layout.places.values(), *layout.more]
    return go.Bar(
        orientation="h",
        base=[place.x for place in places],
        x=[place.width for place in places],
        y=[place.middle for place in places],
        width=[place.box.height for place in places],
        marker={
            "color": [FUTURE if place.box.is_done else BACKGROUND for place in places],
            "line": {
                "color": [INK if place.box.is_asked_for else HATCH for place in places],
                "width": [2 if place.box.is_asked_for else 1 for place in places],
            },
        },
        customdata=[place.box.record_id for place in places],
        hovertext=[place.box.hover for place in places],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _arrows(layout: Layout) -> go.Scatter:
    ends = [line.corners[-1] for line in layout.lines]
    marker = {"symbol": "triangle-right", "size": ARROW, "color": INK, "standoff": 0}
    return go.Scatter(
        x=[x - ARROW / 3 for x, _ in ends],
        y=[y for _, y in ends],
        mode="markers",
        marker=marker,
        hoverinfo="skip",
        cliponaxis=False,
    )


def _line(line: Line) -> dict[str, Any]:
    path = "M" + " L".join(f"{x:.1f},{y:.1f}" for x, y in line.corners)
    stroke: dict[str, Any] = {"color": MUTED, "width": 1.5, "dash": "4px,4px" if line.inferred else "solid"}
    return {"type": "path", "path": path, "line": stroke, "layer": "below"}


def _bands(layout: Layout) -> list[dict[str, Any]]:
    """The colour of the kind, filled where it is done."""
    return [
        {
            "type": "rect", "xsizemode": "pixel", "xanchor": place.x, "x0": 1, "x1": BAND + 1,
            "y0": place.y + 1, "y1": place.y + place.box.height - 1,
            "fillcolor": place.box.band["color"], "line": {"color": place.box.band["line"], "width": 1.5},
        }
        for place in layout.places.values()
        if place.box.band
    ]  # fmt: skip


def _words(layout: Layout, size: int) -> list[dict[str, Any]]:
    return [
        text_annotation(
            place.box.words,
            x=place.x,
            y=place.y,
            xshift=_LEFT,
            yshift=-PADDING + 2,
            yanchor="top",
            color=INK,
            size=size,
        )
        for place in (*layout.places.values(), *layout.more)
    ]


def _captions(view: View, lineage: Lineage, layout: Layout) -> list[dict[str, Any]]:
    """Above each box what it is to those above it, in the order in which their lines arrive."""
    return [
        text_annotation(words, x=place.x, y=place.y - CAPTION / 2 - 1)
        for record_id, place in layout.places.items()
        if (words := _caption(view, lineage, layout, record_id, place))
    ]


def _caption(view: View, lineage: Lineage, layout: Layout, record_id: str, place: Place) -> str:
    drawn = [link for link in lineage.above(record_id) if link.above in layout.places]
    drawn.sort(key=lambda link: layout.places[link.above].middle)
    words = " · ".join(dict.fromkeys(link_text(view, link, record_id) for link in drawn))
    return shortened(words, place.width, NOTE_SIZE)
