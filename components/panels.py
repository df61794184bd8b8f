"""Every figure that can be shown alone, under its public name: other sites' pages hold these names, so they stay."""

from collections.abc import Callable
from dataclasses import dataclass

from components.panel import Drawn, Shown
from components.panels_map import map_panel
from components.panels_money import breakdown_panel, flow_panel, stages_panel, years_panel
from components.panels_timeline import agreements_panel, timeline_panel
from components.switches import LANES, MEASURES, ROLE_WORDS, YEARS, chosen
from cooperation.languages import mark
from cooperation.view import View


@dataclass(frozen=True)
class NamedFigure:
    """What draws a figure, the page it comes from, and which parameters of that page it takes."""

    title: str
    page: str
    own: tuple[str, ...]
    draw: Callable[[View, Shown], Drawn]


FIGURES: dict[str, NamedFigure] = {
    "map": NamedFigure(
        mark("Map of Central Asia"),
        "map",
        ("measure",),
        lambda view, shown: map_panel(view, chosen("measure", MEASURES), shown),
    ),
    "stages": NamedFigure(mark("How far the money has come"), "", (), stages_panel),
    "agreements": NamedFigure(mark("What binds both sides"), "", (), agreements_panel),
    "timeline": NamedFigure(
        mark("Timeline"),
        "timeline",
        ("lanes",),
        lambda view, shown: timeline_panel(view, chosen("lanes", LANES), shown),
    ),
    "breakdown": NamedFigure(
        mark("Public money, broken down"),
        "funding",
        ("by",),
        lambda view, shown: breakdown_panel(view, chosen("by", ROLE_WORDS), shown),
    ),
    "years": NamedFigure(
        mark("Signed in each year"),
        "funding",
        ("years",),
        lambda view, shown: years_panel(view, added=chosen("years", YEARS) == "added", shown=shown),
    ),
    "flow": NamedFigure(mark("From funder through implementer to country"), "funding", (), flow_panel),
}
