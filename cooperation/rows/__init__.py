"""Frames, one row per thing, built once per version and lens and never changed. Keys are stable; words come later."""
