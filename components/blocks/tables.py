"""Tables for reading: real HTML tables with names, numbers on the right, words where a value is missing."""

import re
from decimal import Decimal
from typing import Final

import pandas as pd
import streamlit as st

from components.blocks.text import escaped, quiet
from cooperation.language.translator import Translator

_TWO_PLACES: Final = re.compile(r"(\d[\d\s.,’']*)[.,](\d\d)")


def table(frame: pd.DataFrame) -> None:
    """The frame as it is, its columns as headings; cells may hold Markdown made by `components.blocks.text`."""
    st.table(frame.set_index(frame.columns[0]) if len(frame.columns) > 1 else frame, border="horizontal")


def number_table(t: Translator, frame: pd.DataFrame, key: str) -> None:
    """As `table`, all columns but the first on the right; `key` is its own on the page.

    Where rounded lines do not make the rounded total below them, it says so.
    """
    with st.container(key=f"numbers_{key}"):
        table(frame)
    note = rounding_in_words(t, frame)
    if note:
        st.markdown(quiet(escaped(note)))


def rounding_in_words(t: Translator, frame: pd.DataFrame) -> str:
    """What the lines add up to as shown, where that is not the total of the last line; else empty.

    Read from what is shown, two places behind the point, because only that can seem wrong to a reader.
    """
    if frame.empty or _bare(frame.iloc[-1, 0]) not in (t("Total"), t("Counts with")):
        return ""
    columns = [[_hundredths(cell) for cell in frame.iloc[:, at]] for at in range(1, len(frame.columns))]
    shown = [
        (sum(line for line in lines if line is not None), whole)
        for *lines, whole in columns
        if whole is not None
    ]
    sums = [t.number(Decimal(added) / 100, 2) for added, whole in shown if added != whole]
    if not sums:
        return ""
    return t(
        "Each line is rounded for itself: as shown, they add up to {sum}. "
        "To the cent, as in the downloads, they add up to the total.",
        sum="; ".join(sums),
    )


def _hundredths(cell: object) -> int | None:
    """The number a cell shows with two places behind the point, whatever its separators; None for all else."""
    found = _TWO_PLACES.fullmatch(_bare(cell))
    return int(re.sub(r"\D", "", found[1]) + found[2]) if found else None


def _bare(cell: object) -> str:
    """Without what makes it bold, and without escapes."""
    return str(cell).replace("\\", "").strip("*")
