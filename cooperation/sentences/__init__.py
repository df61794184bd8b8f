"""Findings said in words."""
