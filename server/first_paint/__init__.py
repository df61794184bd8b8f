"""The first page as it is seen before Streamlit is there: composed of the same parts as the page itself."""
