"""The line of a deal on a page: the figure, its table with links, and the box that chooses a deal."""

from typing import Final

import streamlit as st

from components.blocks import markup
from components.blocks.tables import table
from components.blocks.text import escaped, link
from components.charts.panel import figure_panel
from components.shell.current_view import page_param
from cooperation.figures.figure import Figure
from cooperation.figures.lineage.definitions import deals, lineage_figure
from cooperation.view import View

FIRST_SHOWN: Final = "ebrd-crm-ta-facility"  # the grant whose way from a memorandum began this dashboard


def lineage_panel(view: View, record_id: str, title: str = "") -> None:
    """The line of a record; nothing where no link of it makes one."""
    found = lineage_figure(view, record_id, title)
    if found is None:
        return
    figure_panel(view, found)
    with st.expander(view.t("Table"), icon=":material/table_rows:"):
        _table(view, found)


def deal_picker(view: View, title: str) -> str:
    """A title and a box whose value stands in the address as `deal=`; empty where nothing makes a line."""
    found = deals(view)
    if not found:
        return ""
    ordered = tuple(sorted(found, key=lambda deal: view.title(deal).casefold()))
    usual = FIRST_SHOWN if FIRST_SHOWN in found else ordered[0]
    st.html(markup.heading(2, title))
    asked = st.query_params.get("deal", usual)
    near = (asked,) if asked in found else tuple(deal for deal in view.nearest(asked) if deal in found)
    st.session_state["own_deal"] = page_param("deal", near or (usual,), usual)
    chosen: str = st.selectbox(
        view.t("The line of"), ordered, format_func=view.title, key="own_deal", on_change=_take, width=840
    )
    with st.container(key="whole_title"):  # where the box is too narrow for it, see style.css
        st.html(markup.quiet(view.title(chosen)))
    return chosen


def _take() -> None:
    st.query_params["deal"] = st.session_state["own_deal"]


def _table(view: View, found: Figure) -> None:
    frame = found.table()
    titles = [
        link(view.title(record_id), view.address("record", id=record_id)) for record_id in frame.pop("id")
    ]
    words = frame.map(escaped)
    words.insert(0, view.t("Record"), titles)
    table(words)
