"""What the page on sources and method says in numbers, computed from the records that are shown."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from cooperation.counting.lens import COUNTS, Count
from cooperation.counting.rates import UsedRate
from cooperation.counting.totals import total
from cooperation.records.funding import SIGNED_OR_LATER, Funding
from cooperation.records.record import SHARED, Record, Source, SourceKind
from cooperation.view import View


@dataclass(frozen=True)
class Contradictions:
    """How many contradictions are on record, on how many records, and the records with most of them."""

    number: int
    records: int
    most: tuple[tuple[str, int], ...]  # id, how many


@dataclass(frozen=True)
class SourceNumbers:
    """References of records to sources, the addresses they go to, and the references by kind of source."""

    references: int
    addresses: int
    by_kind: tuple[tuple[SourceKind, int], ...]  # most first


@dataclass(frozen=True)
class ExampleShare:
    """One payer's share in the worked example; `amount` in the reader's currency, None without a rate."""

    payers: tuple[str, ...]
    original: Decimal | None
    currency: str | None
    rates: tuple[UsedRate, ...]
    amount: Decimal | None
    left_out: dict[Count, str]  # of the counts it is not in: the reason


@dataclass(frozen=True)
class Example:
    """One record, counted step by step."""

    record: Funding
    shares: tuple[ExampleShare, ...]
    total: dict[Count, Decimal]


def records_by_kind(view: View) -> tuple[tuple[str, int], ...]:
    """How many records of each kind there are."""
    return tuple(Counter(record.noun for record in view.catalogue.listed.values()).most_common())


def most_contradicted(view: View, count: int = 8) -> Contradictions:
    """Over all records; of equally many the id decides."""
    having = {key: len(record.conflicts) for key, record in view.catalogue.listed.items() if record.conflicts}
    most = sorted(having.items(), key=lambda pair: (-pair[1], pair[0]))[:count]
    return Contradictions(sum(having.values()), len(having), tuple(most))


def source_numbers(view: View) -> SourceNumbers:
    sources = _sources(view)
    return SourceNumbers(
        len(sources),
        len({source.url for source in sources}),
        tuple(Counter(source.kind for source in sources).most_common()),
    )


def sources_after_coverage(view: View) -> int:
    """How many different addresses are dated after the month in which the collection ends."""
    return len({s.url for s in _sources(view) if s.date and s.date.first > view.scope.coverage_end.last})


def umbrella_number(view: View) -> int:
    return sum(bool(record.umbrella) for record in view.catalogue.of_kind(Funding).values())


def shared_number(view: View) -> int:
    """How many records of money are for several countries or the region."""
    return sum(record.place == SHARED for record in view.catalogue.of_kind(Funding).values())


def worked_example(view: View) -> Example | None:
    """The first record, by its id, from which most can be seen: it has shares and is in the total.

    Before others come those that enter both counts with different amounts, then those converted at a rate.
    None where no record of this version has shares that count.
    """
    rows = {count: _all_rows(view, count) for count in COUNTS}
    widest = rows["team-europe"]
    inside = set(widest[widest["counts"] & widest["stage"].isin(list(SIGNED_OR_LATER))]["id"])
    records = view.catalogue.of_kind(Funding)
    candidates = [key for key in sorted(inside) if len(records[key].shares) > 1]
    if not candidates:
        return None
    chosen = min(candidates, key=lambda key: (-_differs(rows, key), -_is_converted(widest, key), key))
    return _example(records[chosen], {count: frame[frame["id"] == chosen] for count, frame in rows.items()})


def _sources(view: View) -> list[Source]:
    listed: list[Record] = list(view.catalogue.listed.values())
    return [source for record in listed for source in record.sources]


def _all_rows(view: View, count: Count) -> pd.DataFrame:
    """All marked rows of one count, whatever the reader's filter."""
    return view.with_selection(count=count).rows.funding


def _differs(rows: dict[Count, pd.DataFrame], key: str) -> bool:
    team_europe, eu = (
        frame[frame["id"] == key]["counts"].sum() for frame in (rows["team-europe"], rows["eu"])
    )
    return bool(team_europe > eu > 0)


def _is_converted(rows: pd.DataFrame, key: str) -> bool:
    return bool((rows[rows["id"] == key]["how"] == "ecb").all())


def _example(record: Funding, rows: dict[Count, pd.DataFrame]) -> Example:
    by_count = {count: frame.to_dict("records") for count, frame in rows.items()}
    shares = [
        ExampleShare(
            row["payers"],
            row["original"],
            row["currency"],
            row["rates"],
            row["amount"],
            {c: by_count[c][n]["exclusion_reason"] for c in COUNTS if not by_count[c][n]["counts"]},
        )
        for n, row in enumerate(by_count["team-europe"])
    ]
    sums = {count: total(frame).amount for count, frame in rows.items()}
    return Example(record, tuple(shares), sums)
