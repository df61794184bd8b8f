"""A table of many records: sorted by any column and narrowed by typing in the browser, cards on a phone.

Its browser side is `components/browser/records_table.js`. `st.dataframe` draws on a canvas: no printer and no screen
reader sees its cells, a phone loses its last columns, and it takes a fifth of a second of a laptop's processor.
"""

from functools import cache
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from components.blocks.text import escaped, quiet
from cooperation.figures.money.tables import LINK, is_order_column, order_column
from cooperation.view import View


@cache
def _component() -> ComponentRenderer:
    """Made at the first table and not at import, because Streamlit finds its files only while it runs."""
    return st.components.v2.component(
        "components.records_table", js="records_table.js", css="records_table.css", isolate_styles=False
    )


def records_table(view: View, frame: pd.DataFrame, *, key: str = "records") -> None:
    """All rows of `frame`. The column after `LINK` leads to the record; numbers stand on the right.

    A column whose text does not sort as it should, such as a date, has its sort keys in `order_column(title)`.
    """
    if frame.empty:
        st.markdown(quiet(escaped(view.t("no record"))))
        return
    _component()(key=f"table_{key}", data=table_data(view, frame), height="content")


def table_data(view: View, frame: pd.DataFrame) -> dict[str, Any]:
    """What the browser is sent: addresses of the records, and each column with its cells as text and sort keys."""
    t = view.t
    titles = [str(title) for title in frame.columns if title != LINK and not is_order_column(str(title))]
    return {
        "links": list(frame[LINK]),
        "columns": [_column(view, frame, title) for title in titles],
        "language": view.selection.language,
        "labels": {
            "caption": t("Records"),
            "filter": t("Narrow by typing"),
            "shown": t("Shown: {n} of {all}", n="{n}", all="{all}"),
            "all": t("Show all {all}", all="{all}"),
            "none": t("No record has these words."),
            "printed": t("The first {n} of {all} records; the page has all, and files of them for download."),
        },
    }


def _column(view: View, frame: pd.DataFrame, title: str) -> dict[str, Any]:
    values = frame[title]
    if pd.api.types.is_numeric_dtype(values):
        cells = ["" if pd.isna(value) else view.t.number(value, 2) for value in values]
        return {
            "title": title,
            "cells": cells,
            "order": [None if pd.isna(value) else value for value in values],
        }
    order = order_column(title)
    keys = list(frame[order]) if order in frame.columns else None
    return {"title": title, "cells": [str(value) for value in values], "order": keys}
