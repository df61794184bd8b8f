"""Totals and breakdowns of marked funding rows. A total is the sum of a receipt; nothing here decides what
counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import pandas as pd

from cooperation.records.funding import LADDER, SIGNED_OR_LATER, Stage
from cooperation.records.record import COUNTRIES, SHARED

Role = Literal["country", "funder", "implementer", "theme", "instrument", "year"]
ROLES: tuple[Role, ...] = ("country", "funder", "implementer", "theme", "instrument", "year")
ROLE_COLUMN: dict[Role, str] = {
    "country": "place",
    "funder": "payer_group",
    "implementer": "implementer",
    "theme": "theme",
    "instrument": "instrument",
    "year": "year",
}
NOT_RECORDED = "not-recorded"


@dataclass(frozen=True)
class Total:
    """An exact sum in the lens's currency, of how many rows (payers' shares) of how many records."""

    amount: Decimal
    records: int
    rows: int


def at_stages(rows: pd.DataFrame, stages: Sequence[Stage] = SIGNED_OR_LATER) -> pd.DataFrame:
    """The rows whose record stands at one of `stages`."""
    return rows[rows["stage"].isin(list(stages))]


def total(rows: pd.DataFrame, stages: Sequence[Stage] = SIGNED_OR_LATER) -> Total:
    """The sum of the rows that count and stand at one of `stages`."""
    counted = at_stages(rows.loc[rows["counts"], ["stage", "amount", "id"]], stages)
    return Total(exact_sum(counted["amount"]), counted["id"].nunique(), len(counted))


def own_and_shared(rows: pd.DataFrame, stages: Sequence[Stage] = SIGNED_OR_LATER) -> tuple[Total, Total]:
    """Two lines that make the total: money of single countries, and shared money that is never split."""
    shared = rows["place"] == SHARED
    return total(rows[~shared], stages), total(rows[shared], stages)


def breakdown(rows: pd.DataFrame, role: Role, stages: Sequence[Stage] = SIGNED_OR_LATER) -> pd.DataFrame:
    """One row per value of the role: key, amount, records. Every role adds up to the same total.

    Countries come in their fixed order with the shared line last, years ascending, all else by amount. A
    country that has
    no counted money is listed with amount None; `records` then says how many records it has that do not
    count.
    """
    column = ROLE_COLUMN[role]
    counted = at_stages(rows.loc[rows["counts"], ["stage", column, "amount", "id"]], stages)
    groups: dict[object, list[tuple[Decimal, str]]] = {}
    for key, amount, record in zip(counted[column], counted["amount"], counted["id"], strict=True):
        groups.setdefault(NOT_RECORDED if key is None else key, []).append((amount, record))
    grouped = [
        {
            "key": key,
            "amount": exact_sum(amount for amount, _ in groups[key]),
            "records": len({record for _, record in groups[key]}),
        }
        for key in sorted(groups, key=str)
    ]
    if role == "country":
        return _all_places(rows, grouped)
    frame = pd.DataFrame(grouped, columns=["key", "amount", "records"], dtype=object)
    if role == "year" or frame.empty:
        return frame
    return frame.sort_values(["amount", "key"], ascending=[False, True], ignore_index=True)


def breakdown_by_stage(
    rows: pd.DataFrame, role: Role, stages: Sequence[Stage] = SIGNED_OR_LATER
) -> pd.DataFrame:
    """One row per value of the role and stage: key, stage, amount; the keys in the order of `breakdown`."""
    parts = [
        {"key": key, "stage": stage, "amount": amount}
        for stage in stages
        for key, amount in breakdown(rows, role, (stage,))[["key", "amount"]].itertuples(index=False)
        if amount is not None
    ]
    order = {key: n for n, key in enumerate(breakdown(rows, role, stages)["key"])}
    frame = pd.DataFrame(parts, columns=["key", "stage", "amount"])
    return frame.sort_values("key", key=lambda keys: keys.map(order), kind="stable", ignore_index=True)


def ladder(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per stage of the ladder, and repaid where there is some: stage, amount, records. Stages are
    never added up."""
    stages: list[Stage] = [*LADDER]
    if (rows["stage"] == "repaid").any():
        stages.append("repaid")
    totals = [total(rows, (stage,)) for stage in stages]
    return pd.DataFrame(
        {
            "stage": stages,
            "amount": [stage.amount if stage.rows else None for stage in totals],
            "records": [stage.records for stage in totals],
        }
    )


def exact_sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


def _all_places(rows: pd.DataFrame, grouped: list[dict[str, object]]) -> pd.DataFrame:
    """Places in their fixed order; money that names no country comes last, so that the lines still make the
    total."""
    found = {line["key"]: line for line in grouped}
    by_place = rows.groupby("place")["id"].nunique()
    listed = [
        found.get(place) or {"key": place, "amount": None, "records": int(by_place[place])}
        for place in (*COUNTRIES, SHARED)
        if place in by_place.index
    ]
    listed.extend(line for key, line in found.items() if key not in (*COUNTRIES, SHARED))
    return pd.DataFrame(listed, columns=["key", "amount", "records"], dtype=object)
