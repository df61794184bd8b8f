"""How figures say amounts, and what the lack of one means: "no record", "nothing that counts", or 0."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

import pandas as pd

from cooperation.counting.payments import paid_receipt
from cooperation.counting.receipts import Reason, receipt
from cooperation.counting.totals import total
from cooperation.language.translator import Translator, mark
from cooperation.language.wording import COUNT_WORDS, stage_in_words
from cooperation.view import View

# Why money does not count, in the few words that fit on a figure; receipts have room for more.
WHY_NOT: Final[dict[Reason, str]] = {
    "announced": mark("announced only"),
    "committed": mark("committed, not signed"),
    "other-stage": mark("at another stage"),
    "planned": mark("announced, not paid"),
    "cancelled": mark("cancelled"),
    "umbrella": mark("envelopes only"),
    "ceiling": mark("only “up to”"),
    "amount-not-known": mark("amount not known"),
    "not-convertible": mark("no exchange rate"),
    "other-payer": mark("paid by others"),
    "split-not-known": mark("split not known"),
    "payer-not-known": mark("payer not known"),
    "counted-elsewhere": mark("counted in another record"),
}


def without_amount(view: View, rows: pd.DataFrame) -> tuple[str, ...]:
    """What to say of rows of which none counts: "no record", or "nothing that counts" and the reasons."""
    t = view.t
    if rows.empty:
        return (t("no record"),)
    left_out = receipt(rows, view.selection.counted_stages).left_out
    return (t("nothing that counts"), *(t(WHY_NOT[line.key]) for line in left_out if line.key in WHY_NOT))


def paid_without_amount(view: View, payments: pd.DataFrame) -> tuple[str, ...]:
    """The same of payments of which none counts."""
    t = view.t
    if payments.empty:
        return (t("no record"),)
    left_out = paid_receipt(payments).left_out
    return (t("nothing that counts"), *(t(WHY_NOT[line.key]) for line in left_out if line.key in WHY_NOT))


def paid_text(view: View, payments: pd.DataFrame) -> str:
    """The total in one sentence; words where nothing counts."""
    t = view.t
    whole = paid_receipt(payments).total
    if not whole.rows:
        answer = ", ".join(paid_without_amount(view, payments))
        return t("Paid, by payments on record: {answer}.", answer=answer)
    return t(
        "Paid, by payments on record as of {day}, {count}: {amount} in {payments}.",
        day=t.day(view.lens.as_of),
        count=t(COUNT_WORDS[view.lens.count]),
        amount=t.money(whole.amount, view.lens.currency),
        payments=t.plural("{n} payment", "{n} payments", whole.rows),
    )


def bare_millions(t: Translator, amount: Decimal) -> str:
    """As on bars. What would round to nothing says so, because 0 means that the amount is 0."""
    if 0 < amount < 50_000:
        return t("under {n}", n=t.number(Decimal("0.1"), 1))
    return t.millions(amount) if amount else t.number(0)


def scope_text(view: View, funding: pd.DataFrame) -> str:
    """The total behind a figure, in one sentence: day, stages, count, amount, records."""
    t = view.t
    summed = total(funding, view.selection.counted_stages)
    holes = {
        "records": t.plural("{n} record", "{n} records", summed.records),
        "stages": stage_in_words(t, view.selection.stage),
        "count": t(COUNT_WORDS[view.lens.count]),
        "day": t.day(view.lens.as_of),
    }
    if not summed.rows:
        answer = ", ".join(without_amount(view, funding))
        return t("Public money as of {day}, {stages}, {count}: {answer}.", answer=answer, **holes)
    amount = t.money(summed.amount, view.lens.currency)
    return t("Public money as of {day}, {stages}, {count}: {amount} in {records}.", amount=amount, **holes)


def largest_text(view: View, values: Iterable[tuple[str, Decimal]], shown: int = 3) -> str:
    """The largest of named amounts, in one sentence; empty where there are none."""
    t = view.t
    largest = sorted(values, key=lambda value: -value[1])[:shown]
    if not largest:
        return ""
    said = [
        t("{name} {amount}", name=name, amount=t.money(amount, view.lens.currency))
        for name, amount in largest
    ]
    return t("Largest: {largest}.", largest="; ".join(said))
