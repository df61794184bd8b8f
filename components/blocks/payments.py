"""What is on record as paid: a total of its own beside the stages, with its receipt."""

import pandas as pd
import streamlit as st

from components.blocks.receipt import inside_table, left_out_table, receipt_records
from components.blocks.text import escaped, quiet
from cooperation.counting.payments import paid_receipt as receipt_of_payments
from cooperation.figures.money.amounts import paid_without_amount
from cooperation.language.wording import COUNT_WORDS
from cooperation.view import View


def paid_receipt_card(view: View, payments: pd.DataFrame | None = None, key: str = "paid") -> None:
    """The total of payments on record, what is in it, what is left out and why.

    `payments` are rows of the frame of that name, else all that the selection keeps; `key` is its own on the page.
    """
    t = view.t
    rows = view.narrow(view.rows.payments) if payments is None else payments
    st.markdown(escaped(paid_in_words(view, rows)))
    if rows.empty:
        return
    found = receipt_of_payments(rows)
    inside_table(view, found, f"{key}_inside")
    left_out_table(view, found, f"{key}_left_out")
    with st.expander(t("The records behind each line"), icon=":material/list:"):
        receipt_records(view, found)
    said = t(
        "A payment counts in the year in which it is paid, at the rate of that day. Most payments are not published: "
        "a record without one is “not known”, not “not paid”."
    )
    st.markdown(quiet(escaped(said)))


def paid_in_words(view: View, payments: pd.DataFrame) -> str:
    """The total in one sentence; words where nothing counts."""
    t = view.t
    whole = receipt_of_payments(payments).total
    if not whole.rows:
        answer = ", ".join(paid_without_amount(view, payments))
        return t("Paid, by payments on record: {answer}.", answer=answer)
    return t(
        "Paid, by payments on record as of {day}, {count}: {amount} in {payments}.",
        day=t.day(view.lens.as_of),
        count=t(COUNT_WORDS[view.lens.count]),
        amount=t.money(whole.amount, view.lens.currency),
        payments=t.plural("{n} payment", "{n} payments", whole.rows),
    )
