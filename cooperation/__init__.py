"""What the European Union and Central Asia agreed, promised, funded and did: everything that is true without
Streamlit."""
