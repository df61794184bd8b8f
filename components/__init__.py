"""What pages draw with Streamlit: the bar, panels, cards, tables, messages."""
