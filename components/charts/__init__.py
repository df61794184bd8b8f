"""Figures as Streamlit shows them."""
