"""Search over all records and languages: the query, the index, and how words are folded."""
