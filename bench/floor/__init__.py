"""The two floors: the same page as static files, and a blank page of Streamlit."""
