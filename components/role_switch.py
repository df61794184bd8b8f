"""The role by which money is broken down; it stands in the address as `by=`."""

import streamlit as st

from components.current_view import own_parameter
from cooperation.counting.totals import ROLES, Role
from cooperation.view import View
from cooperation.wording import ROLES as ROLE_WORDS


def role_switch(view: View) -> Role:
    """Draw the switch and give the role chosen; by country unless the address says otherwise."""
    st.session_state["own_by"] = own_parameter("by", ROLES, "country")
    chosen = st.segmented_control(
        view.t("Break down by"),
        ROLES,
        format_func=lambda role: view.t(ROLE_WORDS[role]),
        key="own_by",
        wrap=True,
        on_change=_take_role,
        required=True,
    )
    return chosen or "country"


def _take_role() -> None:
    st.query_params["by"] = st.session_state["own_by"]
