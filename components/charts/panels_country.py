"""Figures of one country or of the region as panels, drawn the same wherever they stand."""

from dataclasses import replace
from typing import Final

from components.charts.panel import DisplayMode, PanelInfo, PanelWords, Single, figure_panel
from components.charts.rows import timeline_rows
from components.shell.current_view import page_param
from cooperation.counting.totals import Total, own_and_shared
from cooperation.figures.comparison.country import (
    Whose,
    payers,
    payers_in_words,
    payers_table,
    place_timeline,
    place_timeline_in_words,
    place_timeline_table,
)
from cooperation.figures.comparison.indicators import indicator_lines, indicator_lines_in_words
from cooperation.figures.comparison.tables import indicator_table
from cooperation.findings.indicators import is_drawn
from cooperation.language.translator import mark
from cooperation.language.wording import COUNT_WORDS, place_name, stage_in_words
from cooperation.records.indicator import Indicator
from cooperation.records.record import SHARED
from cooperation.view import View

WHOSE: Final[dict[Whose, str]] = {
    "own": mark("Who pays: money for this country alone"),
    "shared": mark("Who pays: shared money that names it"),
}


def place_timeline_panel(view: View, shown: DisplayMode = "page") -> PanelInfo:
    """What binds the chosen place and both sides, and what happened there."""
    t = view.t
    return figure_panel(
        view,
        place_timeline,
        timeline_rows(view),
        in_words=place_timeline_in_words,
        words=PanelWords(
            _title(view, t("What binds both sides, and what happened"), shown),
            t("Solid: in force. Outlined: signed only. Dotted: in negotiation. Hatched: still to run"),
            _timeline_scope(view),
        ),
        narrow="scrolls",
        opens_records=True,
        single=Single({"name": "place-timeline"}, place_timeline_table if shown == "alone" else None, shown),
    )


def _timeline_scope(view: View) -> str:
    """What the timeline of a place leaves out."""
    if view.selection.countries == (SHARED,):
        return view.t("What several countries share; each has its own on its page.")
    return view.t("Without what is shared with other countries; the timeline shows both.")


def payers_panel(view: View, whose: Whose, shown: DisplayMode = "page") -> PanelInfo:
    """Who pays the country's own money, or the shared money that names it; the two never mix."""
    t, funding = view.t, view.narrow(view.rows.funding)
    unit = t(
        "{currency} million, {stages}, {count}",
        currency=view.lens.currency,
        stages=stage_in_words(t, view.selection.stage),
        count=t(COUNT_WORDS[view.lens.count]),
    )
    own, shared = own_and_shared(funding, view.selection.counted_stages)
    finding = _together(view, unit, own if whose == "own" else shared)
    title = t(WHOSE[whose])
    if whose == "shared":
        finding = t("{unit}. Never split by country", unit=finding)
    if view.selection.countries == (SHARED,):
        title = t("Who pays: money for several countries")
    return figure_panel(
        view,
        payers,
        funding,
        in_words=payers_in_words,
        words=PanelWords(_title(view, title, shown), finding),
        narrow=True,
        single=Single({"name": "payers", "whose": whose}, payers_table if shown == "alone" else None, shown),
        whose=whose,
    )


def payers_asked_for(view: View, shown: DisplayMode) -> PanelInfo:
    """The half that the address names as `whose=`; for the region there is but one."""
    asked = page_param("whose", tuple(WHOSE), "own")
    whose: Whose = "own" if asked == "own" and view.selection.countries != (SHARED,) else "shared"
    return replace(payers_panel(view, whose, shown), own={"whose": whose})


def _together(view: View, unit: str, summed: Total) -> str:
    """The unit, and what the bars add up to; no sum where nothing counts, because that is not zero."""
    if not summed.rows:
        return unit
    return view.t(
        "{unit}. Together {amount}", unit=unit, amount=view.t.money(summed.amount, view.lens.currency)
    )


def indicator_panel(
    view: View, drawn: tuple[Indicator, ...], indicator: Indicator, shown: DisplayMode = "page"
) -> PanelInfo:
    """One indicator on an axis of its own."""
    publishers = ", ".join(dict.fromkeys(source.publisher for source in indicator.sources[:2]))
    return figure_panel(
        view,
        indicator_lines,
        drawn,
        in_words=indicator_lines_in_words,
        words=PanelWords(view.text(indicator.title), view.text(indicator.unit), publishers),
        single=Single(
            {"name": "indicator", "id": indicator.id}, indicator_table if shown == "alone" else None, shown
        ),
        indicator=indicator.id,
    )


def indicator_asked_for(view: View, shown: DisplayMode) -> PanelInfo | None:
    """The indicator that the address names as `id=`, else the first; None where none has a line."""
    found = view.catalogue.of_kind(Indicator)
    drawn = tuple(each for each in found.values() if is_drawn(each))
    if not drawn:
        return None
    asked = page_param("id", tuple(each.id for each in drawn), drawn[0].id)
    return replace(indicator_panel(view, drawn, found[asked], shown), own={"id": asked})


def _title(view: View, title: str, shown: DisplayMode) -> str:
    """On the page of its country the country stands above; alone it must be said."""
    if shown == "page":
        return title
    return view.t("{title} ({place})", place=place_name(view.t, view.selection.countries[0]), title=title)
