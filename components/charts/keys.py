"""Keys: what the marks of a timeline and the classes of a map mean."""

from components.charts.panel import key_panel
from cooperation.figures.map.legend import legend_in_words, map_legend, map_legend_entries
from cooperation.figures.map.maps import MapRows, Measure
from cooperation.figures.timeline.legend import timeline_legend
from cooperation.view import View


def timeline_key(view: View) -> None:
    key_panel(view, timeline_legend, alt=timeline_key_in_words(view))


def timeline_key_in_words(view: View) -> str:
    return view.t(
        "Key: bars are agreements and roadmaps, diamonds main dates; "
        "solid is done, outlined not yet, hatched still to run."
    )


def map_key(view: View, rows: MapRows, measure: Measure) -> None:
    """Nothing where the map shows no country and no site: with only what is shared selected."""
    if not map_legend_entries(view, rows, measure):
        return
    key_panel(view, map_legend, rows, alt=legend_in_words(view, rows, measure=measure), measure=measure)
