"""Timelines as panels, drawn the same wherever they stand."""

from components.charts.keys import timeline_key_in_words
from components.charts.panel import DisplayMode, PanelInfo, PanelWords, Single, figure_panel
from components.charts.rows import timeline_rows
from cooperation.figures.timeline.table import timeline_table
from cooperation.figures.timeline.timeline import Lanes, cooperation_timeline, cooperation_timeline_in_words
from cooperation.language.translator import mark
from cooperation.sentences.findings import timeline_source
from cooperation.view import View

TITLES: dict[Lanes, str] = {
    "country": mark("Timeline, by country"),
    "theme": mark("Timeline, by theme"),
    "kind": mark("Timeline, by kind of record"),
}


def timeline_panel(view: View, lanes: Lanes = "country", shown: DisplayMode = "page") -> PanelInfo:
    """Everything with a date. On its page the list below is its table."""
    rows = timeline_rows(view)
    return figure_panel(
        view,
        cooperation_timeline,
        rows,
        in_words=cooperation_timeline_in_words,
        words=PanelWords(
            view.t(TITLES[lanes]),
            source=timeline_source(view, rows),
            untitled=True,
            key=timeline_key_in_words(view),
        ),
        narrow="scrolls",
        opens_records=True,
        single=Single(
            {"name": "timeline"} | ({} if lanes == "country" else {"lanes": lanes}),
            timeline_table if shown == "alone" else None,
            shown,
        ),
        lanes=lanes,
    )


def agreements_panel(view: View, shown: DisplayMode = "page") -> PanelInfo:
    """The few most telling agreements, roadmaps and main dates of each place."""
    t = view.t
    return figure_panel(
        view,
        cooperation_timeline,
        timeline_rows(view),
        in_words=cooperation_timeline_in_words,
        words=PanelWords(
            t("What binds both sides"),
            t(
                "Solid: in force. Outlined: signed, not in force. Dotted: in negotiation. Hatched: still to run"
            ),
        ),
        narrow="scrolls",
        opens_records=True,
        single=Single({"name": "agreements"}, timeline_table, shown),
        compact=True,
    )
