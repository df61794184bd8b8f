"""What changed between two days: what happened, and how the counted money came from one total to the other.

Both days are looked at with today's records, cut at their dates. The comparison takes two frames of marked rows and
does not ask where they come from: two days, or two versions of the files.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

import pandas as pd

from cooperation.counting.totals import Total, exact_sum, total
from cooperation.records.dates import PartialDate
from cooperation.records.funding import Funding, Stage
from cooperation.rows.iteration import iter_rows
from cooperation.view import View

How = Literal[
    "came in",  # nothing of it counted before
    "went out",  # it counted before and does not now
    "changed",  # it counts with another amount
]


@dataclass(frozen=True)
class Happened:
    """One dated thing: the record, the position among its events (-1: a milestone, or money), and what it was."""

    id: str
    event: int
    what: str
    when: PartialDate


@dataclass(frozen=True)
class Difference:
    """Why a total is another: one record, with what it counted before and after (exact, in the lens's currency)."""

    id: str
    how: How
    before: Decimal
    after: Decimal


@dataclass(frozen=True)
class ChangeLog:
    """Two totals and everything between them: `after.amount - before.amount` is the sum of the differences."""

    before: Total
    after: Total
    differences: tuple[Difference, ...]


def happened_between(view: View, since: date, until: date) -> list[Happened]:
    """What happened after `since` and up to `until`, newest first: events, milestones, stages and payments of funding.

    A thing known only to a period is there from its first day, as everywhere.
    """
    then = view.with_selection(as_of=until if until < view.today else None)
    events = then.narrow(then.rows.events)
    found = [Happened(row.id, row.event, row.what, row.date) for row in iter_rows(events) if not row.planned]
    kept = set(then.narrow(then.rows.funding)["id"])
    for record in view.catalogue.of_kind(Funding).values():
        if record.id in kept:
            found.extend(_money(record))
    between = [iter_rows for iter_rows in found if since < iter_rows.when.known_from <= until]
    return sorted(between, key=lambda iter_rows: (iter_rows.when.sort_key(), iter_rows.id), reverse=True)


def change_log(before: pd.DataFrame, after: pd.DataFrame, stages: tuple[Stage, ...]) -> ChangeLog:
    """How the total of one frame of marked rows became that of the other, record by record, the largest first."""
    old, new = _by_record(before, stages), _by_record(after, stages)
    differences = [
        Difference(key, _how(key, old, new), old.get(key, Decimal(0)), new.get(key, Decimal(0)))
        for key in sorted(old.keys() | new.keys())
        if old.get(key) != new.get(key)
    ]
    differences.sort(key=lambda iter_rows: (-abs(iter_rows.after - iter_rows.before), iter_rows.id))
    return ChangeLog(total(before, stages), total(after, stages), tuple(differences))


def change_log_between(view: View, since: date, until: date) -> ChangeLog:
    """The redline of the selected rows between two days."""
    first = view.with_selection(as_of=since)
    last = view.with_selection(as_of=until if until < view.today else None)
    stages = view.selection.counted_stages
    return change_log(first.narrow(first.rows.funding), last.narrow(last.rows.funding), stages)


def _money(record: Funding) -> Iterator[Happened]:
    for step in record.history:
        yield Happened(record.id, -1, step.stage, step.date)
    for payment in record.payments:
        if payment.state == "paid":
            yield Happened(record.id, -1, "paid", payment.date)


def _by_record(rows: pd.DataFrame, stages: tuple[Stage, ...]) -> dict[str, Decimal]:
    counted = rows[rows["counts"].astype(bool) & rows["stage"].isin(list(stages))]
    return {str(key): exact_sum(group["amount"]) for key, group in counted.groupby("id", sort=False)}


def _how(key: str, old: dict[str, Decimal], new: dict[str, Decimal]) -> How:
    if key not in old:
        return "came in"
    return "went out" if key not in new else "changed"
