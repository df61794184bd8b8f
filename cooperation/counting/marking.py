"""Rows of funding: one payer's share of one piece of money, each marked whether it counts and, if not, why
not.

Marking sees the whole catalogue and one lens. Filters come later and never change a mark.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import pandas as pd

from cooperation.counting.lens import Lens
from cooperation.counting.rates import Converted, ExchangeRates
from cooperation.records.amounts import Amount
from cooperation.records.dates import PartialDate
from cooperation.records.funding import SIGNED_OR_LATER, Funding, Instrument, Stage, StageReached
from cooperation.records.organisation import Organisation

ExclusionReason = Literal[
    "umbrella",  # envelope, package, facility, quoted total: counted through its parts
    "cancelled",
    "guarantee",  # a promise to stand in, not a flow of money
    "counted-elsewhere",  # the same money stands in another record
    "payer-not-known",  # a part of the amount that no share names
    "split-not-known",  # several payers without shares, not all of this count
    "other-payer",  # paid by somebody outside this count
    "amount-not-known",
    "ceiling",  # "up to", or a range
    "not-convertible",  # no ECB rate, and no source prints an equivalent
]

PayerGroup = Literal[
    "eu-budget", "eib", "member-states", "ebrd", "team-europe", "several", "others", "not-known"
]
PAYER_GROUPS: tuple[PayerGroup, ...] = (
    "ebrd",
    "eib",
    "eu-budget",
    "member-states",
    "team-europe",
    "several",
    "others",
    "not-known",
)

AMOUNT_COLUMNS = (  # what a row of funding and one of payments say of their money
    "certainty",
    "original",
    "original_max",
    "currency",
    "amount",
    "how",
    "rates",
    "umbrella",
    "counts",
    "exclusion_reason",
)
FUNDING_COLUMNS = (
    "id",
    "row",
    "payer",
    "payers",
    "payer_group",
    "implementer",
    "place",
    "countries",
    "theme",
    "themes",
    "instrument",
    "stage",
    "stage_date",
    "year",
    *AMOUNT_COLUMNS,
)


@dataclass(frozen=True)
class PayerShare:
    """What one payer, or several together, give of one record."""

    payers: tuple[str, ...]
    amount: Amount | None
    instrument: Instrument
    payer_known: bool = True


@dataclass(frozen=True)
class CountingContext:
    """What every row is marked with: who counts as what, the exchange rates, the lens."""

    organisations: Mapping[str, Organisation]
    rates: ExchangeRates
    lens: Lens

    def includes(self, payer: str) -> bool:
        organisation = self.organisations.get(payer)
        return organisation is not None and self.lens.includes(organisation.counts_as)


def funding_rows(records: Iterable[Funding], context: CountingContext) -> pd.DataFrame:
    """One row per payer's share of each record that is there on the lens's day; `amount` in the lens's
    currency (Decimal).

    `stage_date` is that of the commitment from signed on (fixing year and rate for good), else that of the
    stage reached.
    """
    rows: list[dict[str, object]] = []
    for record in sorted(records, key=lambda record: record.id):
        reached = stage_reached(record, context.lens)
        if record.withdrawn or reached is None:
            continue
        decisive = commitment(record, context.lens) or reached
        for number, part in enumerate(_parts(record)):
            rows.append(_row(record, number, part, reached.stage, decisive.date, context))
    # object: None stays None, and a Decimal exact
    frame = pd.DataFrame(rows, columns=list(FUNDING_COLUMNS), dtype=object)
    return frame.astype({"row": int, "year": int, "umbrella": bool, "counts": bool})


def stage_reached(record: Funding, lens: Lens) -> StageReached | None:
    """The last stage that was there on the lens's day; None before the first."""
    return next((step for step in reversed(record.history) if step.date.known_from <= lens.as_of), None)


def commitment(record: Funding, lens: Lens) -> StageReached | None:
    """The earliest event at or above signed that was there on the lens's day."""
    there = (step for step in record.history if step.date.known_from <= lens.as_of)
    return next((step for step in there if step.stage in SIGNED_OR_LATER), None)


