"""The columns of files, declared once, frame by frame; headings and lists of columns come from here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from cooperation.counting.rates import UsedRate
from cooperation.counting.receipts import Reason, exclusion_at_stages
from cooperation.exports.column import (
    CERTAINTIES,
    CONVERSIONS,
    FLOWS,
    PAYMENT_STATES,
    READERS_CURRENCY,
    Cell,
    Column,
    ExportRow,
    dated,
    one_of,
)
from cooperation.language.translator import mark
from cooperation.language.wording import (
    AGREEMENT_KIND_WORDS,
    AGREEMENT_STATE_WORDS,
    CONFIDENCE_WORDS,
    INSTRUMENT_WORDS,
    MILESTONE_KIND_WORDS,
    PAYER_GROUP_WORDS,
    PHASE_WORDS,
    PROJECT_KIND_WORDS,
    REASON_WORDS,
    ROADMAP_KIND_WORDS,
    ROADMAP_STATE_WORDS,
    STAGE_WORDS,
    THEME_WORDS,
    place_name,
)
from cooperation.records.dates import PartialDate
from cooperation.sentences.records import where_in_words
from cooperation.store.history import has_happened, is_planned
from cooperation.view import View


@dataclass(frozen=True)
class Frame:
    """A frame of `Rows` as it goes into a file; named like the frame, mostly that of the folder of its records."""

    name: str
    title: str
    one_row_is: str
    columns: tuple[Column, ...]


def _place(view: View, place: str) -> str:
    return place_name(view.t, place)


def _short_name(view: View, organisation: str) -> str:
    return view.organisation_short(organisation)


def _record(name: str) -> Callable[[View, ExportRow], Cell]:
    """A field of the record."""
    return lambda _, line: getattr(line.record, name)


def _when(name: str) -> Callable[[ExportRow], PartialDate | None]:
    """A date of the row."""
    return lambda line: getattr(line.row, name)


def _in_total(view: View, row: Any) -> bool:
    return _reason(view, row) is None


def _reason(view: View, row: Any) -> Reason | None:
    """Why it is outside the total of this view."""
    return exclusion_at_stages(row.exclusion_reason, row.stage, view.selection.counted_stages)


def _answer(view: View, line: ExportRow) -> str:
    """In words: counts, counts with 0, or nothing that counts and why."""
    reason = _reason(view, line.row)
    if reason:
        return view.t("nothing that counts: {reason}", reason=view.t(REASON_WORDS[reason]))
    return view.t("counts") if line.row.amount else view.t("counts, with 0")


def _outside(view: View, line: ExportRow) -> Cell:
    """Envelopes stand with their original amount only: they overlap, and no column invites to add them up."""
    return None if _in_total(view, line.row) or line.row.umbrella else line.row.amount


def _happened(view: View, line: ExportRow) -> tuple[str, ...]:
    """The events, each with the verb of its source; as of a past day only what had happened."""
    today = view.lens.as_of == view.today
    return tuple(
        f"{event.verb} {event.date.edtf()}{' (planned)' if is_planned(event, view.today) else ''}"
        for event in line.record.events  # type: ignore[attr-defined]
        if has_happened(event, view.lens.as_of) or (today and is_planned(event, view.today))
    )


def _rate(number: int, name: str, label: str, of_currency: str, of_date: str) -> tuple[Column, ...]:
    """One of the rates of a row, in three columns; nothing where it has fewer."""

    def used(line: ExportRow) -> UsedRate | None:
        return next(iter(line.row.rates[number:]), None)

    def part(say: Callable[[UsedRate], Cell]) -> Callable[[View, ExportRow], Cell]:
        return lambda _, line: say(found) if (found := used(line)) else None

    return (
        Column(name, "number", label, part(lambda rate: rate.rate), mark("units for one euro")),
        Column(f"{name}_currency", "key", of_currency, part(lambda rate: rate.currency)),
        Column(f"{name}_date", "date", of_date, part(lambda rate: rate.date.edtf())),
    )


SHARED_COLUMNS: Final = (
    Column("id", "key", mark("Record id"), _record("id")),
    Column("title", "text", mark("Title"), lambda view, line: view.text(line.record.title)),
    Column("place", "key", mark("Where"), _record("place"), words=_place),
    Column("countries", "list", mark("Countries"), _record("countries"), words=_place),
    Column(
        "themes", "list", mark("Themes, the main one first"), _record("themes"), words=one_of(THEME_WORDS)
    ),
)
FOOT: Final = (
    Column("confidence", "key", mark("Confidence"), _record("confidence"), words=one_of(CONFIDENCE_WORDS)),
    Column("verified", "date", mark("Record last checked"), lambda _, line: line.record.verified.edtf()),
    Column(
        "sources",
        "list",
        mark("Addresses of the sources"),
        lambda _, line: tuple(s.url for s in line.record.sources),
    ),
)

RATES: Final = (
    *_rate(0, "rate", mark("Exchange rate"), mark("Currency of the rate"), mark("Day or period of the rate")),
    *_rate(
        1,
        "second_rate",
        mark("Second exchange rate, where the way leads through the euro"),
        mark("Currency of the second rate"),
        mark("Day or period of the second rate"),
    ),
)

FUNDING: Final = Frame(
    "funding",
    mark("Funding"),
    mark("One row is one payer's share of one piece of public money."),
    (
        *SHARED_COLUMNS,
        Column("payers", "list", mark("Payer"), words=_short_name),
        Column("payer_group", "key", mark("Group of the payer"), words=one_of(PAYER_GROUP_WORDS)),
        Column("implementers", "list", mark("Implementers"), _record("implementers"), words=_short_name),
        Column("instrument", "key", mark("Instrument"), words=one_of(INSTRUMENT_WORDS)),
        Column("stage", "key", mark("Stage"), words=one_of(STAGE_WORDS)),
        *dated("stage_date", mark("Date"), mark("Date in words"), _when("stage_date")),
        Column("year", "integer", mark("Year")),
        Column("certainty", "key", mark("The amount is"), words=one_of(CERTAINTIES)),
        Column("original", "number", mark("Original amount"), unit=mark("original currency")),
        Column("original_max", "number", mark("Original amount, at most"), unit=mark("original currency")),
        Column("currency", "key", mark("Original currency")),
        Column(
            "amount_in_total",
            "number",
            mark("Amount in the total shown"),
            lambda view, line: line.row.amount if _in_total(view, line.row) else None,
            READERS_CURRENCY,
        ),
        Column(
            "amount_outside",
            "number",
            mark("Amount outside the total, not to be added up"),
            _outside,
            READERS_CURRENCY,
        ),
        Column("total_currency", "key", mark("Currency of both"), lambda view, _: view.lens.currency),
        Column("answer", "text", mark("Counted"), _answer),
        Column(
            "left_out_because",
            "key",
            mark("Reason for leaving out"),
            lambda view, line: _reason(view, line.row),
            words=one_of(REASON_WORDS),
        ),
        Column(
            "conversion", "key", mark("Conversion"), lambda _, line: line.row.how, words=one_of(CONVERSIONS)
        ),
        *RATES,
        Column("umbrella", "yes-no", mark("Envelope or package")),
        Column("part_of", "key", mark("Part of"), _record("part_of")),
        Column("counted_in", "key", mark("Same money, counted in"), _record("counted_in")),
        *FOOT,
    ),
)

PAYMENTS: Final = Frame(
    "payments",
    mark("Payments"),
    mark("One row is one payment on record, or one announced; paid is no stage and is added to none."),
    (
        *SHARED_COLUMNS,
        Column("state", "key", mark("State"), words=one_of(PAYMENT_STATES)),
        *dated("date", mark("Date"), mark("Date in words"), _when("date")),
        Column("year", "integer", mark("Year")),
        Column("payers", "list", mark("Payer"), words=_short_name),
        Column("payer_group", "key", mark("Group of the payer"), words=one_of(PAYER_GROUP_WORDS)),
        Column("instrument", "key", mark("Instrument"), words=one_of(INSTRUMENT_WORDS)),
        Column("certainty", "key", mark("The amount is"), words=one_of(CERTAINTIES)),
        Column("original", "number", mark("Original amount"), unit=mark("original currency")),
        Column("original_max", "number", mark("Original amount, at most"), unit=mark("original currency")),
        Column("currency", "key", mark("Original currency")),
        Column(
            "amount_paid",
            "number",
            mark("Amount in the total paid"),
            lambda _, line: line.row.amount if line.row.counts else None,
            READERS_CURRENCY,
        ),
        Column("total_currency", "key", mark("Currency of the total"), lambda view, _: view.lens.currency),
        Column(
            "left_out_because",
            "key",
            mark("Reason for leaving out"),
            lambda _, line: line.row.exclusion_reason,
            words=one_of(REASON_WORDS),
        ),
        Column(
            "conversion", "key", mark("Conversion"), lambda _, line: line.row.how, words=one_of(CONVERSIONS)
        ),
        *RATES,
        Column("umbrella", "yes-no", mark("Envelope or package")),
        *FOOT,
    ),
)

AGREEMENTS: Final = Frame(
    "agreements",
    mark("Agreements"),
    mark("One row is one agreement, memorandum, declaration, strategy or act."),
    (
        *SHARED_COLUMNS,
        Column("kind", "key", mark("Kind"), words=one_of(AGREEMENT_KIND_WORDS)),
        Column("state", "key", mark("State"), words=one_of(AGREEMENT_STATE_WORDS)),
        Column("parties", "list", mark("Parties"), _record("parties"), words=_short_name),
        *dated("begun", mark("First event"), mark("First event in words"), _when("begun")),
        *dated(
            "done",
            mark("Signed, endorsed or adopted"),
            mark("Signed, endorsed or adopted, in words"),
            _when("done"),
        ),
        *dated(
            "in_force", mark("Entered into force"), mark("Entered into force, in words"), _when("in_force")
        ),
        *dated("ended", mark("Ended"), mark("Ended, in words"), _when("ended")),
        Column("events", "list", mark("Events: what happened, and when (EDTF)"), _happened),
        Column("follows", "key", mark("Follows"), _record("follows")),
        *FOOT,
    ),
)

ROADMAPS: Final = Frame(
    "roadmaps",
    mark("Roadmaps and programmes"),
    mark("One row is one roadmap or programme."),
    (
        *SHARED_COLUMNS,
        Column("kind", "key", mark("Kind"), words=one_of(ROADMAP_KIND_WORDS)),
        Column("state", "key", mark("State"), words=one_of(ROADMAP_STATE_WORDS)),
        Column("parties", "list", mark("Parties"), _record("parties"), words=_short_name),
        *dated("agreed", mark("First event"), mark("First event in words"), _when("agreed")),
        *dated("start", mark("Start"), mark("Start in words"), _when("start")),
        *dated("end", mark("End"), mark("End in words"), _when("end")),
        Column("days_left", "integer", mark("Days left"), unit=mark("days from the as-of day")),
        Column(
            "areas",
            "list",
            mark("Areas of action"),
            lambda _, line: tuple(area.area for area in line.record.areas),  # type: ignore[attr-defined]
            words=lambda view, area: view.area(area),
        ),
        Column("events", "list", mark("Events: what happened, and when (EDTF)"), _happened),
        *FOOT,
    ),
)

MILESTONES: Final = Frame(
    "milestones",
    mark("Milestones"),
    mark("One row is one thing that happened, or is due, and belongs to nothing else."),
    (
        *SHARED_COLUMNS,
        Column(
            "kind", "key", mark("Kind"), lambda _, line: line.row.what, words=one_of(MILESTONE_KIND_WORDS)
        ),
        *dated("date", mark("Date"), mark("Date in words"), _when("date")),
        *dated("end", mark("End"), mark("End in words"), _when("end")),
        Column("planned", "yes-no", mark("Planned")),
        Column("of", "key", mark("Belongs to")),
        *FOOT,
    ),
)

PROJECTS: Final = Frame(
    "projects",
    mark("Projects"),
    mark("One row is one project; its cost is not public EU money and is added to nothing."),
    (
        *SHARED_COLUMNS,
        Column("kind", "key", mark("Kind"), words=one_of(PROJECT_KIND_WORDS)),
        Column("phase", "key", mark("Phase"), words=one_of(PHASE_WORDS)),
        Column("owners", "list", mark("Owners"), _record("owners"), words=_short_name),
        Column("implementers", "list", mark("Implementers"), _record("implementers"), words=_short_name),
        Column(
            "cost_is",
            "key",
            mark("The cost is"),
            lambda _, line: _cost(line, "certainty") or "unknown",
            words=one_of(CERTAINTIES),
        ),
        Column(
            "cost",
            "number",
            mark("Cost, not EU money"),
            lambda _, line: _cost(line, "value"),
            mark("original currency"),
        ),
        Column(
            "cost_max",
            "number",
            mark("Cost, at most"),
            lambda _, line: _cost(line, "max"),
            mark("original currency"),
        ),
        Column("cost_currency", "key", mark("Currency of the cost"), lambda _, line: _cost(line, "currency")),
        Column(
            "places",
            "list",
            mark("Places"),
            lambda _, line: tuple(location.name for location in line.record.locations),
            words=where_in_words,
        ),
        *FOOT,
    ),
)

INDICATORS: Final = Frame(
    "indicators",
    mark("Indicators"),
    mark("One row is one value of a series; series have units of their own and are never added to money."),
    (
        *SHARED_COLUMNS,
        Column("unit", "text", mark("Unit"), lambda view, line: view.text(line.record.unit)),  # type: ignore[attr-defined]
        Column("period", "date", mark("Period"), lambda _, line: _value(line).period.edtf()),
        Column(
            "item",
            "text",
            mark("What"),
            lambda view, line: view.text(_value(line).item) if _value(line).item else None,
        ),
        Column("country", "key", mark("Country"), lambda _, line: _value(line).country, words=_place),
        Column("flow", "key", mark("Direction"), lambda _, line: _value(line).flow, words=one_of(FLOWS)),
        Column("value", "number", mark("Value"), lambda _, line: _value(line).value, mark("unit of the row")),
        Column(
            "min",
            "number",
            mark("Value, at least"),
            lambda _, line: _value(line).min,
            mark("unit of the row"),
        ),
        Column(
            "max", "number", mark("Value, at most"), lambda _, line: _value(line).max, mark("unit of the row")
        ),
        Column(
            "note",
            "text",
            mark("Note"),
            lambda view, line: view.text(_value(line).note) if _value(line).note else None,
        ),
        Column(
            "source",
            "text",
            mark("Source of the value"),
            lambda _, line: line.record.sources[_value(line).source].url,
        ),
        *FOOT,
    ),
)

FRAMES: Final = {
    frame.name: frame for frame in (FUNDING, PAYMENTS, AGREEMENTS, ROADMAPS, MILESTONES, PROJECTS, INDICATORS)
}


def _cost(line: ExportRow, part: str) -> Any:
    cost = line.record.cost  # type: ignore[attr-defined]
    return getattr(cost, part) if cost else None


def _value(line: ExportRow) -> Any:
    """The value that the row stands for: the rows of an indicator come in the order of its series."""
    return line.record.series[line.number]  # type: ignore[attr-defined]
