"""All figures under their public names, and the one way to get any of them.

The names are part of addresses and of embed codes on other sites, so they stay.
"""

from collections.abc import Mapping
from typing import Final

from cooperation.figures.comparison.definitions import AREAS, INDICATOR, PAYERS, PROMISE
from cooperation.figures.definition import Definition, FigureError
from cooperation.figures.figure import Figure, Nothing
from cooperation.figures.map.definitions import MAP
from cooperation.figures.money.definitions import BREAKDOWN, FLOW, STAGES, YEARS
from cooperation.figures.timeline.definitions import AGREEMENTS, PLACE_TIMELINE, TIMELINE
from cooperation.selection import AddressProblem
from cooperation.view import View

FIGURES: Final[dict[str, Definition]] = {
    definition.name: definition
    for definition in (
        MAP,
        STAGES,
        AGREEMENTS,
        TIMELINE,
        BREAKDOWN,
        YEARS,
        FLOW,
        PROMISE,
        AREAS,
        PLACE_TIMELINE,
        PAYERS,
        INDICATOR,
    )
}


def figure(view: View, name: str, parameters: Mapping[str, str] | None = None) -> Figure | Nothing:
    """The figure of that name; parameters that are left out are at their default.

    Raises FigureError where the name, a parameter or a value is not known.
    """
    return definition_of(name).figure(view, parameters or {})


def definition_of(name: str) -> Definition:
    """Raises FigureError where there is none."""
    if name not in FIGURES:
        listed = ", ".join(FIGURES)
        raise FigureError(
            f"There is no figure {name}; there are: {listed}", AddressProblem("name", name, listed)
        )
    return FIGURES[name]
