"""Map: what is on record for each of the five states, and what belongs to the region as a whole."""

import streamlit as st

from components.blocks.text import escaped, quiet
from components.charts.panel import figure_panel, legend_panel
from components.sections.map_side import partner_card, shared_card
from components.shell.current_view import current_view
from components.shell.downloads import download_bar
from components.shell.page_head import page_head
from components.shell.switches import figure_switch
from cooperation.figures.definitions import figure

view = current_view()
t = view.t

page_head(
    view,
    t("Map"),
    t("What is on record for each of the five states, and what belongs to the region as a whole."),
)
measure = figure_switch(view, "map", "measure")
shown = figure(view, "map", {"measure": measure})
with st.container(key="beside_map"):
    left, right = st.columns([5, 2], gap="large")
with left:
    figure_panel(view, shown)
    st.markdown(
        quiet(escaped(t("Click a country to narrow every page to it, and a site to open its record.")))
    )
    if measure == "signed":
        with st.container(key="narrow_only"):
            figure_panel(view, figure(view, "breakdown"), "phone")
with right:
    partner_card(view)
    shared_card(view, measure)
    legend_panel(view, shown)
download_bar(view, t("Map"), "map", ("funding", "projects", "milestones"), {"measure": measure})
