"""The receipt of a total in words: what is in it, what is left out and why, and what it would be by other sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cooperation.counting.receipts import Receipt, ReceiptLine
from cooperation.language.wording import PAYER_GROUP_WORDS, REASON_WORDS
from cooperation.sentences.counting import rates_in_words
from cooperation.sentences.findings import range_of_the_total
from cooperation.view import View

Cells = tuple[str, str, str]  # name, number of records, amount or the word for why there is none


@dataclass(frozen=True)
class ReceiptTable:
    """Amounts that add up exactly as they are shown; without a total where nothing is summed."""

    heads: Cells
    rows: tuple[Cells, ...]
    total: Cells | None = None


@dataclass(frozen=True)
class ReceiptGroup:
    """The records of one line, each with the rates at which it was converted; empty where it was not."""

    name: str
    records: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class RangeText:
    """How far the total would move if other sources are right, and the records that move it, the furthest first."""

    words: str
    record_ids: tuple[str, ...]
    note: str


def inside_table(view: View, receipt: Receipt) -> ReceiptTable:
    """What is in, by group of payers, and the total."""
    t, places = view.t, _places(receipt)
    rows = tuple(_row(view, line, t(PAYER_GROUP_WORDS[line.key]), places) for line in receipt.inside)
    summed = t.number(receipt.total.amount, places) if receipt.total.rows else t("none counts")
    whole = (t("Total shown"), t.number(receipt.total.records), summed)
    return ReceiptTable((t("In"), t("Records"), view.lens.currency), rows, whole)


def parts_table(view: View, own: Receipt, shared: Receipt, whole: Receipt) -> ReceiptTable:
    """The two totals of a selection of places, which have receipts of their own, and what they make together."""
    t = view.t
    places = max(map(_places, (own, shared, whole)))

    def row(name: str, found: Receipt) -> Cells:
        amount = t.number(found.total.amount, places) if found.total.rows else t("none counts")
        return name, t.number(found.total.records), amount

    heads = (t("In"), t("Records"), view.lens.currency)
    rows = (row(t("For one country each"), own), row(t("Shared money that names them"), shared))
    return ReceiptTable(heads, rows, row(t("Total shown"), whole))


def left_out_table(view: View, receipt: Receipt) -> ReceiptTable | None:
    """What is left out, by reason; None where nothing is."""
    t, places = view.t, _places(receipt)
    if not receipt.left_out:
        return None
    rows = tuple(_row(view, line, t(REASON_WORDS[line.key]), places) for line in receipt.left_out)
    return ReceiptTable((t("Left out, and why"), t("Records"), view.lens.currency), rows)


def receipt_groups(view: View, receipt: Receipt) -> tuple[ReceiptGroup, ...]:
    """The records of each line, what is in first."""
    inside = [(line, view.t(PAYER_GROUP_WORDS[line.key])) for line in receipt.inside]
    left_out = [(line, view.t(REASON_WORDS[line.key])) for line in receipt.left_out]
    return tuple(
        ReceiptGroup(
            name,
            tuple((key, rates_in_words(view, line.rates.get(key, ()))) for key in line.ids),
        )
        for line, name in (*inside, *left_out)
    )


def is_converted(receipt: Receipt) -> bool:
    """Whether any amount was converted at a reference rate."""
    return any(line.rates for line in (*receipt.inside, *receipt.left_out))


def range_text(view: View) -> RangeText | None:
    """One line on what the total would be if other sources are right; None where none would move it."""
    t, found = view.t, range_of_the_total(view)
    if found is None:
        return None
    words = t(
        "Between {least} and {most} ({currency} million) if other sources are right:",
        least=_millions(view, found.lowest),
        most=_millions(view, found.highest),
        currency=view.lens.currency,
    )
    furthest = sorted(found.moved, key=lambda moved: moved.lower - moved.higher)
    how = t(
        "Of each record the value furthest from the one used; records are independent, "
        "so the ends take all of them together."
    )
    unknown = len(found.not_convertible)
    without = t.plural(
        "{n} record has another value without an exchange rate; it moves nothing here.",
        "{n} records have other values without an exchange rate; they move nothing here.",
        unknown,
    )
    note = f"{how} {without}" if unknown else how
    return RangeText(words, tuple(moved.record_id for moved in furthest), note)


def _places(receipt: Receipt) -> int:
    """Places behind the point: amounts stand in full, because in millions their last places would not add up."""
    lines: Sequence[ReceiptLine] = (*receipt.inside, *receipt.left_out)
    amounts = [line.amount for line in lines if line.amount is not None]
    return 0 if all(amount == int(amount) for amount in amounts) else 2


def _row(view: View, line: ReceiptLine, name: str, places: int) -> Cells:
    amount = view.t.number(line.amount, places) if line.amount is not None else _not_summed(view, line)
    return (name, view.t.number(line.records), amount)


def _millions(view: View, amount: Decimal) -> str:
    return view.t.number(amount / 1_000_000, 2)


def _not_summed(view: View, line: ReceiptLine) -> str:
    words = {
        "amount-not-known": view.t("unknown"),
        "not-convertible": view.t("no rate"),
    }
    return words.get(line.key, view.t("not summed"))
