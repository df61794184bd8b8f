"""Figures that set things side by side, by their public names: promise, areas, payers, indicator."""

from functools import partial
from typing import Final

from cooperation.counting.totals import Total, at_stages, own_and_shared
from cooperation.figures.comparison.indicators import indicator_lines, indicator_lines_alt
from cooperation.figures.comparison.promises import promise_ladder, promise_ladder_alt
from cooperation.figures.comparison.roadmaps import area_matching, area_matching_alt
from cooperation.figures.comparison.tables import area_table, indicator_table, promise_table
from cooperation.figures.definition import Definition, Values, choice, record_choice
from cooperation.figures.figure import NARROW, Figure
from cooperation.figures.money.amounts import scope_text
from cooperation.figures.money.bars import breakdown_alt, breakdown_bars
from cooperation.figures.money.tables import breakdown_table
from cooperation.findings.indicators import is_drawn
from cooperation.findings.ownership import Whose, of_whom
from cooperation.findings.promises import Envelope, envelope_clock, envelopes_on_record
from cooperation.findings.roadmap_comparison import compare_roadmaps, usual_pair
from cooperation.language.translator import mark
from cooperation.language.wording import COUNT_WORDS, place_name, stage_in_words
from cooperation.records.funding import Funding
from cooperation.records.indicator import Indicator
from cooperation.records.record import SHARED
from cooperation.records.roadmap import Roadmap
from cooperation.sentences.promises import announced_in_words, comparison_in_words, traced_in_words
from cooperation.view import View, cached_per_view

_HEADLINE: Final = 2  # of the envelopes: those that a ladder is drawn of
WHOSE_WORDS: Final[dict[Whose, str]] = {
    "own": mark("Who pays: money for this country alone"),
    "shared": mark("Who pays: shared money that names it"),
}


@cached_per_view
def envelopes(view: View) -> tuple[tuple[Envelope, ...], tuple[Envelope, ...]]:
    """The headline promises, and all smaller ones of which pieces are on record."""
    found = envelopes_on_record(
        view.catalogue.of_kind(Funding), view.rows.funding, view.narrow(view.rows.funding)
    )
    return found[:_HEADLINE], found[_HEADLINE:]


def promise(view: View, values: Values) -> Figure:
    """One envelope on the scale of all; nothing here adds one to another."""
    headline, _ = envelopes(view)
    chosen = values["promise"]
    envelope = next(envelope for envelope in headline if envelope.id == chosen)
    funding = view.catalogue.of_kind(Funding)
    clock = envelope_clock(funding[chosen], funding, view.lens.as_of)
    finding = view.t(
        "{announced}. {traced}",
        announced=announced_in_words(view, funding[chosen], clock),
        traced=traced_in_words(view, envelope),
    )
    return Figure(
        slug=f"promise_ladder_{chosen}",
        title=view.title(chosen),
        finding=finding,
        describe=partial(promise_ladder_alt, view, headline, promise=chosen),
        drawing=lambda _narrow: promise_ladder(view, headline, promise=chosen),
        table=partial(promise_table, view, headline, promise=chosen),
        has_table_on_page=False,
    )


def areas(view: View, values: Values) -> Figure:
    """Which areas of action both roadmaps name, and which only one."""
    roadmaps, t = view.catalogue.of_kind(Roadmap), view.t
    left, right = values["left"], values["right"]
    comparison = compare_roadmaps(roadmaps[left], roadmaps[right])
    return Figure(
        slug=f"area_matching_{left}_{right}",
        title=t("Areas of action"),
        finding=comparison_in_words(view, comparison),
        source=t("Areas are matched by us. No source says that an area was given up."),
        describe=partial(area_matching_alt, view, comparison),
        drawing=lambda narrow: area_matching(view, comparison, narrow=narrow),
        narrow_below=NARROW,
        table=partial(area_table, view, comparison),
        has_table_on_page=False,
    )


