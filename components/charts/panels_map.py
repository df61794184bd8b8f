"""The map as a panel, drawn the same wherever it stands."""

from components.charts.panel import DisplayMode, PanelInfo, PanelWords, Single, figure_panel
from cooperation.figures.map.maps import MapRows, Measure, country_map, map_in_words
from cooperation.figures.money.tables import map_table
from cooperation.sentences.findings import largest_places, map_title
from cooperation.view import View

LABELS_FIT = 480  # pixels of width; with less the map has no labels


def map_panel(view: View, measure: Measure = "signed", shown: DisplayMode = "page") -> PanelInfo:
    rows = MapRows.of(view)
    return figure_panel(
        view,
        country_map,
        rows,
        in_words=map_in_words,
        words=PanelWords(
            map_title(view, measure),
            largest_places(view) if measure == "signed" else "",
            view.t(
                "Shapes: Natural Earth. The map implies no opinion on the status of any territory or boundary."
            ),
        ),
        narrow=LABELS_FIT,
        chooses_places=True,
        opens_records=True,
        single=Single(
            {"name": "map"} | ({} if measure == "signed" else {"measure": measure}), map_table, shown
        ),
        measure=measure,
    )
