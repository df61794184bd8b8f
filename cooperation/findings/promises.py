"""Promises and what followed: how old one is, what is on record since, and for how long nothing has been.

A promise is an area of a roadmap or agreement, or an envelope: an umbrella that other records deliver.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pandas as pd

from cooperation.counting.totals import Total, exact_sum, total
from cooperation.records.agreement import Agreement, Area
from cooperation.records.dates import PartialDate
from cooperation.records.funding import SIGNED_OR_LATER, Funding, Stage
from cooperation.records.milestone import Milestone
from cooperation.records.project import Project
from cooperation.records.record import Record
from cooperation.records.roadmap import Roadmap
from cooperation.store.history import has_happened, is_planned, months_between

OnRecord = tuple[PartialDate, str]  # when something happened, and the id of the record that says so
ONLY_PROMISED: tuple[Stage, ...] = ("announced", "committed")


@dataclass(frozen=True)
class PromiseClock:
    """Whole months, never too many where a date is known only to a month or year."""

    age_in_months: int
    last_on_record: OnRecord | None
    silent_since: PartialDate  # the last thing on record, or the promise where there is none
    silent_until: date  # today, or the end of coverage: nobody looked for what came after it

    @property
    def silent_months(self) -> int:
        return months_between(self.silent_since, self.silent_until)


def promise_clock(
    made: PartialDate, since: Iterable[OnRecord], today: date, covered_to: date = date.max
) -> PromiseClock:
    """The clock of a promise made on `made`, with all that is dated of the records linked to it.

    What was there before the promise does not answer it, and what lies after `today` has not happened. Silence is
    counted to the end of coverage, `covered_to`.
    """
    happened = [
        (when, record_id)
        for when, record_id in since
        if when.known_from <= today and not when.surely_before(made)
    ]
    last = max(happened, key=lambda event: (event[0].last, event[0].first, event[1]), default=None)
    silent_since = last[0] if last else made
    return PromiseClock(months_between(made, today), last, silent_since, min(today, covered_to))


def dates_of(record: Record, today: date) -> list[OnRecord]:
    """All dates at which something of this record happened; planned things have none yet."""
    return [(when, record.id) for when in _dates(record, today) if when.known_from <= today]


def agreed_on(record: Agreement | Roadmap, today: date) -> PartialDate | None:
    """When both sides agreed: the first event that says so, else the start of the period; None where neither
    has come."""
    agreed = (
        event.date
        for event in record.events
        if event.verb in ("endorsed", "signed", "adopted", "approved") and has_happened(event, today)
    )
    begun = record.period.start if isinstance(record, Roadmap) and record.period else None
    when = next(agreed, begun)
    return when if when and when.known_from <= today else None


def area_clock(
    record: Agreement | Roadmap,
    area: Area,
    records: Mapping[str, Record],
    today: date,
    covered_to: date = date.max,
) -> PromiseClock | None:
    """The clock of one area; None while there is no date from which it could run."""
    made = agreed_on(record, today)
    if made is None:
        return None
    followed = (records[target] for target in area.since if target in records)
    events = (event for record in followed for event in dates_of(record, today))
    return promise_clock(made, events, today, covered_to)


def envelope_clock(
    envelope: Funding, records: Mapping[str, Funding], today: date, covered_to: date = date.max
) -> PromiseClock:
    """The clock of an envelope: what happened to it after it was announced, and to its pieces."""
    made = envelope.history[0].date
    own = [event for event in dates_of(envelope, today) if event[0] != made]
    pieces = (event for piece in pieces_of(envelope.id, records) for event in dates_of(records[piece], today))
    return promise_clock(made, [*own, *pieces], today, covered_to)


def envelopes_delivered(records: Mapping[str, Funding]) -> tuple[str, ...]:
    """The ids of umbrellas that records on file deliver, directly or by delivering a part of them."""
    delivered = (record.delivers for record in records.values() if record.delivers in records)
    return tuple(sorted({_whole(str(target), records) for target in delivered}))


def pieces_of(envelope_id: str, records: Mapping[str, Funding]) -> dict[str, bool]:
    """The money on record that is a piece of an envelope, and whether that is only our own reading.

    A piece says that it delivers the envelope or is part of it, or of a part of it. Umbrellas are no pieces.
    """
    return dict(sorted(_pieces(envelope_id, records, frozenset()).items()))


def parts_of(envelope_id: str, records: Mapping[str, Funding]) -> tuple[str, ...]:
    """The parts of an envelope that were published as sums of their own, the largest first."""
    parts = [child for child, _ in _children(envelope_id, records) if records[child].umbrella]
    return tuple(sorted(parts, key=lambda part: (-_size(records[part]), part)))


@dataclass(frozen=True, eq=False)
class Envelope:
    """An envelope and its pieces, in one lens. `amount` and those of `parts` are in the lens's currency."""

    id: str
    amount: Decimal | None
    parts: tuple[tuple[str, Decimal | None], ...]
    pieces: pd.DataFrame  # rows of funding, marked
    inferred: frozenset[str]

    def reached(self, stages: tuple[Stage, ...]) -> Total:
        return total(self.pieces, stages)

    def share(self, stages: tuple[Stage, ...] = SIGNED_OR_LATER) -> Decimal | None:
        """The counted pieces at these stages that a source links to the promise, as a share of the whole; None
        where none counts, or the whole is not known. What only we link is no delivery until a source says so."""
        by_sources = self.pieces[~self.pieces["id"].isin(list(self.inferred))]
        reached = total(by_sources, stages)
        return reached.amount / self.amount if self.amount and reached.rows else None

    @property
    def is_split_by_parts(self) -> bool:
        """Whether the parts published make up the whole, within what "about" allows."""
        known = [amount for _, amount in self.parts if amount is not None]
        return bool(self.amount and len(known) > 1) and abs(exact_sum(known) / (self.amount or 1) - 1) < 0.05