def payers(view: View, values: Values) -> Figure:
    """Who pays the country's own money, or the shared money that names it; the two never mix."""
    t, funding, whose = view.t, view.narrow(view.rows.funding), _whose(view, values)
    unit = t(
        "{currency} million, {stages}, {count}",
        currency=view.lens.currency,
        stages=stage_in_words(t, view.selection.stage),
        count=t(COUNT_WORDS[view.lens.count]),
    )
    own, shared = own_and_shared(funding, view.selection.counted_stages)
    finding = _together(view, unit, own if whose == "own" else shared)
    title = t(WHOSE_WORDS[whose])
    if whose == "shared":
        finding = t("{unit}. Never split by country", unit=finding)
    if view.selection.countries == (SHARED,):
        title = t("Who pays: money for several countries")
    rows, place = of_whom(funding, whose), place_name(t, view.selection.countries[0])
    return Figure(
        slug=f"payers_{whose}",
        title=t("{title} ({place})", place=place, title=title),
        title_on_page=title,
        finding=finding,
        describe=partial(breakdown_alt, view, rows, role="funder"),
        drawing=lambda narrow: breakdown_bars(view, rows, role="funder", narrow=narrow),
        narrow_below=NARROW,
        table=partial(breakdown_table, view, rows, role="funder"),
        has_table_on_page=False,
        parameters={"whose": whose},
    )


def _whose(view: View, values: Values) -> Whose:
    """For the region there is but the shared half."""
    return "own" if values["whose"] == "own" and view.selection.countries != (SHARED,) else "shared"


def _together(view: View, unit: str, summed: Total) -> str:
    """The unit, and what the bars add up to; no sum where nothing counts, because that is not zero."""
    if not summed.rows:
        return unit
    return view.t(
        "{unit}. Together {amount}", unit=unit, amount=view.t.money(summed.amount, view.lens.currency)
    )


def _counted_payers(view: View, values: Values) -> frozenset[str]:
    rows = of_whom(view.narrow(view.rows.funding), _whose(view, values))
    return frozenset(at_stages(rows[rows["counts"]], view.selection.counted_stages)["id"])


def _why_no_payers(view: View, values: Values) -> str:
    return scope_text(view, of_whom(view.narrow(view.rows.funding), _whose(view, values)))


def indicator(view: View, values: Values) -> Figure:
    """One indicator on an axis of its own."""
    found = view.catalogue.of_kind(Indicator)[values["id"]]
    publishers = ", ".join(dict.fromkeys(source.publisher for source in found.sources[:2]))
    return Figure(
        slug=f"indicator_lines_{found.id}",
        title=view.text(found.title),
        finding=view.text(found.unit),
        source=publishers,
        describe=partial(indicator_lines_alt, view, found),
        drawing=lambda _narrow: indicator_lines(view, found),
        table=partial(indicator_table, view, found),
        has_table_on_page=False,
    )


def _headline_ids(view: View) -> tuple[str, ...]:
    return tuple(envelope.id for envelope in envelopes(view)[0])


def _compared_roadmaps(view: View) -> tuple[str, ...]:
    """All roadmaps, where there are two to compare."""
    roadmaps = view.catalogue.of_kind(Roadmap)
    return tuple(roadmaps) if usual_pair(roadmaps) else ()


def _usual(view: View, side: int) -> str:
    pair = usual_pair(view.catalogue.of_kind(Roadmap))
    assert pair is not None, "asked only where there are values"
    return pair[side]


@cached_per_view
def _drawn_indicators(view: View) -> tuple[str, ...]:
    return tuple(key for key, found in view.catalogue.of_kind(Indicator).items() if is_drawn(found))


PROMISE: Final = Definition(
    "promise",
    mark("One promise, and how far its pieces have come"),
    "promised",
    promise,
    lambda view, _: frozenset(_headline_ids(view)),
    (record_choice("promise", mark("Promise"), _headline_ids),),
)
AREAS: Final = Definition(
    "areas",
    mark("Areas of action of two roadmaps"),
    "roadmaps",
    areas,
    lambda _view, values: frozenset(values.values()),
    (
        record_choice("left", mark("Left"), _compared_roadmaps, partial(_usual, side=0)),
        record_choice("right", mark("Right"), _compared_roadmaps, partial(_usual, side=1)),
    ),
)
PAYERS: Final = Definition(
    "payers",
    mark("Who pays for one country"),
    "country",
    payers,
    _counted_payers,
    (choice("whose", mark("Payer"), WHOSE_WORDS, always_named=True),),
    of_one_place=True,
    why_empty=_why_no_payers,
)
INDICATOR: Final = Definition(
    "indicator",
    mark("One indicator"),
    "record",
    indicator,
    lambda _view, values: frozenset(values.values()),
    (record_choice("id", mark("Record"), _drawn_indicators),),
)
