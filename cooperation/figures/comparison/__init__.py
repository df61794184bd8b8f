"""Figures that set things side by side: promises, roadmaps, indicators, one country."""
