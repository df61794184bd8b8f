"""Promises as panels, drawn the same wherever they stand: the ladder of an envelope, and what two roadmaps share."""

from dataclasses import replace

from components.charts.panel import DisplayMode, PanelInfo, PanelWords, Single, figure_panel
from components.shell.current_view import page_param
from cooperation.figures.comparison.promises import promise_ladder, promise_ladder_in_words
from cooperation.figures.comparison.roadmaps import area_matching, area_matching_in_words
from cooperation.figures.comparison.tables import area_table, promise_table
from cooperation.findings.promises import Envelope, envelope_clock, envelopes_on_record
from cooperation.findings.roadmap_comparison import Comparison, compare_roadmaps, usual_pair
from cooperation.records.funding import Funding
from cooperation.records.roadmap import Roadmap
from cooperation.sentences.promises import announced_in_words, comparison_in_words, traced_in_words
from cooperation.view import View


def envelopes(view: View) -> tuple[tuple[Envelope, ...], tuple[Envelope, ...]]:
    """The headline promises that scope.yaml names, and all others of which pieces are on record."""
    found = envelopes_on_record(
        view.catalogue.of_kind(Funding), view.rows.funding, view.narrow(view.rows.funding)
    )
    first = view.scope.headline_envelopes
    headline = [envelope for envelope in found if envelope.id in first]
    others = [envelope for envelope in found if envelope.id not in first]
    return tuple(sorted(headline, key=lambda envelope: first.index(envelope.id))), tuple(others)


def promise_panel(
    view: View, headline: tuple[Envelope, ...], envelope: Envelope, shown: DisplayMode = "page"
) -> PanelInfo:
    """One envelope on the scale of all; nothing here adds one to another."""
    record = view.catalogue.of_kind(Funding)[envelope.id]
    clock = envelope_clock(
        record, view.catalogue.of_kind(Funding), view.lens.as_of, view.scope.coverage_end.last
    )
    finding = view.t(
        "{announced}. {traced}",
        announced=announced_in_words(view, record, clock),
        traced=traced_in_words(view, envelope),
    )
    return figure_panel(
        view,
        promise_ladder,
        headline,
        in_words=promise_ladder_in_words,
        words=PanelWords(view.title(envelope.id), finding),
        single=Single(
            {"name": "promise", "promise": envelope.id}, promise_table if shown == "alone" else None, shown
        ),
        promise=envelope.id,
    )


def promise_asked_for(view: View, shown: DisplayMode) -> PanelInfo | None:
    """The ladder of the envelope that the address names as `promise=`; None where none is on record."""
    headline, _ = envelopes(view)
    if not headline:
        return None
    ids = tuple(each.id for each in headline)
    asked = page_param("promise", ids, ids[0])
    drawn = promise_panel(view, headline, next(each for each in headline if each.id == asked), shown)
    return replace(drawn, own={"promise": asked})


def comparison_asked_for(view: View) -> Comparison | None:
    """The two roadmaps that the address names as `left=` and `right=`; None without two on record."""
    roadmaps = view.catalogue.of_kind(Roadmap)
    usual = usual_pair(roadmaps, view.scope.usual_roadmaps)
    if usual is None:
        return None
    left, right = (
        page_param(side, tuple(roadmaps), each) for side, each in zip(("left", "right"), usual, strict=True)
    )
    return compare_roadmaps(roadmaps[left], roadmaps[right])


def areas_panel(view: View, comparison: Comparison, shown: DisplayMode = "page") -> PanelInfo:
    """Which areas of action both name, and which only one."""
    t, left, right = view.t, comparison.left.id, comparison.right.id
    return figure_panel(
        view,
        area_matching,
        comparison,
        in_words=area_matching_in_words,
        words=PanelWords(
            t("Areas of action"),
            comparison_in_words(view, comparison),
            t("Areas are matched by us. No source says that an area was given up."),
        ),
        narrow=True,
        single=Single(
            {"name": "areas", "left": left, "right": right}, area_table if shown == "alone" else None, shown
        ),
        left=left,
        right=right,
    )


def areas_asked_for(view: View, shown: DisplayMode) -> PanelInfo | None:
    comparison = comparison_asked_for(view)
    if comparison is None:
        return None
    drawn = areas_panel(view, comparison, shown)
    return replace(drawn, own={"left": comparison.left.id, "right": comparison.right.id})
