"""The blank floor: Streamlit with nothing on its page, its files compressed as ours are."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from server.compression import PrecompressedStatic

app = st.App(Path(__file__).resolve().parent / "blank_page.py", middleware=[Middleware(PrecompressedStatic)])
