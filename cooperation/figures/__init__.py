"""Plotly figures: rows in, figure out; and the tables and words that say the same."""
