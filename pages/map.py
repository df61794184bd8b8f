"""Map: what is on record for each of the five states, and what belongs to the region as a whole."""

import streamlit as st

from components.bar import show_only
from components.current_view import current_view
from components.downloads import take_away
from components.head import page_head
from components.keys import map_key
from components.map_side import bars_on_a_phone, measure_switch, partner_card, shared_card
from components.panel import PanelWords, figure_panel
from cooperation.figures.maps import MapRows, country_map, map_in_words
from cooperation.figures.tables import map_table
from cooperation.findings import map_finding

view = current_view()
t = view.t
rows = MapRows.of(view)

page_head(
    view,
    t("Map"),
    t("What is on record for each of the five states, and what belongs to the region as a whole."),
)
measure = measure_switch(view)
left, right = st.columns([5, 2], gap="large")
with left:
    figure_panel(
        view,
        country_map,
        rows,
        in_words=map_in_words,
        words=PanelWords(
            map_finding(view, measure),
            t("Click a country to narrow every page to it, and a site to open its record."),
            t(
                "Shapes: Natural Earth. The map implies no opinion on the status of any territory or boundary."
            ),
        ),
        as_table=map_table,
        narrow=True,
        on_place=show_only,
        opens_records=True,
        measure=measure,
    )
    if measure == "signed":
        bars_on_a_phone(view)
with right:
    partner_card(view)
    shared_card(view, measure)
    map_key(view, rows, measure)
take_away(view, t("Map"), "map", ("funding", "projects", "milestones"), {"measure": measure})
