"""The line of a deal on a page: the figure, its table with links, and the box that chooses a deal."""

from typing import Final

import streamlit as st

from components.blocks import markup
from components.blocks.tables import table
from components.blocks.text import escaped, link
from components.charts.panel import PanelWords, figure_panel
from components.shell.current_view import page_param
from cooperation.figures.lineage.layout import laid_out_for
from cooperation.figures.lineage.lineage import (
    deal_lineage,
    deal_lineage_in_words,
    line_in_words,
    lineage_key_in_words,
    lineage_table,
)
from cooperation.findings.lineage import Lineage, in_a_line, lineage
from cooperation.view import View

FIRST_SHOWN: Final = "ebrd-crm-ta-facility"  # the grant whose way from a memorandum began this dashboard


def lineage_panel(view: View, record_id: str, title: str = "") -> None:
    """The line of a record; nothing where no link of it makes one."""
    found = lineage(view.catalogue, record_id, _there(view), view.lens.as_of)
    if found is None:
        return
    figure_panel(
        view,
        deal_lineage,
        found,
        in_words=deal_lineage_in_words,
        words=PanelWords(
            title,
            line_in_words(view, found),
            lineage_key_in_words(view, found),
        ),
        narrow=round(laid_out_for(found)),
        opens_records=True,
        deal=record_id,
    )
    with st.expander(view.t("Table"), icon=":material/table_rows:"):
        _table(view, found)


def deal_picker(view: View, title: str) -> str:
    """A title and a box whose value stands in the address as `deal=`; empty where nothing makes a line."""
    deals = in_a_line(view.catalogue, _there(view))
    if not deals:
        return ""
    ordered = tuple(sorted(deals, key=lambda each: view.title(each).casefold()))
    usual = FIRST_SHOWN if FIRST_SHOWN in deals else ordered[0]
    st.html(markup.heading(2, title))
    asked = st.query_params.get("deal", usual)
    near = (asked,) if asked in deals else tuple(each for each in view.nearest(asked) if each in deals)
    st.session_state["own_deal"] = page_param("deal", near or (usual,), usual)
    chosen: str = st.selectbox(
        view.t("The line of"), ordered, format_func=view.title, key="own_deal", on_change=_take, width=840
    )
    with st.container(key="whole_title"):  # where the box is too narrow for it, see style.css
        st.html(markup.quiet(view.title(chosen)))
    return chosen


def _take() -> None:
    st.query_params["deal"] = st.session_state["own_deal"]


def _there(view: View) -> frozenset[str]:
    """What is there on the day of the view, whatever else is selected."""
    return frozenset(view.rows.records["id"])


def _table(view: View, found: Lineage) -> None:
    frame = lineage_table(view, found)
    titles = [link(view.title(each), view.address("record", id=each)) for each in frame.pop("id")]
    words = frame.map(escaped)
    words.insert(0, view.t("Record"), titles)
    table(words)
