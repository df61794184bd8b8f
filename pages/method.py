"""Sources and method: what this covers and does not claim, how money is counted, and what is missing."""

import streamlit as st

from components.sections.method import METHOD_SECTIONS, contents, section
from components.shell.current_view import current_view
from components.shell.page_head import page_head

view = current_view()
t = view.t

page_head(
    view,
    t("Sources and method"),
    t(
        "What this covers and what it does not claim, how money is counted, how fresh it is, and what is "
        "missing."
    ),
)
with st.container(key="method", width=780):
    contents(view, METHOD_SECTIONS)
    for part in METHOD_SECTIONS:
        section(view, part)
