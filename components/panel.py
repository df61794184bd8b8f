"""A figure with everything it needs: title, finding, drawing, text alternative, source line, table."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components.current_view import current_page, origin, own_parameters
from components.figure import Drawing, draw_figure
from components.tables import number_table
from components.text import escaped, quiet
from cooperation.exports.citation import Subject, citation
from cooperation.exports.naming import file_name
from cooperation.view import View

FigureFunction = Callable[..., go.Figure]
WordsFunction = Callable[..., str]


@dataclass(frozen=True)
class PanelWords:
    """What stands around a figure. `finding` is computed; `source` says what lies under the figure and what outside."""

    title: str
    finding: str = ""
    source: str = ""


def figure_panel(
    view: View,
    function: FigureFunction,
    rows: Any,
    *,
    in_words: WordsFunction,
    words: PanelWords,
    as_table: Callable[..., pd.DataFrame] | None = None,
    narrow: bool = False,
    on_place: Callable[[str], None] | None = None,
    opens_records: bool = False,
    **options: Any,
) -> None:
    """Draw `function(view, rows, **options)`, called once for all readers per function, `view.key` and options.

    `narrow`: the function also draws for a phone when given `narrow=True`. `as_table` gives the numbers behind
    the figure.
    """
    name = f"{function.__name__}_{'_'.join(str(value) for value in options.values())}".rstrip("_")
    if words.title:
        st.subheader(escaped(words.title), anchor=False)
    if words.finding:
        st.markdown(quiet(escaped(words.finding)))
    address, page_title = current_page()
    subject = Subject(words.title or page_title, address, own_parameters(), origin())
    drawing = _drawing(name, view.key, narrow, function, in_words, view, rows, options)
    draw_figure(
        drawing,
        key=f"figure_{name}",
        file_name=file_name(view, subject, name, "png").removesuffix(".png"),
        source=words.source,
        caption=(words.title, words.finding, words.source, citation(view, subject)),
        labels={
            "download": view.t("Download"),
            "keys": view.t("Arrow keys move from point to point, Enter opens one."),
        },
        language=view.selection.language,
        on_place=on_place,
        record_address=view.address("record", id="") if opens_records else "",
    )
    if as_table is not None:
        with st.expander(view.t("Table"), icon=":material/table_rows:"):
            number_table(as_table(view, rows, **options), name)


def key_panel(view: View, function: FigureFunction, *rows: Any, alt: str, **options: Any) -> None:
    """A key to a figure: drawn like one, with nothing to click or to take away."""
    drawing = _key_drawing(function.__name__, view.key, str(options), function, view, rows, alt, options)
    draw_figure(drawing, key=f"key_{function.__name__}", language=view.selection.language)


@st.cache_resource(max_entries=100, show_spinner=False)
def _key_drawing(
    name: str,  # noqa: ARG001  # the first three are the key of the cache
    key: str,  # noqa: ARG001
    chosen: str,  # noqa: ARG001
    _function: FigureFunction,
    _view: View,
    _rows: Any,
    _alt: str,
    _options: dict[str, Any],
) -> Drawing:
    return Drawing.of(_function(_view, *_rows, **_options), alt=_alt)


@st.cache_resource(max_entries=500, show_spinner=False)
def _drawing(
    name: str,  # noqa: ARG001  # the first three are the key of the cache
    key: str,  # noqa: ARG001
    narrow: bool,
    _function: FigureFunction,
    _in_words: WordsFunction,
    _view: View,
    _rows: Any,
    _options: dict[str, Any],
) -> Drawing:
    """The one cache of figures. What it returns is shared by all readers and never changed."""
    wide = _function(_view, _rows, **_options)
    small = _function(_view, _rows, narrow=True, **_options) if narrow else None
    return Drawing.of(wide, alt=_in_words(_view, _rows, **_options), narrow=small)
