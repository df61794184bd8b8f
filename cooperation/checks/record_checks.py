"""Checks inside one record, between its fields. Each is attached to the later field, the line to change."""

# ruff: noqa: ARG001  # all checks are called alike, with today

from collections.abc import Callable, Iterator
from datetime import date

from cooperation.checks.funding_checks import (
    equivalents_belong_to_an_amount,
    money_that_counts_names_countries,
    payers_of_shares_are_funders,
    payments_on_record_are_past,
    shares_reach_the_amount,
    stages_climb,
    umbrellas_and_leaves_keep_their_links,
)
from cooperation.checks.places import distance_to_border, lies_in_or_near
from cooperation.checks.violation import Violation
from cooperation.records.agreement import Agreement, Verb
from cooperation.records.dates import PartialDate
from cooperation.records.funding import Funding
from cooperation.records.indicator import Indicator
from cooperation.records.milestone import Milestone
from cooperation.records.record import Record
from cooperation.records.roadmap import Roadmap

RecordCheck = Callable[[Record, date], Iterator[Violation]]

# what cannot have happened before what
LATER_THAN: tuple[tuple[Verb, tuple[Verb, ...]], ...] = (
    ("signed", ("initialled", "negotiations-opened")),
    ("ratified", ("signed",)),
    ("provisionally-applied", ("signed",)),
    ("entered-into-force", ("signed", "initialled")),
    ("ended", ("entered-into-force", "signed")),
)


def events_do_not_go_back(record: Record, today: date) -> Iterator[Violation]:
    """Spans are compared, not texts: "2020-03" then "2020" is fine."""
    if isinstance(record, Agreement | Roadmap):
        for n, after in enumerate(record.events):
            before = next((e for e in record.events[:n] if after.date.surely_before(e.date)), None)
            if before:
                message = f"{after.verb} on {after.date}, before it was {before.verb} ({before.date})"
                yield Violation(
                    ("events", n, "date"), message, "give the later date, or put the events in order"
                )


def events_keep_their_sequence(record: Record, today: date) -> Iterator[Violation]:
    """Nothing enters into force before it is signed, in whatever order the file has them."""
    if isinstance(record, Agreement | Roadmap):
        for verb, earlier in LATER_THAN:
            for n, event in enumerate(record.events):
                later_on = [e for e in record.events[n + 1 :] if e.verb in earlier]
                first = next((e for e in later_on if event.date.surely_before(e.date)), None)
                already = any(e.verb in earlier for e in record.events[:n])
                if event.verb == verb and first and not already:
                    message = f"{verb} on {event.date}, before it was {first.verb} ({first.date})"
                    hint = "give the later date, or leave the event out while it is unknown"
                    yield Violation(("events", n, "date"), message, hint)


def what_is_done_is_not_dated_after_today(record: Record, today: date) -> Iterator[Violation]:
    """Nobody can have signed tomorrow. A planned event says so."""
    if isinstance(record, Agreement | Roadmap):
        for n, event in enumerate(record.events):
            if event.verb != "ended" and _lies_after(event.date, today) and not event.planned:
                hint = "add `planned: true`, or mend the date"
                yield Violation(("events", n, "date"), f"{event.verb} after today", hint)
    if isinstance(record, Funding):
        for n, reached in enumerate(record.history):
            if reached.stage != "completed" and _lies_after(reached.date, today):
                hint = "mend the date, or leave the stage out"
                yield Violation(("history", n, "date"), f"{reached.stage} after today", hint)
    if record.verified.first > today:
        yield Violation(
            ("verified",), f"checked on {record.verified}, after today", "write the day of the last check"
        )


def milestone_ends_after_it_begins(record: Record, today: date) -> Iterator[Violation]:
    if isinstance(record, Milestone) and record.end and record.end.surely_before(record.date):
        message = f"ends on {record.end}, before it begins ({record.date})"
        yield Violation(("end",), message, "swap the two, or leave the end out")


def plans_whose_day_has_passed_say_so(record: Record, today: date) -> Iterator[Violation]:
    if isinstance(record, Milestone) and record.planned and record.date.last < today:
        yield _passed(("planned",), record.date)
    if isinstance(record, Agreement | Roadmap):
        for n, event in enumerate(record.events):
            if event.planned and event.date.last < today:
                yield _passed(("events", n, "planned"), event.date)


def sources_named_exist(record: Record, today: date) -> Iterator[Violation]:
    for path, position in _sources_named(record):
        if position >= len(record.sources):
            hint = f"sources count from 0; the last is {len(record.sources) - 1}"
            yield Violation(path, f"there is no source {position}", hint)


def confidence_is_earned(record: Record, today: date) -> Iterator[Violation]:
    """High: an official source or two independent ones; copies of one text count once."""
    official = any(source.kind == "official" for source in record.sources)
    if record.confidence == "high" and not official and len(independent_voices(record)) < 2:
        hint = "write medium, or add a source"
        yield Violation(("confidence",), "high needs an official source or two independent ones", hint)


def places_lie_in_their_country(record: Record, today: date) -> Iterator[Violation]:
    """Inside the country's shape, or within 50 km of it; nothing is said of countries without a shape."""
    for n, place in enumerate(record.locations):
        if place.lat is None or place.lon is None or lies_in_or_near(place.lon, place.lat, place.country):
            continue
        away = distance_to_border(place.lon, place.lat, place.country)
        message = f"{place.name} lies {away:,.0f} km outside {place.country}"
        hint = "are lat and lon swapped, or is the country wrong?"
        yield Violation(("locations", n, "lat"), message, hint)


def independent_voices(record: Record) -> frozenset[str]:
    """Who says it of their own: a publisher, or whoever it copies."""
    return frozenset(source.copy_of or source.publisher for source in record.sources)


def _sources_named(record: Record) -> Iterator[tuple[tuple[str | int, ...], int]]:
    for n, conflict in enumerate(record.conflicts):
        for m, value in enumerate(conflict.values):
            if value.source is not None:
                yield ("conflicts", n, "values", m, "source"), value.source
    if isinstance(record, Agreement | Roadmap):
        for n, area in enumerate(record.areas):
            for m, source in enumerate(area.sources):
                yield ("areas", n, "sources", m), source
    if isinstance(record, Indicator):
        for n, point in enumerate(record.series):
            yield ("series", n, "source"), point.source


def _passed(path: tuple[str | int, ...], when: PartialDate) -> Violation:
    message = f"planned for {when}, which has passed without news"
    return Violation(path, message, "look for what happened", warning=True)


def _lies_after(when: PartialDate, today: date) -> bool:
    return when.qualifier != "before" and when.first > today


RECORD_CHECKS: tuple[RecordCheck, ...] = (
    events_do_not_go_back,
    events_keep_their_sequence,
    what_is_done_is_not_dated_after_today,
    stages_climb,
    milestone_ends_after_it_begins,
    plans_whose_day_has_passed_say_so,
    sources_named_exist,
    shares_reach_the_amount,
    payers_of_shares_are_funders,
    payments_on_record_are_past,
    equivalents_belong_to_an_amount,
    money_that_counts_names_countries,
    umbrellas_and_leaves_keep_their_links,
    confidence_is_earned,
    places_lie_in_their_country,
)
