"""Timelines by their public names: timeline, agreements, place-timeline."""

from functools import partial
from typing import Final

from cooperation.figures.definition import Definition, Values, choice
from cooperation.figures.figure import OPENS_RECORD, Figure, Inset
from cooperation.figures.layout.packing import WIDTH
from cooperation.figures.timeline.lanes import Lanes
from cooperation.figures.timeline.legend import timeline_legend
from cooperation.figures.timeline.table import timeline_table
from cooperation.figures.timeline.timeline import cooperation_timeline, cooperation_timeline_alt
from cooperation.findings.nearest import SHOWN_BY_PAGE
from cooperation.findings.timeline import of_place, timeline_rows
from cooperation.language.translator import mark
from cooperation.language.wording import place_name
from cooperation.records.record import SHARED
from cooperation.sentences.findings import timeline_source
from cooperation.view import View

LANES_WORDS: Final[dict[Lanes, str]] = {
    "country": mark("Country"),
    "theme": mark("Theme"),
    "kind": mark("Kind"),
}
TIMELINE_TITLES: Final[dict[Lanes, str]] = {
    "country": mark("Timeline, by country"),
    "theme": mark("Timeline, by theme"),
    "kind": mark("Timeline, by kind of record"),
}


def timeline(view: View, values: Values) -> Figure:
    """Everything with a date. On its page the list below is its table."""
    lanes: Lanes = next(word for word in LANES_WORDS if word == values["lanes"])
    rows = timeline_rows(view)
    return Figure(
        slug=f"cooperation_timeline_{lanes}",
        title=view.t(TIMELINE_TITLES[lanes]),
        page_says_title=True,
        source=timeline_source(view, rows),
        key=timeline_legend_alt(view),
        describe=partial(cooperation_timeline_alt, view, rows),
        drawing=lambda _narrow: cooperation_timeline(view, rows, lanes=lanes),
        least_width=int(WIDTH),
        table=partial(timeline_table, view, rows),
        has_table_on_page=False,
        legend=lambda: Inset("timeline_legend", timeline_legend_alt(view), partial(timeline_legend, view)),
        opens=OPENS_RECORD,
    )


def agreements(view: View, _: Values) -> Figure:
    """The few most telling agreements, roadmaps and main dates of each place."""
    t, rows = view.t, timeline_rows(view)
    return Figure(
        slug="cooperation_timeline_True",
        title=t("What binds both sides"),
        finding=t(
            "Solid: in force. Outlined: signed, not in force. Dotted: in negotiation. Hatched: still to run"
        ),
        describe=partial(cooperation_timeline_alt, view, rows),
        drawing=lambda _narrow: cooperation_timeline(view, rows, compact=True),
        least_width=int(WIDTH),
        table=partial(timeline_table, view, rows),
        opens=OPENS_RECORD,
    )


def place_timeline(view: View, _: Values) -> Figure:
    """What binds the chosen place and both sides, and what happened there; what is shared has a place of its own."""
    t, rows = view.t, of_place(view, timeline_rows(view))
    title = t("What binds both sides, and what happened")
    place = place_name(t, view.selection.countries[0])
    return Figure(
        slug="place_timeline",
        title=t("{title} ({place})", place=place, title=title),
        title_on_page=title,
        finding=t("Solid: in force. Outlined: signed only. Dotted: in negotiation. Hatched: still to run"),
        source=_place_scope(view),
        describe=partial(cooperation_timeline_alt, view, rows),
        drawing=lambda _narrow: cooperation_timeline(view, rows),
        least_width=int(WIDTH),
        table=partial(timeline_table, view, rows),
        has_table_on_page=False,
        opens=OPENS_RECORD,
    )


def timeline_legend_alt(view: View) -> str:
    return view.t(
        "Key: bars are agreements and roadmaps, diamonds main dates; "
        "solid is done, outlined not yet, hatched still to run."
    )


def _place_scope(view: View) -> str:
    """What the timeline of a place leaves out."""
    if view.selection.countries == (SHARED,):
        return view.t("What several countries share; each has its own on its page.")
    return view.t("Without what is shared with other countries; the timeline shows both.")


def _of_place(view: View, _: Values) -> frozenset[str]:
    rows = of_place(view, timeline_rows(view))
    return frozenset([*rows.agreements["id"], *rows.roadmaps["id"], *rows.events["id"]])


TIMELINE: Final = Definition(
    "timeline",
    mark("Timeline"),
    "timeline",
    timeline,
    lambda view, _: SHOWN_BY_PAGE["timeline"](view),
    (choice("lanes", mark("A lane for each"), LANES_WORDS),),
)
AGREEMENTS: Final = Definition(
    "agreements",
    mark("What binds both sides"),
    "",
    agreements,
    lambda view, _: SHOWN_BY_PAGE["timeline"](view),
)
PLACE_TIMELINE: Final = Definition(
    "place-timeline",
    mark("Timeline of one country"),
    "country",
    place_timeline,
    _of_place,
    of_one_place=True,
)
