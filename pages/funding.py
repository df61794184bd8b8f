"""Funding: who pays, through whom, for what and where. Every breakdown adds up to the same total."""

import streamlit as st

from components.behind_panel import part_asked_for, records_behind
from components.current_view import current_view
from components.downloads import take_away
from components.glance import money_figures
from components.head import empty_message, page_head
from components.key_figures import key_figures
from components.markup import heading
from components.panels_money import breakdown_panel, flow_panel, years_panel
from components.paper import records_on_paper
from components.receipt import receipt_card
from components.switches import role_switch, years_switch
from components.tables import records_table
from cooperation.counting.receipts import receipt
from cooperation.figures.tables import funding_table

view = current_view()
t = view.t
funding = view.narrow(view.rows.funding)

page_head(
    view,
    t("Funding"),
    t(
        "Who pays, through whom, for what and where. One role at a time; every breakdown adds up to the same total."
    ),
)
own: dict[str, str] = {}
part = part_asked_for(view)
if part:
    records_behind(view, part)
if funding.empty:
    empty_message(view)
else:
    with st.container(key="beside_receipt"):
        left, right = st.columns([3, 2], gap="large")
    with left:
        st.html(key_figures(money_figures(view, with_action=False)))
        role = role_switch(view)
        own["by"] = role
        breakdown_panel(view, role)
        if role != "year":
            years_panel(view, added=years_switch(view) == "added")
    with right:
        receipt_card(view, receipt(funding, view.selection.counted_stages))
    flow_panel(view)
    if part is None:
        st.html(heading(2, t("Records")))
        table = funding_table(view, funding)
        records_table(view, table)
        records_on_paper(view, table)
take_away(view, t("Funding"), "funding", ("funding", "payments"), own)
