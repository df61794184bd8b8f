"""Figures of money: bars, stages, years, running total and flow."""
