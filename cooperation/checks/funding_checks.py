"""Checks inside one funding record: stages, shares, payments, equivalents. Each protects a total."""

# ruff: noqa: ARG001  # all checks are called alike, with today

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from cooperation.checks.violation import Violation
from cooperation.records.funding import LADDER, Funding
from cooperation.records.record import Record

ROUNDING = Decimal("0.01")  # shares in a source are rounded; more than one per cent is a mistake


def stages_climb(record: Record, today: date) -> Iterator[Violation]:
    """Up the ladder, and forward in time; after cancelled or repaid comes nothing."""
    if not isinstance(record, Funding):
        return
    for n, after in enumerate(record.history):
        before = next((step for step in record.history[:n] if after.date.surely_before(step.date)), None)
        if before:
            message = f"{after.stage} on {after.date}, before it was {before.stage} ({before.date})"
            yield Violation(
                ("history", n, "date"), message, "give the later date, or put the stages in order"
            )
    for n, (previous, following) in enumerate(pairwise(record.history), start=1):
        if not _climbs(previous.stage, following.stage):
            message = f"{following.stage} does not come after {previous.stage}"
            yield Violation(("history", n, "stage"), message, " → ".join(LADDER))


def _climbs(before: str, after: str) -> bool:
    if before not in LADDER:
        return False
    return after not in LADDER or LADDER.index(after) > LADDER.index(before)


def shares_reach_the_amount(record: Record, today: date) -> Iterator[Violation]:
    """Compared where all shares have a value in the currency of the amount."""
    if not isinstance(record, Funding) or record.amount is None or record.amount.value is None:
        return
    currency, whole = record.amount.currency, record.amount.value
    values = [
        s.amount.value for s in record.shares if s.amount.currency == currency and s.amount.value is not None
    ]
    if not values or len(values) < len(record.shares):
        return
    rest = whole - sum(values, Decimal(0))
    if rest < 0:
        message = f"the shares are {-rest:,} {currency} more than the amount"
        yield Violation(("shares",), message, "mend one of them", warning=-rest <= whole * ROUNDING)
    elif rest > 0:
        message = f"{rest:,} {currency} of the amount have no payer"
        yield Violation(("shares",), message, "shown as “payer not known”, in no total", warning=True)


def payers_of_shares_are_funders(record: Record, today: date) -> Iterator[Violation]:
    if isinstance(record, Funding):
        for n, share in enumerate(record.shares):
            if share.funder not in record.funders:
                message = f"{share.funder} is not among the funders"
                yield Violation(("shares", n, "funder"), message, "add it to `funders`")


def equivalents_belong_to_an_amount(record: Record, today: date) -> Iterator[Violation]:
    """`quoted` is what a source prints beside the amount, in another currency."""
    if isinstance(record, Funding) and record.quoted:
        if record.amount is None:
            yield Violation(("quoted",), "an equivalent of no amount", "write it as `amount`")
        elif record.amount.currency == record.quoted.currency:
            message = f"is in {record.quoted.currency}, as the amount is"
            yield Violation(
                ("quoted",), message, "an equivalent is in another currency; a contradiction is a conflict"
            )


def money_that_counts_names_countries(record: Record, today: date) -> Iterator[Violation]:
    """Else it would stand in a total and in none of its lines."""
    if isinstance(record, Funding) and not record.countries and not record.umbrella:
        hint = "name them, all five for the region; or mark it `umbrella: true`"
        yield Violation(("countries",), "money that counts names the countries it is for", hint)


def umbrellas_and_leaves_keep_their_links(record: Record, today: date) -> Iterator[Violation]:
    if not isinstance(record, Funding):
        return
    if record.umbrella and record.counted_in:
        yield Violation(("counted_in",), "an umbrella never counts anyway", "remove one of the two lines")
    if record.overlaps_with and not record.umbrella:
        message = "only umbrellas overlap; of two records of the same money one is counted in the other"
        yield Violation(
            ("overlaps_with",), message, "write `counted_in`, or `delivers` for a piece of a promise"
        )
    if record.inferred and not record.part_of:
        yield Violation(("inferred",), "says how `part_of` is known, and there is none", "remove this line")
