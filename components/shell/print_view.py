"""What stands on paper alone: what is left out there, and tables that on the screen are drawings."""

from collections.abc import Iterable
from html import escape
from typing import Final

import pandas as pd
import streamlit as st

from components.blocks.markup import quiet
from cooperation.figures.money.tables import LINK
from cooperation.view import View

_ROWS: Final = 40  # a sheet and a half
_COLUMNS: Final = 8  # the first, as many as an upright sheet holds


def print_view(what: str, words: str) -> None:
    """Words which say what is left out; `what` tells them apart."""
    with st.container(key=f"print_only_{what}"):
        st.html(quiet(words))


def printed_records(view: View, frame: pd.DataFrame) -> None:
    """The first rows of a table of records: that of the screen scrolls, and a browser does not print it."""
    shown = frame.drop(columns=LINK, errors="ignore").iloc[:_ROWS, :_COLUMNS]
    if shown.empty:
        return
    rows = "".join(_row("td", (_cell(view, value) for value in row)) for row in shown.itertuples(index=False))
    said = view.t(
        "The first {n} of {all} records; the page has all, and files of them for download.",
        n=len(shown),
        all=len(frame),
    )
    table = (
        f'<table class="print-table"><thead>{_row("th", shown.columns)}</thead><tbody>{rows}</tbody></table>'
    )
    with st.container(key="print_only_records"):
        st.html(table + (quiet(said) if len(frame) > len(shown) else ""))


def _row(kind: str, cells: Iterable[object]) -> str:
    return f"<tr>{''.join(f'<{kind}>{escape(str(each))}</{kind}>' for each in cells)}</tr>"


def _cell(view: View, value: object) -> str:
    """Numbers as the reader's language writes them; nothing where there is none."""
    if isinstance(value, float):
        return "" if pd.isna(value) else view.t.number(value, 2)
    return str(value)
