"""Funding: who pays, through whom, for what and where. Every breakdown adds up to the same total."""

import streamlit as st

from components.blocks.key_figures import key_figures
from components.blocks.markup import heading
from components.blocks.receipt import receipt_card
from components.blocks.records_table import records_table
from components.charts.drilldown import drilldown_records, requested_part
from components.charts.panels_money import breakdown_panel, flow_panel, years_panel
from components.sections.glance import money_figures
from components.shell.current_view import current_view
from components.shell.downloads import download_bar
from components.shell.page_head import empty_message, page_head
from components.shell.switches import role_switch, years_switch
from cooperation.counting.receipts import receipt
from cooperation.figures.money.tables import funding_table

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
part = requested_part(view)
if part:
    drilldown_records(view, part)
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
        records_table(view, funding_table(view, funding))
download_bar(view, t("Funding"), "funding", ("funding", "payments"), own)
