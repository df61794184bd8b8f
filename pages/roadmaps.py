"""Roadmaps: two plans side by side, area by area, and what is on record since."""

import streamlit as st

from components.blocks.text import escaped, quiet
from components.charts.panel import figure_panel
from components.sections.roadmaps import areas_since, roadmap_heads, roadmap_pickers
from components.shell.current_view import current_view
from components.shell.page_head import empty_message, page_head
from cooperation.figures.definitions import figure

view = current_view()
t = view.t

page_head(
    view,
    t("Roadmaps"),
    t("What two roadmaps have in common, what the sources of only one name, and what is on record since."),
)
if view.selection.narrows:
    st.markdown(quiet(escaped(t("Your selection narrows no roadmap: two are compared whole."))))
comparison = roadmap_pickers(view)
if comparison is None:
    empty_message(view)
else:
    roadmap_heads(view, comparison)
    figure_panel(view, figure(view, "areas", {"left": comparison.left.id, "right": comparison.right.id}))
    areas_since(view, comparison)
