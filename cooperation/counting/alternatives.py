"""Totals as they would be: without some records, or with a value that another source gives."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from cooperation.counting.marking import CountingContext, funding_rows
from cooperation.counting.totals import Total, exact_sum, total
from cooperation.records.amounts import Amount
from cooperation.records.funding import SIGNED_OR_LATER, Funding, Stage
from cooperation.records.record import Conflict, ConflictValue


@dataclass(frozen=True)
class Alternative:
    """A value that was not used, and the total with it; None where it cannot be converted."""

    other: ConflictValue
    total: Total | None


def total_without(
    rows: pd.DataFrame, ids: Collection[str], stages: Sequence[Stage] = SIGNED_OR_LATER
) -> Total:
    """The total of marked rows as if the records named were not there."""
    return total(rows[~rows["id"].isin(list(ids))], stages)


def alternatives(
    rows: pd.DataFrame,
    record: Funding,
    conflict: Conflict,
    context: CountingContext,
    stages: Sequence[Stage] = SIGNED_OR_LATER,
) -> Iterator[Alternative]:
    """The total of `rows` with each value of the conflict that could be counted instead of the one used.

    `rows` are marked rows, narrowed or not; where they do not hold the record, their total stays.
    """
    for other in conflict.values:
        changed = with_other_value(record, conflict, other)
        if changed is not None:
            yield Alternative(other, _total_with(rows, funding_rows([changed], context), stages))


def with_other_value(record: Funding, conflict: Conflict, other: ConflictValue) -> Funding | None:
    """The record with the other value where the used one stands: in its amount, or in one payer's share.

    None where the other value is the used one, or is no money, or where the used one stands in neither.
    An equivalent that a source prints belongs to the value used and goes with it.
    """
    used = next((said.value for said in conflict.values if said.used and said.value is not None), None)
    if used is None or other.value is None or other.used:
        return None
    if record.amount is not None and record.amount.value == used:
        return record.model_copy(update={"amount": _replaced(record.amount, other.value), "quoted": None})
    holders = [number for number, share in enumerate(record.shares) if share.amount.value == used]
    if len(holders) != 1:
        return None
    shares = [
        share.model_copy(update={"amount": _replaced(share.amount, other.value)}) if n in holders else share
        for n, share in enumerate(record.shares)
    ]
    return record.model_copy(update={"shares": tuple(shares)})


def _replaced(amount: Amount, value: Decimal) -> Amount:
    return Amount(value=value, currency=amount.currency)


def _total_with(rows: pd.DataFrame, changed: pd.DataFrame, stages: Sequence[Stage]) -> Total | None:
    if (changed["exclusion_reason"] == "not-convertible").any():
        return None
    ids = set(changed["id"])
    if not rows["id"].isin(list(ids)).any():
        return total(rows, stages)
    rest, own = total_without(rows, ids, stages), total(changed, stages)
    return Total(exact_sum([rest.amount, own.amount]), rest.records + own.records, rest.rows + own.rows)