def envelopes_on_record(
    records: Mapping[str, Funding], rows: pd.DataFrame, narrowed: pd.DataFrame
) -> tuple[Envelope, ...]:
    """All envelopes that are there on the day of `rows`, the largest first; `narrowed` are the rows that
    pieces are taken from."""
    there = set(rows["id"])
    found = [_envelope(key, records, rows, narrowed) for key in envelopes_delivered(records) if key in there]
    return tuple(sorted(found, key=lambda envelope: (-(envelope.amount or Decimal(0)), envelope.id)))


def _envelope(
    envelope_id: str, records: Mapping[str, Funding], rows: pd.DataFrame, narrowed: pd.DataFrame
) -> Envelope:
    pieces = pieces_of(envelope_id, records)
    there = set(rows["id"])
    return Envelope(
        envelope_id,
        _amount(rows, envelope_id),
        tuple((part, _amount(rows, part)) for part in parts_of(envelope_id, records) if part in there),
        narrowed[narrowed["id"].isin(list(pieces))],
        frozenset(piece for piece, inferred in pieces.items() if inferred),
    )


def _amount(rows: pd.DataFrame, record_id: str) -> Decimal | None:
    amounts = list(rows.loc[rows["id"] == record_id, "amount"])
    return exact_sum(amounts) if amounts and all(amount is not None for amount in amounts) else None


def _pieces(envelope_id: str, records: Mapping[str, Funding], above: frozenset[str]) -> dict[str, bool]:
    """`above`: what has been passed on the way down, so that a circle of links ends."""
    found: dict[str, bool] = {}
    passed = above | {envelope_id}
    for child, inferred in _children(envelope_id, records):
        if child in passed:
            continue
        below = _pieces(child, records, passed) if records[child].umbrella else {child: False}
        for piece, inferred_below in below.items():
            found[piece] = found.get(piece, True) and (inferred or inferred_below)
    return found


def _children(envelope_id: str, records: Mapping[str, Funding]) -> Iterator[tuple[str, bool]]:
    """What delivers it, and what is part of it; the second, whether no source says so."""
    for record_id, record in records.items():
        if record.delivers == envelope_id:
            yield record_id, False
        elif record.part_of == envelope_id:
            yield record_id, bool(record.inferred)


def _whole(envelope_id: str, records: Mapping[str, Funding]) -> str:
    above = records[envelope_id].part_of
    return _whole(above, records) if above is not None and above in records else envelope_id


def _size(record: Funding) -> Decimal:
    return record.amount.ceiling if record.amount else Decimal(0)


def _dates(record: Record, today: date) -> list[PartialDate]:
    match record:
        case Agreement() | Roadmap():
            return [event.date for event in record.events if has_happened(event, today)]
        case Project():
            return [event.date for event in record.events if not event.planned]
        case Milestone():
            return [] if is_planned(record, today) else [record.date]
        case Funding():
            paid = [payment.date for payment in record.payments if payment.state == "paid"]
            return [*(step.date for step in record.history), *paid]
    return []
