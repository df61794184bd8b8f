"""Timeline: what has bound both sides since when, what happened, and what is planned."""

import streamlit as st

from components.blocks.date_lists import dates_by_year_list
from components.charts.keys import timeline_key
from components.charts.panels_timeline import timeline_panel
from components.charts.rows import timeline_rows
from components.shell.current_view import current_view
from components.shell.downloads import download_bar
from components.shell.page_head import empty_message, page_head
from components.shell.switches import form_switch, lanes_switch

view = current_view()
t = view.t
rows = timeline_rows(view)

page_head(
    view,
    t("Timeline"),
    t("What has bound the European Union and Central Asia, what happened when, and what is planned."),
)
if rows.agreements.empty and rows.roadmaps.empty and rows.events.empty:
    empty_message(view)
with st.container(key="wide_only"):
    with st.container(horizontal=True, gap="large"):
        form = form_switch(view)
        lanes = lanes_switch(view) if form == "drawing" else None
    if lanes is not None:
        timeline_key(view)
        timeline_panel(view, lanes)
dates_by_year_list(view, rows)
download_bar(view, t("Timeline"), "timeline", ("agreements", "roadmaps", "milestones"))
