"""The map by its public name, its legend, and the map of the partners beside it."""

from functools import partial
from typing import Final

from cooperation.figures.definition import Definition, Parameter, Values
from cooperation.figures.figure import Click, Figure, Inset
from cooperation.figures.map.legend import map_legend, map_legend_alt, map_legend_entries
from cooperation.figures.map.maps import (
    MapRows,
    Measure,
    country_map,
    country_map_alt,
    partners_alt,
    partners_map,
)
from cooperation.figures.money.tables import map_table
from cooperation.findings.nearest import SHOWN_BY_PAGE
from cooperation.language.translator import mark
from cooperation.language.wording import STAGE_WORDS
from cooperation.sentences.findings import largest_places, map_title
from cooperation.view import View

LABELS_FIT: Final = 480  # pixels of width; with less the map has no labels
MEASURE_WORDS: Final[dict[Measure, str]] = {
    "signed": mark("Signed money"),
    "records": mark("Records"),
    "milestones": mark("Milestones"),
}


def country_map_figure(view: View, values: Values) -> Figure:
    """The five states, coloured by what is theirs alone; a country narrows every page, a site opens its record."""
    measure = _measure(values["measure"])
    rows = MapRows.of(view)
    return Figure(
        slug=f"country_map_{measure}",
        title=map_title(view, measure),
        finding=largest_places(view) if measure == "signed" else "",
        source=view.t(
            "Shapes: Natural Earth. The map implies no opinion on the status of any territory or boundary."
        ),
        describe=partial(country_map_alt, view, rows, measure=measure),
        drawing=lambda narrow: country_map(view, rows, measure=measure, narrow=narrow),
        narrow_below=LABELS_FIT,
        table=partial(map_table, view, rows),
        legend=lambda: map_legend_inset(view, rows, measure),
        opens=Click("record", "id", chooses_places=True),
    )


def map_legend_inset(view: View, rows: MapRows, measure: Measure) -> Inset | None:
    """None where the map shows no country and no site: with only what is shared selected."""
    if not map_legend_entries(view, rows, measure):
        return None
    alt = map_legend_alt(view, rows, measure=measure)
    return Inset("map_legend", alt, lambda: map_legend(view, rows, measure=measure), measure)


def partners_inset(view: View) -> Inset:
    """Where the European Union and Central Asia are."""
    return Inset("partners_map", partners_alt(view), lambda: partners_map(view))


def _measure_word(view: View, measure: str) -> str:
    stage = view.selection.stage
    if measure == "signed" and stage:
        return view.t(STAGE_WORDS[stage])
    return view.t(MEASURE_WORDS[_measure(measure)])


def _measure(word: str) -> Measure:
    return next(measure for measure in MEASURE_WORDS if measure == word)


MAP: Final = Definition(
    "map",
    mark("Map of Central Asia"),
    "map",
    country_map_figure,
    lambda view, _: SHOWN_BY_PAGE["map"](view),
    (
        Parameter(
            "measure",
            mark("Colour the map by"),
            lambda _: tuple(MEASURE_WORDS),
            lambda _: "signed",
            _measure_word,
        ),
    ),
)
