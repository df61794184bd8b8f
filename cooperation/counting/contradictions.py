"""How far a total could be off if other sources are right: the range over the contradictions of its records.

Values of one record exclude each other, so they are counted one at a time and the furthest decides. Different
records are different money and independent, so the ends of the range take all of them together.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from cooperation.counting.alternatives import with_other_value
from cooperation.counting.marking import CountingContext, funding_rows
from cooperation.counting.totals import at_stages, exact_sum, total
from cooperation.records.funding import SIGNED_OR_LATER, Funding, Stage


@dataclass(frozen=True)
class Moved:
    """What other sources make of one record's money in a total: `lower` is at most 0, `higher` at least 0."""

    record_id: str
    lower: Decimal
    higher: Decimal


@dataclass(frozen=True)
class TotalRange:
    """The total with each record's lowest and highest countable value; the shown total lies between."""

    lowest: Decimal
    highest: Decimal
    moved: tuple[Moved, ...]
    not_convertible: tuple[str, ...]  # records with another value that has no exchange rate and moves nothing


def total_range(
    rows: pd.DataFrame,
    records: Iterable[Funding],
    context: CountingContext,
    stages: Sequence[Stage] = SIGNED_OR_LATER,
) -> TotalRange | None:
    """The range of `total(rows, stages)`; None where no contradiction of `records` moves it.

    `rows` are marked rows, narrowed or not; records that they do not hold move nothing.
    """
    there = set(rows["id"])
    variants = [
        changed.model_copy(
            update={"id": f"{record.id}/{n}"}
        )  # all are marked in one go, so each needs a name
        for record in records
        if record.id in there
        for n, changed in enumerate(_with_other_values(record))
    ]
    if not variants:
        return None
    marked = funding_rows(variants, context)
    now, then = _by_id(rows, stages), _by_id(marked, stages)
    unknown = set(marked[marked["exclusion_reason"] == "not-convertible"]["id"])
    differences: dict[str, list[Decimal]] = {}
    for variant in variants:
        record_id = variant.id.split("/")[0]
        if variant.id not in unknown:
            difference = then.get(variant.id, Decimal(0)) - now.get(record_id, Decimal(0))
            differences.setdefault(record_id, [Decimal(0)]).append(difference)
    moved = [Moved(key, min(found), max(found)) for key, found in differences.items() if any(found)]
    if not moved:
        return None
    whole = total(rows, stages).amount
    return TotalRange(
        exact_sum([whole, *(record.lower for record in moved)]),
        exact_sum([whole, *(record.higher for record in moved)]),
        tuple(moved),
        tuple(dict.fromkeys(key.split("/")[0] for key in sorted(unknown))),
    )


def _with_other_values(record: Funding) -> Iterator[Funding]:
    """The record with each value that could be counted instead of the one used."""
    for conflict in record.conflicts:
        for other in conflict.values:
            changed = with_other_value(record, conflict, other)
            if changed is not None:
                yield changed


def _by_id(rows: pd.DataFrame, stages: Sequence[Stage]) -> dict[str, Decimal]:
    """What each record counts with at these stages."""
    found: dict[str, Decimal] = {}
    counted = at_stages(rows[rows["counts"]], stages)
    for record_id, amount in zip(counted["id"], counted["amount"], strict=True):
        found[record_id] = found.get(record_id, Decimal(0)) + amount
    return found
