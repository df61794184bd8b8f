"""What is on record as paid: a total of its own beside the stages, with its receipt."""

import pandas as pd
import streamlit as st

from components.blocks.receipt import receipt_records, receipt_tables
from components.blocks.text import escaped, quiet
from cooperation.counting.payments import paid_receipt
from cooperation.figures.money.amounts import paid_text
from cooperation.view import View


def paid_receipt_card(view: View, payments: pd.DataFrame | None = None, key: str = "paid") -> None:
    """The total of payments on record, what is in it, what is left out and why.

    `payments` are rows of the frame of that name, else all that the selection keeps; `key` is its own on the page.
    """
    t = view.t
    rows = view.narrow(view.rows.payments) if payments is None else payments
    st.markdown(escaped(paid_text(view, rows)))
    if rows.empty:
        return
    found = paid_receipt(rows)
    receipt_tables(view, found, f"{key}_")
    receipt_records(view, found)
    said = t(
        "A payment counts in the year in which it is paid, at the rate of that day. Most payments are not published: "
        "a record without one is “not known”, not “not paid”."
    )
    st.markdown(quiet(escaped(said)))
