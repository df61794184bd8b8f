"""Tables for reading: real HTML tables with names, numbers on the right, words where a value is missing."""

from typing import Any

import pandas as pd
import streamlit as st

from components.text import escaped, quiet
from cooperation.figures.tables import LINK as _LINK
from cooperation.view import View


def table(frame: pd.DataFrame) -> None:
    """The frame as it is, its columns as headings; cells may hold Markdown made by `components.text`."""
    st.table(frame.set_index(frame.columns[0]) if len(frame.columns) > 1 else frame, border="horizontal")


def number_table(frame: pd.DataFrame, key: str) -> None:
    """As `table`, all columns but the first on the right; `key` is its own on the page."""
    with st.container(key=f"numbers_{key}"):
        table(frame)


def records_table(view: View, frame: pd.DataFrame) -> None:
    """All records of a selection; numbers stay numbers, the first column leads to the record."""
    if frame.empty:
        st.markdown(quiet(escaped(view.t("no record"))))  # Streamlit's own word for it is English everywhere
        return
    configuration: dict[Any, Any] = {
        name: st.column_config.NumberColumn(format="localized") for name in frame.select_dtypes("number")
    }
    configuration[_LINK] = st.column_config.LinkColumn(
        view.t("Open"), display_text=view.t("open"), width="small"
    )
    configuration[view.t("Record")] = st.column_config.TextColumn(width="large")
    st.dataframe(frame, hide_index=True, column_config=configuration, width="stretch", placeholder="")
