"""Funding: who pays, through whom, for what and where. Every breakdown adds up to the same total."""

import streamlit as st

from components.current_view import current_view
from components.downloads import take_away
from components.glance import money_figures
from components.head import empty_message, page_head
from components.key_figures import key_figures
from components.panel import PanelWords, figure_panel
from components.receipt import receipt_card
from components.role_switch import role_switch
from components.tables import records_table
from cooperation.counting.receipts import receipt
from cooperation.figures.bars import breakdown_bars, breakdown_in_words
from cooperation.figures.flows import flow_in_words, funding_flow
from cooperation.figures.tables import breakdown_table, funding_table
from cooperation.findings import funding_unit

view = current_view()
t = view.t
funding = view.narrow(view.rows.funding)
unit = funding_unit(view)

page_head(
    view,
    t("Funding"),
    t(
        "Who pays, through whom, for what and where. One role at a time; every breakdown adds up to the same total."
    ),
)
if funding.empty:
    empty_message(view)

left, right = st.columns([3, 2], gap="large")
with left:
    key_figures(money_figures(view, with_action=False))
    role = role_switch(view)
    figure_panel(
        view,
        breakdown_bars,
        funding,
        in_words=breakdown_in_words,
        words=PanelWords("", unit),
        as_table=breakdown_table,
        narrow=True,
        role=role,
    )
    if role != "year":
        figure_panel(
            view,
            breakdown_bars,
            funding,
            in_words=breakdown_in_words,
            words=PanelWords(
                t("Signed in each year"),
                t("{unit}; nominal, a commitment counts in the year of its event", unit=unit),
            ),
            as_table=breakdown_table,
            narrow=True,
            role="year",
        )
with right:
    receipt_card(view, receipt(funding, view.selection.counted_stages))

with st.container(key="wide_only"):
    figure_panel(
        view,
        funding_flow,
        funding,
        in_words=flow_in_words,
        words=PanelWords(
            t("From funder through implementer to country"),
            t(
                "{unit}. Blue: EU money. Grey: the EBRD's own account. Each record goes to its first implementer",
                unit=unit,
            ),
        ),
    )

st.subheader(t("Records"), anchor=False)
records_table(view, funding_table(view, funding))
take_away(view, t("Funding"), "funding", ("funding",), {"by": role})
