"""Every figure that can be shown alone, under its public name: other sites' pages hold these names, so they stay."""

from collections.abc import Callable
from dataclasses import dataclass

from components.charts.panel import DisplayMode, PanelInfo
from components.charts.panels_country import indicator_asked_for, payers_asked_for, place_timeline_panel
from components.charts.panels_map import map_panel
from components.charts.panels_money import breakdown_panel, flow_panel, stages_panel, years_panel
from components.charts.panels_promises import areas_asked_for, promise_asked_for
from components.charts.panels_timeline import agreements_panel, timeline_panel
from components.shell.switches import LANES, MEASURES, ROLE_WORDS, YEARS, chosen
from cooperation.language.translator import mark
from cooperation.view import View


@dataclass(frozen=True)
class NamedFigure:
    """What draws a figure, the page it comes from, and which parameters it takes.

    `draw` gives None where the selection leaves nothing to draw. `of_one_place`: it asks for one country, or for
    what several share.
    """

    title: str
    page: str
    own: tuple[str, ...]
    draw: Callable[[View, DisplayMode], PanelInfo | None]
    of_one_place: bool = False


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
    "promise": NamedFigure(
        mark("One promise, and how far its pieces have come"), "promised", ("promise",), promise_asked_for
    ),
    "areas": NamedFigure(
        mark("Areas of action of two roadmaps"), "roadmaps", ("left", "right"), areas_asked_for
    ),
    "place-timeline": NamedFigure(
        mark("Timeline of one country"), "country", (), place_timeline_panel, of_one_place=True
    ),
    "payers": NamedFigure(
        mark("Who pays for one country"), "country", ("whose",), payers_asked_for, of_one_place=True
    ),
    "indicator": NamedFigure(mark("One indicator"), "record", ("id",), indicator_asked_for),
}
