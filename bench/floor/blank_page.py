"""The blank page itself."""

import streamlit as st

st.write("x")
