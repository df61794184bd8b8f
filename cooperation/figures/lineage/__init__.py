"""The line of a deal, from agreement to project."""
