"""What serves the application: middleware, routes, first paint. It may know the files of Streamlit."""
