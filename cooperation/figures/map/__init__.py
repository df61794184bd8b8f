"""The map and its legend."""
