"""The receipt of a total on a page, beside the figure it belongs to."""

from collections.abc import Iterator
from contextlib import contextmanager

import pandas as pd
import streamlit as st

from components.blocks.markup import heading
from components.blocks.tables import number_table
from components.blocks.text import escaped, link, quiet
from cooperation.counting.receipts import Receipt, receipt
from cooperation.records.record import SHARED
from cooperation.sentences.receipts import (
    ReceiptTable,
    inside_table,
    is_converted,
    left_out_table,
    parts_table,
    range_text,
    receipt_groups,
)
from cooperation.view import View


def receipt_cards(view: View, funding: pd.DataFrame) -> None:
    """The receipt of each total that the page and the key figures show: of all funding selected; narrowed to places,
    of their own money, of the shared money that names them, and of both together."""
    stages, places = view.selection.counted_stages, view.selection.countries
    whole = receipt(funding, stages)
    if not places or places == (SHARED,):
        with _card(view.t("Receipt"), "receipt"):
            _details(view, whole, "", with_range=True)
        return
    is_shared = funding["place"] == SHARED
    own, shared = receipt(funding[~is_shared], stages), receipt(funding[is_shared], stages)
    with _card(view.t("Receipt"), "whole-receipt"):
        _receipt_table(view, parts_table(view, own, shared, whole), "inside")
        _range(view)
    with _card(view.t("For one country each"), "receipt"):
        _details(view, own, "own_")
    with _card(view.t("Shared money that names them"), "shared-receipt"):
        _details(view, shared, "shared_")


@contextmanager
def _card(title: str, key: str) -> Iterator[None]:
    """`key` is the part of the page that an address can name behind `#`."""
    with st.container(border=True, key=key):
        st.html(heading(2, title))
        yield


def _details(view: View, found: Receipt, prefix: str, *, with_range: bool = False) -> None:
    """In, total, left out, the records behind; `with_range`: what the total would be by other sources."""
    t = view.t
    st.markdown(quiet(escaped(t("What is in the figure, what is left out and why."))))
    receipt_tables(view, found, prefix)
    if with_range:
        _range(view)
    payers = t(
        "A record can have several payers, so the records of the lines can add up to more than the total."
    )
    st.markdown(quiet(escaped(payers)))
    receipt_records(view, found)


def receipt_tables(view: View, found: Receipt, prefix: str) -> None:
    """What is in with the total, then what is left out; `prefix` tells two receipts of a page apart."""
    _receipt_table(view, inside_table(view, found), f"{prefix}inside")
    left_out = left_out_table(view, found)
    if left_out:
        _receipt_table(view, left_out, f"{prefix}left_out")


def receipt_records(view: View, found: Receipt) -> None:
    """Folded: the records of each line, with links, and the rates at which they were converted."""
    with st.expander(view.t("The records behind each line"), icon=":material/list:"):
        if is_converted(found):
            words = view.t("Exchange rates are the reference rates of the European Central Bank.")
            st.markdown(quiet(escaped(words)))
        for group in receipt_groups(view, found):
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
