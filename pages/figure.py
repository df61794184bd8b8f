"""Figure: one figure alone, to be cited or shown on another site, or the list of those that can be."""

import streamlit as st

from components.sections.single_figure import figure_list, single_figure
from components.shell.current_view import current_view
from cooperation.figures.definitions import FIGURES

view = current_view()
name = st.query_params.get("name", "")

if name in FIGURES:
    single_figure(view, name)
else:
    figure_list(view, name)
