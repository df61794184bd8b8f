"""Today, and what depends on it: in force, running, planned, days left. One declared today, the date in
Brussels."""

import os
from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from cooperation.records.agreement import BINDING, Agreement, Event, Verb
from cooperation.records.dates import PartialDate
from cooperation.records.milestone import Milestone
from cooperation.records.roadmap import Roadmap

BRUSSELS = ZoneInfo("Europe/Brussels")

AgreementState = Literal[
    "in-force",
    "provisionally-applied",
    "signed",
    "endorsed",
    "adopted",
    "initialled",
    "in-negotiation",
    "ended",
    "on-record",  # nothing has happened that a state could be read from
]

RoadmapState = Literal[
    "running",  # its period includes the day
    "period-ended",
    "to-begin",
    "agreed",  # no period on record; something of it has happened
    "to-be-drawn-up",
]


def todays_date() -> date:
    """The date in Brussels, or COOPERATION_TODAY (YYYY-MM-DD) where that is set."""
    declared = os.environ.get("COOPERATION_TODAY")
    return date.fromisoformat(declared) if declared else datetime.now(BRUSSELS).date()


def has_happened(event: Event, as_of: date) -> bool:
    return not event.planned and event.date.known_from <= as_of


def succeeded_on(agreement: Agreement, agreements: Iterable[Agreement]) -> PartialDate | None:
    """When the first of the agreements that follow this one entered into force, and so ended it; None while
    none has."""
    dates = [
        event.date
        for other in agreements
        if other.follows == agreement.id
        for event in other.events
        if event.verb == "entered-into-force" and not event.planned
    ]
    return min(dates, key=PartialDate.sort_key, default=None)


def agreement_state(agreement: Agreement, as_of: date, ended_by: PartialDate | None = None) -> AgreementState:
    """`ended_by`: when an agreement that follows this one entered into force. In force is said of binding
    kinds only."""
    happened: list[Verb] = [event.verb for event in agreement.events if has_happened(event, as_of)]
    if "ended" in happened or (ended_by is not None and ended_by.known_from <= as_of):
        return "ended"
    order: tuple[tuple[Verb, AgreementState], ...] = (
        ("entered-into-force", "in-force"),
        ("provisionally-applied", "provisionally-applied"),
        ("signed", "signed"),
        ("endorsed", "endorsed"),
        ("adopted", "adopted"),
        ("approved", "adopted"),
        ("initialled", "initialled"),
        ("negotiations-opened", "in-negotiation"),
    )
    for verb, state in order:
        if verb in happened and not (state == "in-force" and agreement.kind not in BINDING):
            return state
    return "on-record"


def roadmap_state(roadmap: Roadmap, as_of: date) -> RoadmapState:
    period = roadmap.period
    if period and period.end and period.end.last < as_of:
        return "period-ended"
    if period and period.start:
        return "running" if period.start.first <= as_of else "to-begin"
    return "agreed" if any(has_happened(event, as_of) for event in roadmap.events) else "to-be-drawn-up"


def days_left(roadmap: Roadmap, as_of: date) -> int | None:
    """Days from `as_of` to the last day of the period; None where it has no end or has ended."""
    if not roadmap.period or not roadmap.period.end or roadmap.period.end.last < as_of:
        return None
    return (roadmap.period.end.last - as_of).days


def is_planned(thing: Milestone | Event, today: date) -> bool:
    """Not there yet, whatever the file says; or marked as an intention whose day has come without news."""
    return bool(thing.planned) or thing.date.known_from > today


def months_between(earlier: PartialDate, later: date) -> int:
    """Whole months from the last day that `earlier` can have been named by to `later`."""
    days = earlier.last
    months = (later.year - days.year) * 12 + later.month - days.month
    return max(0, months - (later.day < days.day))
