"""Payments on record: what was paid, on which day, marked whether it counts and, if not, why not.

Paid is no stage: a record that is being paid out says nothing of how much. Only payments with a date and an amount do.
"""

from collections.abc import Iterable, Iterator

import pandas as pd

from cooperation.counting.lens import Lens
from cooperation.counting.marking import (
    AMOUNT_COLUMNS,
    CountingContext,
    PayerShare,
    converted,
    exclusion_reason,
    payer_group_of_share,
    stage_reached,
)
from cooperation.counting.receipts import Reason, Receipt, receipt_for_total
from cooperation.counting.totals import Total, exact_sum
from cooperation.records.funding import Funding, Payment

PAYMENT_COLUMNS = (
    "id",
    "row",
    "state",
    "date",
    "year",
    "payers",
    "payer_group",
    "place",
    "countries",
    "theme",
    "themes",
    "instrument",
    *AMOUNT_COLUMNS,
)


def payment_rows(records: Iterable[Funding], context: CountingContext, *, to_come: bool) -> pd.DataFrame:
    """One row per payment that is there on the lens's day; `amount` in the lens's currency (Decimal), at the rate
    of the day it was paid. `to_come`: payments of later days are listed too, as planned whatever the file says."""
    found = [
        _row(record, number, payment, context)
        for record in sorted(records, key=lambda record: record.id)
        if not record.withdrawn
        for number, payment in _there(record, context.lens, to_come)
    ]
    frame = pd.DataFrame(found, columns=list(PAYMENT_COLUMNS), dtype=object)
    return frame.astype({"row": int, "year": int, "umbrella": bool, "counts": bool})


def total_paid(rows: pd.DataFrame) -> Total:
    """The sum of the payments that count."""
    counted = rows[rows["counts"]]
    return Total(exact_sum(counted["amount"]), counted["id"].nunique(), len(counted))


def paid_receipt(rows: pd.DataFrame) -> Receipt:
    """The receipt of `total_paid(rows)`."""
    return receipt_for_total(rows.assign(reason=rows["exclusion_reason"]), total_paid(rows))


def _there(record: Funding, lens: Lens, to_come: bool) -> Iterator[tuple[int, Payment]]:
    for number, payment in enumerate(record.payments):
        if payment.date.known_from <= lens.as_of or to_come:
            yield number, payment


def _row(record: Funding, number: int, payment: Payment, context: CountingContext) -> dict[str, object]:
    part = PayerShare(record.funders, payment.amount, record.instrument)
    amount = converted(record, part, payment.date, context)
    reached = stage_reached(record, context.lens) or record.history[0]
    reason: Reason | None = exclusion_reason(record, part, reached.stage, amount, context)
    state = "announced" if payment.date.known_from > context.lens.as_of else payment.state
    if state == "announced":
        reason = "planned"
    return {
        "id": record.id,
        "row": number,
        "state": state,
        "date": payment.date,
        "year": payment.date.year,
        "payers": record.funders,
        "payer_group": payer_group_of_share(part, context.organisations),
        "place": record.place,
        "countries": record.countries,
        "theme": record.themes[0],
        "themes": record.themes,
        "instrument": record.instrument,
        "certainty": payment.amount.certainty,
        "original": payment.amount.value,
        "original_max": payment.amount.max,
        "currency": payment.amount.currency,
        "amount": amount.value if amount else None,
        "how": amount.how if amount else None,
        "rates": amount.rates if amount else (),
        "umbrella": bool(record.umbrella),
        "counts": reason is None,
        "exclusion_reason": reason,
    }
