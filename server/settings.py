"""Settings of Streamlit that this site cannot be served with."""

import sys

import streamlit as st


def refuse_base_path() -> None:
    """Ends the program with a sentence: links, files and the redirects of this site all begin at `/`."""
    base = st.get_option("server.baseUrlPath").strip("/")
    if base:
        sys.exit(
            f"This site cannot be served below a path, and server.baseUrlPath is {base!r}: leave it empty, "
            "and give the site a host name or a port of its own."
        )
