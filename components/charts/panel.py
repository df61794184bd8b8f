"""A figure with everything it needs: title, finding, drawing, text alternative, source line, table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components.blocks.markup import heading, quiet
from components.blocks.tables import number_table, records_table
from components.charts.figure import NARROW, Below, FigurePayload, draw_figure
from components.shell import render_lock as turns
from components.shell.current_view import current_page, origin, page_params
from cooperation.exports.citation import Subject, citation
from cooperation.exports.naming import file_name
from cooperation.figures.layout.packing import WIDTH
from cooperation.figures.money.tables import LINK
from cooperation.view import Kept, View

FigureFunction = Callable[..., go.Figure]
WordsFunction = Callable[..., str]
DisplayMode = Literal[
    "page",      # among other things: its table in an expander
    "light",     # the same, its table a page away: the first page sends as little as it can
    "alone",     # on the page of single figures, its table open
    "embedded",  # the same on another site: without its table, and with nothing to click
]  # fmt: skip


@dataclass(frozen=True)
class PanelWords:
    """What stands around a figure. `finding` is computed; `source` says what lies under the figure and what outside.

    `untitled`: the page's own title or a switch says it already; the title is for images and for the figure alone.
    `key`: what the marks mean, for images, where the page has a key of its own.
    """

    title: str
    finding: str = ""
    source: str = ""
    untitled: bool = False
    key: str = ""


@dataclass(frozen=True)
class PanelInfo:
    """The title of a figure, its height in pixels, and of one among several the parameters that name it, which its
    code for other sites needs even where the address left them out."""

    title: str
    height: int
    own: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Single:
    """What makes a figure one that can be shown alone: under which parameters the page of single figures shows it,
    the numbers behind it, and where it stands now."""

    parameters: Mapping[str, str]
    as_table: Callable[..., pd.DataFrame] | None
    shown: DisplayMode = "page"


def figure_panel(
    view: View,
    function: FigureFunction,
    rows: Any,
    *,
    in_words: WordsFunction,
    words: PanelWords,
    narrow: bool | Literal["only", "scrolls"] | int = False,
    chooses_places: bool = False,
    opens_records: bool | str = False,
    single: Single | None = None,
    **options: Any,
) -> PanelInfo:
    """Draw `function(view, rows, **options)`, called once for all readers per function, `view.key` and options.

    `narrow`: the function also draws for a phone when given `narrow=True`, a number: on less than so many pixels;
    "only": it is drawn for nothing else; "scrolls": a phone shows a part of it at a time.
    `chooses_places`: a chosen country narrows every page to it.
    `opens_records`: a chosen point leads to the page of its record, or to the given address with the id of the
    point put behind.
    """
    turns.yield_to_foreground()
    name = f"{function.__name__}_{'_'.join(str(value) for value in options.values())}".rstrip("_")
    drawing = _DRAWN.get(
        (name, view.key, narrow),
        lambda: _drawing(partial(function, view, rows, **options), in_words(view, rows, **options), narrow),
    )
    shown = single.shown if single else "page"
    address, page_title = current_page()
    subject = Subject(words.title or page_title, address, page_params(), origin())
    can_click = shown != "embedded"
    draw_figure(
        drawing,
        key=f"figure_{name}",
        above=_words_above(words, shown),
        below=Below(
            file_name(view, subject, name, "png").removesuffix(".png"),
            words.source,
            words.title,
            words.finding,
            (words.key, words.source, citation(view, subject)),
            _more(view, single) if single else None,
        ),
        labels={
            "download": view.t("Download"),
            "keys": view.t("Arrow keys move from point to point, Enter opens one."),
        },
        language=view.selection.language,
        chooses_places=chooses_places and can_click,
        record_address=_address(view, opens_records) if can_click else "",
    )
    as_table = single.as_table if single else None
    if as_table is not None:
        _table_below(shown, lambda: _table(view, as_table(view, rows, **options), name), view.t("Table"))
    return PanelInfo(words.title, max(drawing.height, drawing.narrow_height))


def _words_above(words: PanelWords, shown: DisplayMode) -> str:
    """As HTML. The title of a figure that is alone is that of its page."""
    said = []
    if shown == "alone":
        said.append(heading(1, words.title))
    elif words.title and not (words.untitled and shown == "page"):
        said.append(heading(2, words.title))
    if words.finding:
        said.append(quiet(words.finding))
    return "".join(said)


def _address(view: View, opens_records: bool | str) -> str:
    """To which the id of a chosen point is added; empty where there is nothing to open."""
    if isinstance(opens_records, str):
        return opens_records
    return view.address("record", id="") if opens_records else ""


def _more(view: View, single: Single) -> tuple[str, str] | None:
    """The way to the figure alone, where its code for other sites is, and on a light page its table."""
    if single.shown not in ("page", "light"):
        return None
    label = view.t("Embed") if single.shown == "page" else view.t("Table, embed")
    return label, view.address("figure", **single.parameters)


def _table_below(shown: DisplayMode, draw: Callable[[], None], label: str) -> None:
    """The table where it belongs: open beside a single figure, in an expander elsewhere."""
    if shown == "alone":
        draw()
    elif shown == "page":
        with st.expander(label, icon=":material/table_rows:"):
            draw()


def _table(view: View, frame: pd.DataFrame, name: str) -> None:
    """Numbers to be read; records, which are many, to be sorted and opened."""
    if LINK in frame.columns:
        records_table(view, frame)
    else:
        number_table(view.t, frame, name)


def key_panel(view: View, function: FigureFunction, *rows: Any, alt: str, **options: Any) -> None:
    """A key to a figure: drawn like one, with nothing to click or to take away."""
    key = (function.__name__, view.key, str(options))
    drawing = _DRAWN.get(key, lambda: FigurePayload.of(function(view, *rows, **options), alt=alt))
    draw_figure(drawing, key=f"key_{function.__name__}", language=view.selection.language)


def _drawing(draw: Callable[..., go.Figure], alt: str, narrow: bool | str | int) -> FigurePayload:
    if not narrow:
        return FigurePayload.of(draw(), alt=alt)
    if narrow == "scrolls":
        return FigurePayload.of(draw(), alt=alt, least_width=int(WIDTH))
    small = draw(narrow=True)
    if narrow == "only":
        return FigurePayload.of(small, alt=alt)
    below = NARROW if narrow is True else int(narrow)
    return FigurePayload.of(draw(), alt=alt, narrow=small, narrow_below=below)


_DRAWN: Kept[FigurePayload] = Kept(1500)  # the one cache of figures, for all readers; some 15 KB each
