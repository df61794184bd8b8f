"""What stands beside the map: the partner, and shared money as a figure of equal rank."""

import streamlit as st

from components.blocks.key_figures import key_figures
from components.charts.panel import inset_panel
from cooperation.figures.map.definitions import partners_inset
from cooperation.sentences.key_figures import partner_figure, shared_figure
from cooperation.view import View


def partner_card(view: View) -> None:
    st.html(key_figures([partner_figure(view)]))
    inset_panel(view, partners_inset(view))


def shared_card(view: View, measure: str) -> None:
    st.html(key_figures([shared_figure(view, measure)]))
