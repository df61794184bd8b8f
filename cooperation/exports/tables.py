"""Tables as they go into a file: of records, of places, the receipt, the sources. Writers only spell them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import pandas as pd

from cooperation.counting.payments import paid_receipt
from cooperation.counting.receipts import Receipt, receipt
from cooperation.counting.totals import breakdown, total
from cooperation.exports.column import READERS_CURRENCY, Cell, Column, ExportRow, dated, one_of
from cooperation.exports.columns import Frame
from cooperation.figures.money.amounts import without_amount
from cooperation.language.translator import mark
from cooperation.language.wording import (
    PAYER_GROUP_WORDS,
    REASON_WORDS,
    SOURCE_KIND_WORDS,
    STAGE_WORDS,
    place_name,
)
from cooperation.records.funding import Stage
from cooperation.records.record import Source
from cooperation.rows.iteration import iter_rows
from cooperation.selection import PLACES, STAGES
from cooperation.view import View


@dataclass(frozen=True)
class ExportTable:
    """`cells` hold keys and exact numbers, in the order of `columns`."""

    name: str
    title: str
    one_row_is: str
    columns: tuple[Column, ...]
    cells: tuple[tuple[Cell, ...], ...]


def export_table(view: View, frame: Frame, rows: pd.DataFrame) -> ExportTable:
    """The rows of a frame, all rows of a record in the order in which the frame has them."""
    met: Counter[str] = Counter()
    cells = []
    for row in iter_rows(rows):
        line = ExportRow(row, view.catalogue.records[row.id], met[row.id])
        met[row.id] += 1
        cells.append(tuple(column.cell(view, line) for column in frame.columns))
    return ExportTable(frame.name, frame.title, frame.one_row_is, frame.columns, tuple(cells))


def answer(view: View, funding: pd.DataFrame) -> str:
    """A total in words: counts; counts, with 0; nothing that counts, and why; no record."""
    summed = total(funding, view.selection.counted_stages)
    if not summed.rows:
        return ", ".join(without_amount(view, funding))
    return view.t("counts") if summed.amount else view.t("counts, with 0")


def places_table(view: View, funding: pd.DataFrame) -> ExportTable:
    """One row per place asked for, and one for shared money where there is any; a column per stage."""
    asked = view.selection.countries or PLACES
    there = set(funding["place"])
    places = [place for place in PLACES if place in asked or place in there]
    by_stage = [_amount_by_place(funding, (stage,)) for stage in STAGES]
    whole = _amount_by_place(funding, view.selection.counted_stages)
    cells = [
        (
            place,
            *(amounts.get(place) for amounts in by_stage),
            whole.get(place),
            int(funding[funding["place"] == place]["id"].nunique()),
            answer(view, funding[funding["place"] == place]),
        )
        for place in (*places, *sorted(there.difference(PLACES)))
    ]
    return ExportTable(
        "places",
        mark("By place"),
        mark(
            "One row is one country, or what is shared and not attributable to one. "
            "Together they are the total."
        ),
        _PLACE_COLUMNS,
        tuple(cells),
    )


def _amount_by_place(funding: pd.DataFrame, stages: Sequence[Stage]) -> dict[str, Decimal | None]:
    """None where nothing counts, which is not 0."""
    lines = breakdown(funding, "country", stages)
    return dict(zip(lines["key"], lines["amount"], strict=True))


_PLACE_COLUMNS: Final = (
    Column("place", "key", mark("Where"), words=lambda view, place: place_name(view.t, place)),
    *(Column(stage, "number", STAGE_WORDS[stage], unit=READERS_CURRENCY) for stage in STAGES),
    Column("in_total", "number", mark("In the total shown"), unit=READERS_CURRENCY),
    Column("records", "integer", mark("Records on record")),
    Column("answer", "text", mark("Counted")),
)


def receipt_table(view: View, funding: pd.DataFrame) -> ExportTable:
    """One row per line of the receipt: what is in, by group of payers, and what is left out, by reason."""
    title = mark("Receipt")
    return _receipt_table("receipt", title, receipt(funding, view.selection.counted_stages))


def paid_receipt_table(payments: pd.DataFrame) -> ExportTable:
    """The same of payments on record."""
    return _receipt_table("paid_receipt", mark("Receipt of what is paid"), paid_receipt(payments))


def _receipt_table(name: str, title: str, found: Receipt) -> ExportTable:
    inside = [("in", line.key, None, line.records, line.amount) for line in found.inside]
    left_out = [("left-out", None, line.key, line.records, line.amount) for line in found.left_out]
    return ExportTable(
        name,
        title,
        mark(
            "One row is one line of the receipt. What is left out is never added up; "
            "some of it cannot be summed at all."
        ),
        _RECEIPT_COLUMNS,
        (*inside, *left_out),
    )


_RECEIPT_COLUMNS: Final = (
    Column(
        "side", "key", mark("In or left out"), words=one_of({"in": mark("in"), "left-out": mark("left out")})
    ),
    Column("payer_group", "key", mark("Group of the payer"), words=one_of(PAYER_GROUP_WORDS)),
    Column("left_out_because", "key", mark("Reason for leaving out"), words=one_of(REASON_WORDS)),
    Column("records", "integer", mark("Records")),
    Column("amount", "number", mark("Amount"), unit=READERS_CURRENCY),
)


def sources_table(view: View, record_ids: Iterable[str]) -> ExportTable:
    """One row per source of each record, in the order of the records."""
    records = [view.catalogue.records[record_id] for record_id in dict.fromkeys(record_ids)]
    cells = [
        tuple(column.cell(view, ExportRow(source, record, number)) for column in SOURCE_COLUMNS)
        for record in records
        for number, source in enumerate(record.sources)
    ]
    return ExportTable(
        "sources", mark("Sources"), mark("One row is one source of one record."), SOURCE_COLUMNS, tuple(cells)
    )


def _source(line: ExportRow) -> Source:
    source: Source = line.row
    return source


SOURCE_COLUMNS: Final = (
    Column("id", "key", mark("Record id"), lambda _, line: line.record.id),
    Column("number", "integer", mark("Number"), lambda _, line: line.number + 1),
    Column("source", "text", mark("Title of the source"), lambda _, line: _source(line).title),
    Column("publisher", "text", mark("Publisher")),
    *dated("date", mark("Date"), mark("Date in words"), lambda line: _source(line).date),
    Column("kind", "key", mark("Kind"), words=one_of(SOURCE_KIND_WORDS)),
    Column("copy_of", "text", mark("Copy of")),
    Column("url", "text", mark("Address")),
)