def payer_group(payer: str, organisations: Mapping[str, Organisation]) -> PayerGroup:
    """The group a single payer belongs to on pages."""
    organisation = organisations.get(payer)
    if payer == "ebrd":
        return "ebrd"
    if payer == "eib":
        return "eib"
    if organisation is None or organisation.counts_as == "none":
        return "others"
    if organisation.counts_as == "team-europe":
        return "team-europe"
    return "eu-budget" if organisation.type == "eu-institution" else "member-states"


def payer_group_of_share(part: PayerShare, organisations: Mapping[str, Organisation]) -> PayerGroup:
    """The group of a part's payer; several payers together are a group of their own."""
    if len(part.payers) == 1:
        return payer_group(part.payers[0], organisations)
    return "several" if part.payer_known else "not-known"


def _parts(record: Funding) -> Iterator[PayerShare]:
    if not record.shares:
        yield PayerShare(record.funders, record.amount, record.instrument)
        return
    for share in record.shares:
        yield PayerShare((share.funder,), share.amount, share.instrument or record.instrument)
    whole = record.amount
    if whole is None or whole.value is None:
        return
    same = [s.amount.value for s in record.shares if s.amount.currency == whole.currency]
    known = [value for value in same if value is not None]
    rest = whole.value - sum(known, Decimal(0))
    if len(known) == len(record.shares) and rest > 0:
        yield PayerShare(
            (), Amount(value=rest, currency=whole.currency), record.instrument, payer_known=False
        )


def _row(
    record: Funding, number: int, part: PayerShare, stage: Stage, when: PartialDate, context: CountingContext
) -> dict[str, object]:
    amount = converted(record, part, when, context)
    reason = exclusion_reason(record, part, stage, amount, context)
    single = part.payers[0] if len(part.payers) == 1 else None
    return {
        "id": record.id,
        "row": number,
        "payer": single,
        "payers": part.payers,
        "payer_group": payer_group_of_share(part, context.organisations),
        "implementer": record.implementers[0] if record.implementers else None,
        "place": record.place,
        "countries": record.countries,
        "theme": record.themes[0],
        "themes": record.themes,
        "instrument": part.instrument,
        "stage": stage,
        "stage_date": when,
        "year": when.year,
        "certainty": part.amount.certainty if part.amount else "unknown",
        "original": part.amount.value if part.amount else None,
        "original_max": part.amount.max if part.amount else None,
        "currency": part.amount.currency if part.amount else None,
        "amount": amount.value if amount else None,
        "how": amount.how if amount else None,
        "rates": amount.rates if amount else (),
        "umbrella": bool(record.umbrella),
        "counts": reason is None,
        "exclusion_reason": reason,
    }


def converted(
    record: Funding, part: PayerShare, when: PartialDate, context: CountingContext
) -> Converted | None:
    """The part's amount, or its ceiling, in the lens's currency at the rate of `when`; None where not known."""
    amount = part.amount
    if amount is None:
        return None
    return context.rates.converted_or_quoted(
        amount.ceiling, amount.currency, when, context.lens.currency, _quoted(record, part)
    )


def _quoted(record: Funding, part: PayerShare) -> tuple[Decimal, str] | None:
    """The equivalent that a source prints. It belongs to the whole amount, so a share has none."""
    if record.quoted is None or part.amount is not record.amount:
        return None
    return record.quoted.ceiling, record.quoted.currency


def exclusion_reason(
    record: Funding, part: PayerShare, stage: Stage, in_lens: Converted | None, context: CountingContext
) -> ExclusionReason | None:
    """The first reason in the order of the list, or None where the row counts at its stage."""
    counted = [context.includes(payer) for payer in part.payers]
    reasons: tuple[tuple[bool, ExclusionReason], ...] = (
        (bool(record.umbrella), "umbrella"),
        (stage == "cancelled", "cancelled"),
        (part.instrument == "guarantee", "guarantee"),
        (record.counted_in is not None, "counted-elsewhere"),
        (not part.payer_known, "payer-not-known"),
        (any(counted) and not all(counted), "split-not-known"),
        (not any(counted), "other-payer"),
        (part.amount is None, "amount-not-known"),
        (part.amount is not None and part.amount.value is None and not context.lens.ceilings, "ceiling"),
        (in_lens is not None and in_lens.value is None, "not-convertible"),
    )
    return next((reason for holds, reason in reasons if holds), None)
