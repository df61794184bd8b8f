"""What a selection that leaves nothing can offer instead: the same with one part dropped, where that leaves something.

Also what a day in the past leaves nothing of: the whole, before the first day on record, or one record.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from cooperation.findings.promises import dates_of, envelopes_on_record
from cooperation.records.dates import PartialDate
from cooperation.records.funding import Funding
from cooperation.records.record import Record
from cooperation.selection import PLACES, Selection
from cooperation.view import View, cached_per_view

Dropped = Literal["period", "themes", "stage", "countries", "other-countries", "asof", "all"]
Found = Callable[[View], frozenset[str]]  # the ids of the records that a page shows of a view
MOST_OFFERS: Final = 3


@dataclass(frozen=True)
class Offer:
    """A selection near the one asked for: what of it was dropped, and how many records it shows."""

    dropped: Dropped
    selection: Selection
    records: int


def nearest_selections(view: View, found: Found, kept: tuple[Dropped, ...] = ()) -> tuple[Offer, ...]:
    """The selections one step away that show something, the smallest step first; where there is none, everything.

    `kept` is never dropped.
    """

    def offer(dropped: Dropped, selection: Selection) -> Offer:
        return Offer(dropped, selection, len(found(replace(view, selection=selection))))

    steps = (
        offer(dropped, selection)
        for dropped, selection in _one_step_away(view.selection).items()
        if dropped not in kept and selection != view.selection
    )
    offers = [step for step in steps if step.records][:MOST_OFFERS]
    if not offers:
        countries = view.selection.countries if "countries" in kept else ()
        everything = offer("all", replace(view.selection.reset(), countries=countries))
        offers = [everything] if everything.records else []
    return tuple(offers)


def nearest_places(view: View, found: Found) -> tuple[Offer, ...]:
    """The selections of one place each, of those chosen or else of all, that show something; the most first."""
    offers = [
        Offer("other-countries", selection, len(found(replace(view, selection=selection))))
        for place in view.selection.countries or PLACES
        for selection in (replace(view.selection, countries=(place,)),)
    ]
    shown = sorted((offer for offer in offers if offer.records), key=lambda offer: -offer.records)
    return tuple(shown[:MOST_OFFERS])


def _one_step_away(chosen: Selection) -> dict[Dropped, Selection]:
    return {
        "period": replace(chosen, start=None, end=None),
        "themes": replace(chosen, themes=()),
        "stage": replace(chosen, stage=None),
        "countries": replace(chosen, countries=()),
        "asof": replace(chosen, as_of=None),
    }


def _of(*frames: str) -> Found:
    """What the selection leaves of these frames; of money only what stands at the stage asked for, if one is."""

    @cached_per_view
    def found(view: View) -> frozenset[str]:
        return frozenset(record for frame in frames for record in _ids(view, frame))

    return found


def _ids(view: View, frame: str) -> set[str]:
    rows = view.narrow(getattr(view.rows, frame))
    if frame == "funding" and view.selection.stage:
        rows = rows[rows["stage"] == view.selection.stage]
    return set(rows["id"])


@cached_per_view
def _pieces_of_promises(view: View) -> frozenset[str]:
    records, rows = view.catalogue.of_kind(Funding), view.rows.funding
    envelopes = envelopes_on_record(records, rows, view.narrow(rows))
    stage = view.selection.stage
    return frozenset(
        row_id
        for envelope in envelopes
        for row_id, reached in zip(envelope.pieces["id"], envelope.pieces["stage"], strict=True)
        if stage in (None, reached)
    )


SHOWN_BY_PAGE: Final[Mapping[str, Found]] = {
    "": _of("funding", "agreements", "roadmaps", "events"),
    "timeline": _of("agreements", "roadmaps", "events"),
    "map": _of("records"),
    "funding": _of("funding"),
    "promised": _pieces_of_promises,
    "country": _of("records"),
}
"""Of each page that a selection narrows, by its address, what it shows. The other pages are not narrowed, or say
themselves what is missing."""
KEPT: Final[Mapping[str, tuple[Dropped, ...]]] = {"country": ("countries",)}  # the page is about it


def first_date(view: View) -> PartialDate | None:
    """When the first thing on record happened, as exactly as that is known; None where nothing is dated."""
    today = replace(view, selection=replace(view.selection, as_of=None)).rows
    dates: list[PartialDate] = [*today.events["date"], *today.funding["stage_date"]]
    return min(dates, key=PartialDate.sort_key, default=None)


def begins_later(record: Record, as_of: date, today: date) -> PartialDate | None:
    """When the first thing on record happened to a record, where that was after `as_of`; else None."""
    dates = [when for when, _ in dates_of(record, today)]
    if not dates or any(when.known_from <= as_of for when in dates):
        return None
    return min(dates, key=PartialDate.sort_key)
