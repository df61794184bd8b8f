"""Pages made before a reader asks for them: the server visits itself, and what it was sent is kept as plain HTML."""
