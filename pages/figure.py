"""Figure: one figure alone, to be cited or shown on another site, or the list of those that can be."""

import streamlit as st

from components.charts.panels import FIGURES
from components.sections.single_figure import figure_list, single_figure
from components.shell.current_view import current_view

view = current_view()
name = st.query_params.get("name", "")
figure = FIGURES.get(name)

if figure is None:
    figure_list(view, name)
else:
    single_figure(view, figure)
