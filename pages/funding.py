"""Funding: who pays, through whom, for what and where. Every breakdown adds up to the same total."""

import streamlit as st

from components.blocks.key_figures import key_figures
from components.blocks.markup import heading
from components.blocks.receipt import receipt_cards
from components.blocks.records_table import records_table
from components.charts.drilldown import drilldown_records, requested_part
from components.charts.panel import figure_panel
from components.shell.current_view import current_view
from components.shell.downloads import download_bar
from components.shell.page_head import empty_message, page_head
from components.shell.switches import figure_switch
from cooperation.figures.definitions import figure
from cooperation.figures.money.tables import funding_table
from cooperation.sentences.key_figures import money_figures

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
        own["by"] = figure_switch(view, "breakdown", "by")
        figure_panel(view, figure(view, "breakdown", own))
        if own["by"] != "year":
            years = figure_switch(view, "years", "years")
            figure_panel(view, figure(view, "years", {"years": years}))
    with right:
        receipt_cards(view, funding)
    figure_panel(view, figure(view, "flow"))
    if part is None:
        st.html(heading(2, t("Records")))
        records_table(view, funding_table(view, funding))
download_bar(view, t("Funding"), "funding", ("funding", "payments"), own)
