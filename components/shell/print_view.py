"""What stands on paper alone."""

import streamlit as st

from components.blocks.markup import quiet


def print_view(what: str, words: str) -> None:
    """Words which say what is left out; `what` tells them apart."""
    with st.container(key=f"print_only_{what}"):
        st.html(quiet(words))
