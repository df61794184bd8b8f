"""The receipt of a total: what is in it, what is left out and why, beside the figure it belongs to."""

from dataclasses import dataclass
from decimal import Decimal

import pandas as pd
import streamlit as st

from components.blocks.markup import heading
from components.blocks.tables import number_table
from components.blocks.text import escaped, link, quiet
from cooperation.counting.receipts import Receipt, ReceiptLine
from cooperation.language.wording import PAYER_GROUP_WORDS, REASON_WORDS
from cooperation.sentences.counting import rates_in_words
from cooperation.sentences.findings import range_of_the_total
from cooperation.view import View


def receipt_card(view: View, receipt: Receipt) -> None:
    """In, total, left out of all funding selected; amounts that add up exactly as they are shown."""
    t = view.t
    with st.container(border=True, key="receipt"):
        st.html(heading(2, t("Receipt")))
        st.markdown(quiet(escaped(t("What is in the figure, what is left out and why."))))
        inside_table(view, receipt, "inside")
        left_out_table(view, receipt, "left_out")
        _range(view)
        payers = t(
            "A record can have several payers, so the records of the lines can add up to more than the total."
        )
        st.markdown(quiet(escaped(payers)))
        with st.expander(t("The records behind each line"), icon=":material/list:"):
            receipt_records(view, receipt)


def inside_table(view: View, receipt: Receipt, key: str) -> None:
    """What is in, by group of payers, and the total; `key` is its own on the page."""
    t = view.t
    shown = _Exact.of(view, receipt)
    inside = [_row(view, line, t(PAYER_GROUP_WORDS[line.key]), shown) for line in receipt.inside]
    summed = shown(receipt.total.amount) if receipt.total.rows else t("none counts")
    whole = (t("Total shown"), t.number(receipt.total.records), summed)
    rows = [*inside, [f"**{each}**" for each in whole]]
    number_table(view.t, pd.DataFrame(rows, columns=[t("In"), t("Records"), view.lens.currency]), key)


def left_out_table(view: View, receipt: Receipt, key: str) -> None:
    """What is left out, by reason; nothing where nothing is."""
    t = view.t
    if receipt.left_out:
        shown = _Exact.of(view, receipt)
        rows = [_row(view, line, t(REASON_WORDS[line.key]), shown) for line in receipt.left_out]
        heads = [t("Left out, and why"), t("Records"), view.lens.currency]
        number_table(view.t, pd.DataFrame(rows, columns=heads), key)


def receipt_records(view: View, receipt: Receipt) -> None:
    """The records of each line, with links, and the rates at which they were converted."""
    lines = _named_lines(view, receipt)
    if any(line.rates for line, _ in lines):
        words = view.t("Exchange rates are the reference rates of the European Central Bank.")
        st.markdown(quiet(escaped(words)))
    for line, name in lines:
        st.markdown(f"**{escaped(name)}**")
        st.markdown("\n".join(f"- {_record(view, line, record_id)}" for record_id in line.ids))


@dataclass(frozen=True)
class _Exact:
    """Writes the amounts of one receipt in full: in millions their last places would not add up."""

    view: View
    places: int

    @classmethod
    def of(cls, view: View, receipt: Receipt) -> "_Exact":
        lines = (*receipt.inside, *receipt.left_out)
        amounts = [line.amount for line in lines if line.amount is not None]
        return cls(view, 0 if all(amount == int(amount) for amount in amounts) else 2)

    def __call__(self, amount: Decimal) -> str:
        return self.view.t.number(amount, self.places)


def _range(view: View) -> None:
    """One line on what the total would be if other sources are right; nothing where none would move it."""
    t, found = view.t, range_of_the_total(view)
    if found is None:
        return
    words = t(
        "Between {least} and {most} ({currency} million) if other sources are right:",
        least=_millions(view, found.lowest),
        most=_millions(view, found.highest),
        currency=view.lens.currency,
    )
    furthest = sorted(found.moved, key=lambda each: each.lower - each.higher)
    from_records = "; ".join(
        link(view.short(each.record_id), view.address("record", id=each.record_id)) for each in furthest
    )
    st.markdown(f":red[:material/call_split:] {escaped(words)} {from_records}.")
    how = t(
        "Of each record the value furthest from the one used; records are independent, "
        "so the ends take all of them together."
    )
    unknown = len(found.not_convertible)
    without = t.plural(
        "{n} record has another value without an exchange rate; it moves nothing here.",
        "{n} records have other values without an exchange rate; they move nothing here.",
        unknown,
    )
    st.markdown(quiet(escaped(f"{how} {without}" if unknown else how)))


def _named_lines(view: View, receipt: Receipt) -> list[tuple[ReceiptLine, str]]:
    inside = [(line, view.t(PAYER_GROUP_WORDS[line.key])) for line in receipt.inside]
    return inside + [(line, view.t(REASON_WORDS[line.key])) for line in receipt.left_out]


def _row(view: View, line: ReceiptLine, name: str, shown: _Exact) -> list[str]:
    return [
        name,
        view.t.number(line.records),
        shown(line.amount) if line.amount is not None else _word(view, line),
    ]


def _millions(view: View, amount: Decimal) -> str:
    return view.t.number(amount / 1_000_000, 2)


def _word(view: View, line: ReceiptLine) -> str:
    words = {
        "amount-not-known": view.t("unknown"),
        "not-convertible": view.t("no rate"),
    }
    return words.get(line.key, view.t("not summed"))


def _record(view: View, line: ReceiptLine, record_id: str) -> str:
    linked = link(view.title(record_id), view.address("record", id=record_id))
    rates = rates_in_words(view, line.rates.get(record_id, ()))
    return f"{linked} {quiet(escaped(rates))}" if rates else linked
