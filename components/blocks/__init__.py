"""Tables, key figures, receipts, date lists, downloads, and HTML."""
