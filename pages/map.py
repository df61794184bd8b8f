"""Map: what is on record for each of the five states, and what belongs to the region as a whole."""

import streamlit as st

from components.blocks.text import escaped, quiet
from components.charts.keys import map_key
from components.charts.panels_map import map_panel
from components.charts.panels_money import bars_for_a_phone
from components.sections.map_side import partner_card, shared_card
from components.shell.current_view import current_view
from components.shell.downloads import download_bar
from components.shell.page_head import page_head
from components.shell.switches import measure_switch
from cooperation.figures.map.maps import MapRows

view = current_view()
t = view.t

page_head(
    view,
    t("Map"),
    t("What is on record for each of the five states, and what belongs to the region as a whole."),
)
measure = measure_switch(view)
with st.container(key="beside_map"):
    left, right = st.columns([5, 2], gap="large")
with left:
    map_panel(view, measure)
    st.markdown(
        quiet(escaped(t("Click a country to narrow every page to it, and a site to open its record.")))
    )
    if measure == "signed":
        with st.container(key="narrow_only"):
            bars_for_a_phone(view)
with right:
    partner_card(view)
    shared_card(view, measure)
    map_key(view, MapRows.of(view), measure)
download_bar(view, t("Map"), "map", ("funding", "projects", "milestones"), {"measure": measure})
