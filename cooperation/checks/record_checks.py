"""Checks inside one record, between its fields. Each is attached to the later field, the line to change."""

# ruff: noqa: ARG001  # all checks are called alike, with today

from collections.abc import Callable, Iterator
from datetime import date

from cooperation.checks.funding_checks import (
    equivalents_belong_to_an_amount,
    money_that_counts_names_countries,
    payers_of_shares_are_funders,
    shares_reach_the_amount,
    stages_climb,
    umbrellas_and_leaves_keep_their_links,
)
from cooperation.checks.places import distance_to_border, lies_in_or_near
from cooperation.checks.texts import words_keep_to_one_alphabet
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


def what_lies_ahead_is_planned(record: Record, today: date) -> Iterator[Violation]:
    """A note where the file says that something has happened which is dated after today: pages show it as planned."""
    for path, words, when in _said_to_have_happened(record):
        if when.qualifier != "before" and when.first > today:
            message = f"{words} {when}, after today: shown as planned"
            yield Violation(path, message, "mend the date if it has happened", note=True)


def verified_is_not_after_today(record: Record, today: date) -> Iterator[Violation]:
    if record.verified.first > today:
        message = f"checked on {record.verified}, after today"
        yield Violation(("verified",), message, "write the day of the last check", withholds=False)


def _said_to_have_happened(record: Record) -> Iterator[tuple[tuple[str | int, ...], str, PartialDate]]:
    """What a file says of the past, with its date. An end is often known before it comes."""
    match record:
        case Agreement() | Roadmap():
            for n, event in enumerate(record.events):
                if event.verb != "ended" and not event.planned:
                    yield ("events", n, "date"), event.verb, event.date
        case Funding():
            for n, reached in enumerate(record.history):
                if reached.stage != "completed":
                    yield ("history", n, "date"), reached.stage, reached.date
            for n, payment in enumerate(record.payments):
                if payment.state == "paid":
                    yield ("payments", n, "date"), "paid", payment.date
        case _:
            return


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


def words_stand_once(record: Record, today: date) -> Iterator[Violation]:
    """In a list of words or ids: twice the same is a slip for another."""
    for name, field in type(record).model_fields.items():
        words = getattr(record, name)
        if not isinstance(words, tuple):
            continue
        for n, word in enumerate(words):
            if isinstance(word, str) and word in words[:n]:
                message = f"{word} stands here twice"
                yield Violation(
                    (field.alias or name, n), message, "keep one, or write the other that was meant"
                )


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


RECORD_CHECKS: tuple[RecordCheck, ...] = (
    events_do_not_go_back,
    events_keep_their_sequence,
    what_lies_ahead_is_planned,
    verified_is_not_after_today,
    words_stand_once,
    stages_climb,
    milestone_ends_after_it_begins,
    plans_whose_day_has_passed_say_so,
    sources_named_exist,
    shares_reach_the_amount,
    payers_of_shares_are_funders,
    equivalents_belong_to_an_amount,
    money_that_counts_names_countries,
    umbrellas_and_leaves_keep_their_links,
    confidence_is_earned,
    places_lie_in_their_country,
    words_keep_to_one_alphabet,
)
