"""The receipt of a total: what is in it, what is left out and why, beside the figure it belongs to."""

import pandas as pd
import streamlit as st

from components.tables import number_table
from components.text import escaped, link, quiet
from cooperation.counting.receipts import Line, Receipt
from cooperation.view import View
from cooperation.wording import PAYER_GROUPS, REASONS


def receipt_card(view: View, receipt: Receipt) -> None:
    """In, total, left out; amounts in millions that add up as exactly as they are shown."""
    t = view.t
    with st.container(border=True, key="receipt"):
        st.subheader(t("Receipt"), anchor=False)
        st.markdown(quiet(escaped(t("What is in the figure, what is left out and why."))))
        unit = t("{currency} million", currency=view.lens.currency)
        inside = [_row(view, line, t(PAYER_GROUPS[line.key])) for line in receipt.inside]
        whole = [
            f"**{each}**"
            for each in (
                t("Total shown"),
                t.number(receipt.total.records),
                _millions(view, receipt.total.amount),
            )
        ]
        heads = [t("In"), t("Records"), unit]
        number_table(pd.DataFrame([*inside, whole], columns=heads), "inside")
        if receipt.left_out:
            rows = [_row(view, line, t(REASONS[line.key])) for line in receipt.left_out]
            number_table(pd.DataFrame(rows, columns=[t("Left out, and why"), t("Records"), unit]), "left_out")
        st.markdown(
            quiet(
                escaped(
                    t(
                        "A record can have several payers, so the records of the lines "
                        "can add up to more than the total."
                    )
                )
            )
        )
        with st.expander(t("The records behind each line"), icon=":material/list:"):
            for line, name in _named_lines(view, receipt):
                st.markdown(f"**{escaped(name)}**")
                st.markdown("\n".join(f"- {_link(view, record_id)}" for record_id in line.ids))


def _named_lines(view: View, receipt: Receipt) -> list[tuple[Line, str]]:
    inside = [(line, view.t(PAYER_GROUPS[line.key])) for line in receipt.inside]
    return inside + [(line, view.t(REASONS[line.key])) for line in receipt.left_out]


def _row(view: View, line: Line, name: str) -> list[str]:
    return [
        name,
        view.t.number(line.records),
        _millions(view, line.amount) if line.amount is not None else _word(view, line),
    ]


def _millions(view: View, amount: object) -> str:
    return view.t.number(amount / 1_000_000, 2)  # type: ignore[operator]


def _word(view: View, line: Line) -> str:
    words = {
        "amount-not-known": view.t("unknown"),
        "not-convertible": view.t("no rate"),
    }
    return words.get(line.key, view.t("not summed"))


def _link(view: View, record_id: str) -> str:
    return link(view.title(record_id), view.address("record", id=record_id))
