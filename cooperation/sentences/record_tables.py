"""What a record lists, as tables in words: events, stages, payments, shares, values, contradictions."""

import pandas as pd

from cooperation.language.translator import with_capital
from cooperation.language.wording import (
    INSTRUMENT_WORDS,
    verb_in_words,
)
from cooperation.records.agreement import Agreement, Event
from cooperation.records.funding import Funding
from cooperation.records.indicator import Indicator, IndicatorValue
from cooperation.records.record import Conflict, Record
from cooperation.records.roadmap import Roadmap
from cooperation.sentences.records import amount_in_words, stage_reached_in_words, where_in_words
from cooperation.view import View


def conflict_rows(view: View, record: Record, conflict: Conflict) -> pd.DataFrame:
    """What each source says, who it is, and whether it is used here."""
    t = view.t
    rows = []
    for value in conflict.values:
        named = view.text(value.by) if value.by else t("not named")
        source = named if value.source is None else record.sources[value.source].publisher
        rows.append((view.text(value.says), source, t("used here") if value.used else t("kept, not used")))
    return pd.DataFrame(rows, columns=[t("What the source says"), t("Source"), t("In this record")])


def event_rows(view: View, record: Agreement | Roadmap) -> pd.DataFrame:
    """What happened, newest last; a planned event says so."""
    t = view.t
    rows = [
        (t.day(event.date), _event(view, event), where_in_words(view, event.place)) for event in record.events
    ]
    return pd.DataFrame(rows, columns=[t("Date"), t("What happened"), t("Place")])


def stage_rows(view: View, record: Funding) -> pd.DataFrame:
    t = view.t
    rows = [
        (t.day(step.date), stage_reached_in_words(view, step), where_in_words(view, step.place))
        for step in record.history
    ]
    return pd.DataFrame(rows, columns=[t("Date"), t("Stage"), t("Place")])


def payment_table_rows(view: View, record: Funding) -> pd.DataFrame:
    """A payment dated after today is announced, whatever the file says."""
    t = view.t
    states = {"paid": t("paid"), "announced": t("announced")}
    rows = [
        (
            t.day(payment.date),
            amount_in_words(view, payment.amount),
            states["announced" if payment.date.known_from > view.today else payment.state],
        )
        for payment in record.payments
    ]
    return pd.DataFrame(rows, columns=[t("Date"), t("Amount"), t("State")])


def share_rows(view: View, record: Funding) -> pd.DataFrame:
    t = view.t
    rows = [
        (
            view.organisation(s.funder),
            amount_in_words(view, s.amount),
            t(INSTRUMENT_WORDS[s.instrument or record.instrument]),
        )
        for s in record.shares
    ]
    return pd.DataFrame(rows, columns=[t("Payer"), t("Amount"), t("Instrument")])


def series_rows(view: View, record: Indicator) -> pd.DataFrame:
    """The values of a series; columns that say nothing are left out."""
    t = view.t
    flows = {"imports": t("Imports"), "exports": t("Exports")}
    rows = [
        (
            " – ".join(t.day(end, short=True) for end in value.period.ends),
            view.text(value.item) if value.item else "",
            t.country(value.country) if value.country else "",
            flows.get(value.flow or "", ""),
            _value(view, value),
            view.text(value.note) if value.note else "",
            record.sources[value.source].publisher,
        )
        for value in record.series
    ]
    heads = [
        t("Period"),
        t("What"),
        t("Country"),
        t("Direction"),
        view.text(record.unit),
        t("Note"),
        t("Source"),
    ]
    frame = pd.DataFrame(rows, columns=heads)
    return frame.loc[:, [bool((frame[column] != "").any()) for column in frame.columns]]


def _value(view: View, value: IndicatorValue) -> str:
    if value.value is not None:
        return view.t.number(value.value)
    return view.t(
        "{least} to {most}", least=view.t.number(value.min or 0), most=view.t.number(value.max or 0)
    )


def _event(view: View, event: Event) -> str:
    said = view.text(event.title) if event.title else with_capital(verb_in_words(view.t, event.verb))
    return view.t("{what} (planned)", what=said) if event.planned or event.date.first > view.today else said
