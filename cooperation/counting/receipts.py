"""The receipt of a total: what is in it, what is left out and why, adding up to the shown figure exactly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, get_args

import pandas as pd

from cooperation.counting.marking import PAYER_GROUPS, ExclusionReason
from cooperation.counting.rates import UsedRate
from cooperation.counting.totals import Total, exact_sum, total
from cooperation.records.funding import SIGNED_OR_LATER, Stage

Reason = (
    ExclusionReason
    | Literal[
        "announced",
        "committed",
        "other-stage",
        "planned",  # a payment announced, not on record as paid
    ]
)
REASONS: tuple[Reason, ...] = (
    "announced",
    "committed",
    "other-stage",
    "planned",
    "cancelled",
    "guarantee",
    "umbrella",
    "ceiling",
    "amount-not-known",
    "not-convertible",
    "other-payer",
    "split-not-known",
    "payer-not-known",
    "counted-elsewhere",
)
REASONS_OF_ROWS: frozenset[str] = frozenset(get_args(ExclusionReason))
NOT_SUMMED: frozenset[Reason] = frozenset({"umbrella", "ceiling", "amount-not-known", "not-convertible"})


@dataclass(frozen=True)
class ReceiptLine:
    """One line of a receipt; `amount` is None where a sum would say something false or nothing can be summed.

    `rates` are those at which its records were converted, by id.
    """

    key: str
    records: int
    rows: int
    amount: Decimal | None
    ids: tuple[str, ...]
    rates: Mapping[str, tuple[UsedRate, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Receipt:
    """`inside` adds up to `total` exactly; together the lines hold every row once."""

    total: Total
    inside: tuple[ReceiptLine, ...]
    left_out: tuple[ReceiptLine, ...]


def receipt(rows: pd.DataFrame, stages: Sequence[Stage] = SIGNED_OR_LATER) -> Receipt:
    """The receipt of `total(rows, stages)`."""
    reasons = [
        exclusion_at_stages(because, stage, stages)
        for because, stage in zip(rows["exclusion_reason"], rows["stage"], strict=True)
    ]
    return receipt_for_total(
        rows.assign(reason=pd.Series(reasons, index=rows.index, dtype=object)), total(rows, stages)
    )


def receipt_for_total(marked: pd.DataFrame, whole: Total) -> Receipt:
    """The receipt of a total over rows with a `reason` each: None for what is in it."""
    inside = marked[marked["reason"].isna()]
    return Receipt(
        whole,
        tuple(
            _line(group, inside[inside["payer_group"] == group])
            for group in PAYER_GROUPS
            if (inside["payer_group"] == group).any()
        ),
        tuple(
            _line(reason, marked[marked["reason"] == reason])
            for reason in REASONS
            if (marked["reason"] == reason).any()
        ),
    )


def exclusion_at_stages(
    because: ExclusionReason | None, stage: Stage, stages: Sequence[Stage]
) -> Reason | None:
    """Why a row is not in a total over `stages`, None where it is: what marking found, else its stage."""
    if because is not None:
        return because
    if stage in stages:
        return None
    return stage if stage in ("announced", "committed") else "other-stage"


def _line(key: str, rows: pd.DataFrame) -> ReceiptLine:
    not_summed = key in NOT_SUMMED or rows["amount"].isna().any()
    if key in REASONS_OF_ROWS:  # what never counts keeps its ceilings whatever the reader asked for
        not_summed = not_summed or rows["certainty"].isin(["up-to", "range"]).any()
    summed = None if not_summed else exact_sum(rows["amount"])
    ids = tuple(dict.fromkeys(rows["id"]))
    return ReceiptLine(key, rows["id"].nunique(), len(rows), summed, ids, _rates(rows))


def _rates(rows: pd.DataFrame) -> dict[str, tuple[UsedRate, ...]]:
    """Each rate once for each record that was converted."""
    found: dict[str, dict[UsedRate, None]] = {}
    for record_id, rates in zip(rows["id"], rows["rates"], strict=True):
        if rates:
            found.setdefault(record_id, {}).update(dict.fromkeys(rates))
    return {record_id: tuple(rates) for record_id, rates in found.items()}
