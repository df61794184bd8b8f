"""Findings that stand beside a figure: computed, because a fixed claim goes stale."""

import pandas as pd

from cooperation.counting.contradictions import TotalRange, total_range
from cooperation.counting.marking import CountingContext
from cooperation.counting.totals import breakdown, exact_sum, total
from cooperation.language.wording import COUNT_WORDS, STAGE_WORDS, place_name, stage_in_words
from cooperation.records.funding import Funding
from cooperation.records.record import SHARED
from cooperation.view import View, cached_per_view


@cached_per_view
def largest_places(view: View) -> str:
    """Which two countries hold how much of the counted money, with unit and count."""
    t, funding = view.t, view.narrow(view.rows.funding)
    unit = _unit(view)
    places = breakdown(funding, "country", view.selection.counted_stages)
    own = places[
        [
            key != SHARED and amount is not None
            for key, amount in zip(places["key"], places["amount"], strict=True)
        ]
    ]
    whole = total(funding, view.selection.counted_stages).amount
    if len(own) < 3 or not whole:
        return unit
    first, second = own.sort_values("amount", ascending=False, key=lambda amounts: amounts.map(float))[
        "key"
    ].iloc[:2]
    held = exact_sum(own[own["key"].isin([first, second])]["amount"])
    finding = t(
        "{first} and {second} hold {share} of it.",
        first=place_name(t, first),
        second=place_name(t, second),
        share=t.percent(held / whole),
    )
    return f"{finding} {unit}"


@cached_per_view
def range_of_the_total(view: View) -> TotalRange | None:
    """How far the total of the selected funding would move if other sources are right; None where it would not."""
    catalogue = view.catalogue
    return total_range(
        view.narrow(view.rows.funding),
        catalogue.of_kind(Funding).values(),
        CountingContext(catalogue.organisations, catalogue.rates, view.lens),
        view.selection.counted_stages,
    )


def funding_unit(view: View) -> str:
    """What the numbers of a funding figure are: unit, stages, count, day."""
    t, unit = view.t, _unit(view)
    return (
        t("{unit}; own and shared money of the chosen places together", unit=unit)
        if view.selection.countries
        else unit
    )


def map_title(view: View, measure: str) -> str:
    """What the map shows; its unit stands below."""
    t, stage = view.t, view.selection.stage
    titles = {
        "signed": t(STAGE_WORDS[stage]) if stage else t("Signed money, by country"),
        "records": t("Records of all kinds"),
        "milestones": t("Milestones on record"),
    }
    return titles[measure]


def _unit(view: View) -> str:
    """Currency, stage and count of an amount."""
    t = view.t
    return t(
        "{currency} million, {stages}, {count}",
        currency=view.lens.currency,
        stages=stage_in_words(t, view.selection.stage),
        count=t(COUNT_WORDS[view.lens.count]),
    )


def timeline_source(view: View, rows: object) -> str:
    """How many records a timeline shows, and where knowledge ends."""
    t = view.t
    return t(
        "{agreements}, {roadmaps}, {events}. {coverage}",
        agreements=t.plural("{n} agreement", "{n} agreements", len(rows.agreements)),  # type: ignore[attr-defined]
        roadmaps=t.plural("{n} roadmap or programme", "{n} roadmaps and programmes", len(rows.roadmaps)),  # type: ignore[attr-defined]
        events=t.plural("{n} event", "{n} events", len(rows.events)),  # type: ignore[attr-defined]
        coverage=coverage_of_events(view, rows.events),  # type: ignore[attr-defined]
    )


def coverage_of_events(view: View, events: pd.DataFrame) -> str:
    """Where coverage ends, and how many events are on record all the same that happened after it."""
    t, end = view.t, view.scope.coverage_end
    happened = events[~events["planned"].astype(bool)]
    later = sum(when.first > end.last for when in happened["date"])
    if not later:
        return t("Nothing is on record after {month} except planned dates.", month=t.day(end))
    return t.plural(
        "Coverage ends: {month}; {n} later event is on record.",
        "Coverage ends: {month}; {n} later events are on record.",
        later,
        month=t.day(end),
    )
