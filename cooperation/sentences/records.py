"""A record's facts as readers see them: pairs of label and words. Pages, slides and files say the same."""

from decimal import Decimal
from typing import assert_never

from cooperation.counting.marking import stage_reached
from cooperation.language.translator import with_small_letter
from cooperation.language.wording import (
    AGREEMENT_KIND_WORDS,
    AGREEMENT_STATE_WORDS,
    CONFIDENCE_WORDS,
    INSTRUMENT_WORDS,
    MILESTONE_KIND_WORDS,
    PHASE_WORDS,
    PROJECT_KIND_WORDS,
    ROADMAP_KIND_WORDS,
    ROADMAP_STATE_WORDS,
    SOURCE_KIND_WORDS,
    STAGE_WORDS,
    THEME_WORDS,
    place_name,
    verb_in_words,
)
from cooperation.records.agreement import Agreement, Verb
from cooperation.records.amounts import Amount
from cooperation.records.dates import PartialDate
from cooperation.records.funding import Funding, StageReached
from cooperation.records.indicator import Indicator
from cooperation.records.kinds import known_kind
from cooperation.records.milestone import Milestone
from cooperation.records.project import Project
from cooperation.records.record import Period, Record, Source
from cooperation.records.roadmap import Roadmap
from cooperation.store.history import (
    agreement_state,
    days_left,
    has_happened,
    is_planned,
    roadmap_state,
    succeeded_on,
)
from cooperation.view import View

Fact = tuple[str, str]


def amount_in_words(view: View, amount: Amount | None) -> str:
    """`EUR 3 million`, `about EUR 3 million`, `up to EUR 3 million`, `EUR 2 million to 3 million`, `not known`."""
    t = view.t
    if amount is None:
        return t("not known")
    top = t.money(amount.ceiling, amount.currency)
    match amount.certainty:
        case "about":
            return t("about {amount}", amount=top)
        case "up-to":
            return t("up to {amount}", amount=top)
        case "range":
            return t("{least} to {most}", least=t.money(amount.min or Decimal(0), amount.currency), most=top)
    return top


def record_places_in_words(view: View, record: Record) -> str:
    if len(record.countries) == 5:
        return view.t("Central Asia as a whole")
    if not record.countries:
        return view.t("European Union")
    return ", ".join(place_name(view.t, country) for country in record.countries)


def where_in_words(view: View, place: str | None) -> str:
    """A town, site or region in the reader's language; empty where it is not known."""
    return view.text(view.catalogue.glossary.place(place)) if place else ""


def record_period_in_words(view: View, period: Period) -> str:
    t = view.t
    if period.start and period.end:
        return t("{first} to {last}", first=t.day(period.start), last=t.day(period.end))
    if period.start:
        return t("from {day}", day=t.day(period.start))
    return t("until {day}", day=t.day(period.end)) if period.end else t("not known")


def state_in_words(view: View, record: Record) -> str:
    """Where it stands: in force, running with days left, the stage reached, the phase, planned or done."""
    t, as_of, record = view.t, view.lens.as_of, known_kind(record)
    match record:
        case Agreement():
            ended_by = succeeded_on(record, view.catalogue.of_kind(Agreement).values())
            return t(AGREEMENT_STATE_WORDS[agreement_state(record, as_of, ended_by)])
        case Roadmap():
            left = days_left(record, as_of)
            state = roadmap_state(record, as_of)
            if left is not None and state == "running":
                return t.plural("Running, {n} day left", "Running, {n} days left", left)
            return t(ROADMAP_STATE_WORDS[state])
        case Funding():
            step = stage_reached(record, view.lens)
            return t(STAGE_WORDS[step.stage]) if step else t("Nothing on record by that day")
        case Project():
            return t(PHASE_WORDS[record.phase])
        case Milestone():
            if not is_planned(record, view.today):
                return t("Happened")
            return (
                t("Planned; its day has passed without news")
                if record.date.last < view.today
                else t("Planned")
            )
        case Indicator():
            return t("Series of values")
        case _ as never:
            assert_never(never)


def kind_in_words(view: View, record: Record) -> str:
    t, record = view.t, known_kind(record)
    match record:
        case Agreement():
            return t(AGREEMENT_KIND_WORDS[record.kind])
        case Roadmap():
            return t(ROADMAP_KIND_WORDS[record.kind])
        case Funding():
            return t(INSTRUMENT_WORDS[record.instrument])
        case Project():
            return t(PROJECT_KIND_WORDS[record.kind])
        case Milestone():
            return t(MILESTONE_KIND_WORDS[record.kind])
        case Indicator():
            return t("Indicator")
        case _ as never:
            assert_never(never)


