"""Timeline: what has bound both sides since when, what happened, and what is planned."""

import streamlit as st

from components.blocks.date_lists import dates_by_year_list
from components.charts.panel import figure_panel, legend_panel
from components.shell.current_view import current_view
from components.shell.downloads import download_bar
from components.shell.page_head import empty_message, page_head
from components.shell.switches import figure_switch, form_switch
from cooperation.figures.definitions import figure
from cooperation.findings.timeline import timeline_rows

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
        lanes = figure_switch(view, "timeline", "lanes") if form == "drawing" else None
    if lanes is not None:
        shown = figure(view, "timeline", {"lanes": lanes})
        legend_panel(view, shown)
        figure_panel(view, shown)
dates_by_year_list(view, rows)
download_bar(view, t("Timeline"), "timeline", ("agreements", "roadmaps", "milestones"))
