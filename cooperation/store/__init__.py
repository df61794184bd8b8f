"""Files, the catalogue made of them, and the version that is served now."""
