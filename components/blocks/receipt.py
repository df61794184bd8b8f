"""The receipt of a total on a page, beside the figure it belongs to."""

import pandas as pd
import streamlit as st

from components.blocks.markup import heading
from components.blocks.tables import number_table
from components.blocks.text import escaped, link, quiet
from cooperation.counting.receipts import Receipt
from cooperation.sentences.receipts import (
    ReceiptTable,
    inside_table,
    is_converted,
    left_out_table,
    range_text,
    receipt_groups,
)
from cooperation.view import View


def receipt_card(view: View, receipt: Receipt) -> None:
    """In, total, left out of all funding selected."""
    t = view.t
    with st.container(border=True, key="receipt"):
        st.html(heading(2, t("Receipt")))
        st.markdown(quiet(escaped(t("What is in the figure, what is left out and why."))))
        receipt_tables(view, receipt, "")
        _range(view)
        payers = t(
            "A record can have several payers, so the records of the lines can add up to more than the total."
        )
        st.markdown(quiet(escaped(payers)))
        receipt_records(view, receipt)


def receipt_tables(view: View, receipt: Receipt, prefix: str) -> None:
    """What is in with the total, then what is left out; `prefix` tells two receipts of a page apart."""
    _receipt_table(view, inside_table(view, receipt), f"{prefix}inside")
    left_out = left_out_table(view, receipt)
    if left_out:
        _receipt_table(view, left_out, f"{prefix}left_out")


def receipt_records(view: View, receipt: Receipt) -> None:
    """Folded: the records of each line, with links, and the rates at which they were converted."""
    with st.expander(view.t("The records behind each line"), icon=":material/list:"):
        if is_converted(receipt):
            words = view.t("Exchange rates are the reference rates of the European Central Bank.")
            st.markdown(quiet(escaped(words)))
        for group in receipt_groups(view, receipt):
            st.markdown(f"**{escaped(group.name)}**")
            st.markdown("\n".join(f"- {_record(view, *record)}" for record in group.records))


def _receipt_table(view: View, found: ReceiptTable, key: str) -> None:
    total = [[f"**{cell}**" for cell in found.total]] if found.total else []
    rows = [*map(list, found.rows), *total]
    number_table(view.t, pd.DataFrame(rows, columns=list(found.heads)), key)


def _range(view: View) -> None:
    found = range_text(view)
    if found is None:
        return
    from_records = "; ".join(
        link(view.short(record_id), view.address("record", id=record_id)) for record_id in found.record_ids
    )
    st.markdown(f":red[:material/call_split:] {escaped(found.words)} {from_records}.")
    st.markdown(quiet(escaped(found.note)))


def _record(view: View, record_id: str, rates: str) -> str:
    linked = link(view.title(record_id), view.address("record", id=record_id))
    return f"{linked} {quiet(escaped(rates))}" if rates else linked
