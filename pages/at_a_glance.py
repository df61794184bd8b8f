"""At a glance: what was agreed, promised, signed and paid; each figure opens to the records behind it."""

import streamlit as st

from components.blocks.date_lists import coming_and_latest_dates
from components.charts.panel import figure_panel
from components.shell.current_view import current_view
from components.shell.downloads import download_bar
from components.shell.page_head import page_head
from cooperation.figures.definitions import figure
from cooperation.sentences.key_figures import glance_figures

view = current_view()
t = view.t

page_head(
    view,
    t("EU and Central Asia, at a glance"),
    t(
        "What the European Union and the five states of Central Asia have agreed, promised, signed and paid. "
        "Every figure opens to the records and sources behind it."
    ),
    glance_figures(view),
)

with st.container(key="beside_stages"):
    left, right = st.columns([3, 2], gap="large")
with left:
    figure_panel(view, figure(view, "map"), "light")
    with st.container(key="narrow_only"):
        figure_panel(view, figure(view, "breakdown"), "phone")
with right:
    figure_panel(view, figure(view, "stages"), "light")

with st.container(key="wide_only"):
    figure_panel(view, figure(view, "agreements"), "light")

coming_and_latest_dates(view)

download_bar(view, t("At a glance"), "", ("funding", "agreements", "roadmaps", "milestones"))