def main_date_in_words(view: View, record: Record) -> str:
    """The date a reader looks for first: where an event brought the state, that event and its date."""
    t, record = view.t, known_kind(record)
    match record:
        case Agreement():
            return _event_in_words(view, _brought_by(view, record))
        case Roadmap():
            happened = [event for event in record.events if has_happened(event, view.lens.as_of)]
            first = next((event for event in happened if event.headline), happened[0] if happened else None)
            return _event_in_words(view, (first.verb, first.date) if first else None)
        case Funding():
            step = stage_reached(record, view.lens) or record.history[0]
            stage = with_small_letter(stage_reached_in_words(view, step))
            return t("{what} {day}", what=stage, day=t.day(step.date))
        case Milestone():
            return milestone_date_in_words(view, record)
        case Project() | Indicator():
            return t("no date of its own")
        case _ as never:
            assert_never(never)


def _brought_by(view: View, agreement: Agreement) -> tuple[Verb, PartialDate] | None:
    """What brought an agreement to its state, and when; None where no event on record did."""
    as_of = view.lens.as_of
    ended_by = succeeded_on(agreement, view.catalogue.of_kind(Agreement).values())
    state = agreement_state(agreement, as_of, ended_by)
    if state == "on-record":
        return None
    # An event brought the state if it makes it alone; of several, the earliest did.
    alone = [(event, agreement.model_copy(update={"events": (event,)})) for event in agreement.events]
    brought = [event for event, only in alone if agreement_state(only, as_of) == state]
    if not brought:
        return ("ended", ended_by) if ended_by else None
    first = min(brought, key=lambda event: event.date.sort_key())
    return first.verb, first.date


def _event_in_words(view: View, event: tuple[Verb, PartialDate] | None) -> str:
    """`signed 24 October 2025`; where a source gives only a bound or "about", that the day is not known."""
    t = view.t
    if event is None:
        return t("no date on record")
    what, day = verb_in_words(t, event[0]), t.day(event[1])
    if event[1].qualifier:
        return t("{what} {day} (day not known)", what=what, day=day)
    return t("{what} {day}", what=what, day=day)


def milestone_date_in_words(view: View, milestone: Milestone) -> str:
    t = view.t
    if milestone.end:
        return t("{first} to {last}", first=t.day(milestone.date), last=t.day(milestone.end))
    return t.day(milestone.date)


def facts(view: View, record: Record) -> list[Fact]:
    """The pairs for the table of a record's page, in a fixed order; what is not known is said where one would look."""
    t, record = view.t, known_kind(record)
    found: list[Fact] = [
        (t("Where"), record_places_in_words(view, record)),
        (t("Themes"), ", ".join(t(THEME_WORDS[theme]) for theme in record.themes)),
    ]
    match record:
        case Agreement() | Roadmap():
            found += _parties(view, record)
            if isinstance(record, Roadmap) and record.period:
                found.append((t("Period"), record_period_in_words(view, record.period)))
        case Funding():
            found += _funding(view, record)
        case Project():
            found += [
                (t("Cost, not EU money"), amount_in_words(view, record.cost)),
                (t("Owners"), organisations_in_words(view, record.owners) or t("not recorded")),
            ]
            if record.implementers:
                found.append((t("Implementers"), organisations_in_words(view, record.implementers)))
        case Milestone():
            found.append((t("Date"), milestone_date_in_words(view, record)))
        case Indicator():
            found.append((t("Unit"), view.text(record.unit)))
        case _ as never:
            assert_never(never)
    found += [(name, number) for name, number in record.references.items()]
    places = [where_in_words(view, place.name) for place in record.locations]
    if places:
        found.append((t("Places"), ", ".join(places)))
    return found


def source_line(view: View, source: Source) -> str:
    """Publisher, date, kind; a copy says of what."""
    t = view.t
    parts = [
        source.publisher,
        t.day(source.date, short=True) if source.date else t("no date"),
        t(SOURCE_KIND_WORDS[source.kind]),
    ]
    if source.copy_of:
        parts.append(t("copy of {publisher}", publisher=source.copy_of))
    return " · ".join(parts)


def confidence_in_words(view: View, record: Record) -> str:
    return view.t(CONFIDENCE_WORDS[record.confidence])


def stage_reached_in_words(view: View, step: StageReached) -> str:
    """The stage; one dated after today is planned, whatever the file says."""
    stage = view.t(STAGE_WORDS[step.stage])
    return view.t("{what} (planned)", what=stage) if step.date.known_from > view.today else stage


def _parties(view: View, record: Agreement | Roadmap) -> list[Fact]:
    return [(view.t("Parties"), organisations_in_words(view, record.parties) or view.t("not recorded"))]


def _funding(view: View, record: Funding) -> list[Fact]:
    t = view.t
    found = [
        (t("Amount"), amount_in_words(view, record.amount)),
        (t("Instrument"), t(INSTRUMENT_WORDS[record.instrument])),
        (t("Funders"), organisations_in_words(view, record.funders)),
        (t("Implementers"), organisations_in_words(view, record.implementers) or t("not recorded")),
    ]
    if record.quoted:
        found.insert(1, (t("As quoted by a source"), amount_in_words(view, record.quoted)))
    if record.period:
        found.append((t("Period"), record_period_in_words(view, record.period)))
    if not record.payments:
        found.append((t("Payments"), t("no record")))
    return found


def organisations_in_words(view: View, ids: tuple[str, ...]) -> str:
    return ", ".join(view.organisation(organisation) for organisation in ids)
