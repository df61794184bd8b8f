"""What a screen shows is what a file holds: total, CSV, workbook and JSON agree, whatever is selected."""

import csv
import io
import json
import random
from decimal import Decimal
from typing import Any

import pytest

from cooperation.counting.lens import COUNTS, CURRENCIES
from cooperation.counting.receipts import receipt
from cooperation.counting.totals import exact_sum, total
from cooperation.exports.citation import Subject
from cooperation.exports.contents import view_contents
from cooperation.exports.csv import as_csv
from cooperation.exports.json import as_json
from cooperation.exports.xlsx import as_xlsx
from cooperation.figures.money.tables import breakdown_table
from cooperation.records.dates import PartialDate
from cooperation.selection import PLACES, STAGES, Selection
from cooperation.store.catalogue import LoadResult
from cooperation.view import View
from tests.conftest import TODAY
from tests.soak import sample_size
from tests.unit.exports.workbook import sheets_of

HOW_MANY = sample_size(60, 400)
THEMES = ("energy", "transport", "digital")
PAGE = Subject("Funding", "funding")


@pytest.fixture
def some_of_everything(folder: Any) -> LoadResult:
    """Records for every reason to count and not to count, in three currencies, for one place and several."""
    usd, tenge = {"value": "1234567.89", "currency": "USD"}, {"value": "500000000", "currency": "KZT"}
    signed = [{"stage": "signed", "date": "2025-01-10"}]
    write = folder.write
    write("funding", "grant", countries=["KAZ"])
    write("funding", "loan-in-dollars", countries=["UZB"], amount=usd, instrument="loan", funders=["ebrd"])
    write("funding", "about", countries=["KGZ"], amount={**usd, "about": "true"}, themes=["transport"])
    write("funding", "tenge", amount=tenge, history=signed)
    write("funding", "tenge-quoted", amount=tenge, quoted={"value": "900000", "currency": "EUR"})
    write("funding", "ceiling", countries=["TJK"], amount={"max": "7000000", "currency": "EUR"})
    write("funding", "range", countries=["TJK"], amount={"min": "1", "max": "2000000", "currency": "EUR"})
    write("funding", "unknown", countries=["TKM"], amount=None, themes=["digital"])
    write("funding", "by-others", countries=["UZB"], funders=["adb"])
    write("funding", "split-not-known", funders=["eu", "adb"], countries=["KAZ", "UZB"])
    cent = {"value": "0.01", "currency": "EUR"}
    shares = [{"funder": "eu", "amount": cent}, {"funder": "ebrd", "amount": usd}]
    write("funding", "shares", funders=["eu", "ebrd"], amount=None, shares=shares, countries=["KAZ", "KGZ"])
    write("funding", "zero", countries=["TKM"], amount={"value": "0", "currency": "EUR"}, funders=["eib"])
    write("funding", "pledge", countries=["KAZ", "UZB"], umbrella="true")
    write("funding", "announced", history=[{"stage": "announced", "date": "2024"}], themes=["digital"])
    write("funding", "committed", history=[{"stage": "committed", "date": "circa 2024"}], countries=["UZB"])
    write("funding", "repaid", history=[*signed, {"stage": "repaid", "date": "2026"}], themes=["transport"])
    write("funding", "cancelled", history=[*signed, {"stage": "cancelled", "date": "2026"}])
    loaded: LoadResult = folder.load()
    return loaded


def _some_selection(chance: random.Random) -> Selection:
    first = chance.choice([None, None, "2024", "2025", "2025-01-10"])
    last = chance.choice([None, None, "2025", "2026"])
    return Selection(
        countries=tuple(place for place in PLACES if chance.random() < 0.3),
        themes=tuple(theme for theme in THEMES if chance.random() < 0.3),
        start=PartialDate.parse(first) if first else None,
        end=PartialDate.parse(last) if last else None,
        stage=chance.choice([None, None, *STAGES]),
        count=chance.choice(COUNTS),
        currency=chance.choice(CURRENCIES),
        ceilings=chance.random() < 0.3,
        language=chance.choice(["en", "de", "ru"]),
    )


@pytest.mark.soak
def test_screen_csv_workbook_and_json_agree_on_many_selections(some_of_everything: LoadResult) -> None:
    chance = random.Random(20261124)
    not_empty = 0
    for _ in range(HOW_MANY):
        view = View(some_of_everything, _some_selection(chance), TODAY)
        funding = view.narrow(view.rows.funding)
        shown = total(funding, view.selection.counted_stages)
        made = view_contents(view, PAGE, ("funding",))
        sheets = list(sheets_of(as_xlsx(made)).values())
        summed = [
            _csv_sum(as_csv(made, made.tables[0])),
            _json_sum(as_json(made), "funding", "amount_in_total"),
            _json_sum(as_json(made), "places", "in_total"),
            _column_sum(sheets[0], _heading(view, made.tables[0], "amount_in_total")),
            _column_sum(sheets[1], _heading(view, made.summaries[0], "in_total")),
        ]
        assert summed == [shown.amount] * len(summed), view.selection
        last_line = breakdown_table(view, funding, role="country").iloc[-1].iloc[1]
        if shown.rows:
            assert last_line == view.t.number(summed[0] / 1_000_000, 2)
        else:
            assert last_line in (view.t("no record"), view.t("nothing that counts"))
        not_empty += bool(shown.rows)
    assert not_empty > HOW_MANY / 4


def test_a_file_leaves_out_what_the_receipt_does_and_for_the_same_reason(
    some_of_everything: LoadResult,
) -> None:
    chance = random.Random(7)
    for _ in range(HOW_MANY // 4):
        view = View(some_of_everything, _some_selection(chance), TODAY)
        rows = json.loads(as_json(view_contents(view, PAGE, ("funding",))))["tables"]["funding"]["rows"]
        found = receipt(view.narrow(view.rows.funding), view.selection.counted_stages)
        for line in found.left_out:
            assert {row["id"] for row in rows if row["left_out_because"] == line.key} == set(line.ids)
        assert sum(row["left_out_because"] is None for row in rows) == found.total.rows


def _heading(view: View, table: Any, name: str) -> str:
    return str(next(column.heading(view) for column in table.columns if column.name == name))


def _csv_sum(file: bytes) -> Decimal:
    lines = list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")))
    heading, *rows = [line for line in lines if not line[0].startswith("# ")]
    at = heading.index("amount_in_total")
    return exact_sum(Decimal(row[at]) for row in rows if row[at])


def _json_sum(file: bytes, table: str, name: str) -> Decimal:
    rows = json.loads(file, parse_float=Decimal, parse_int=Decimal)["tables"][table]["rows"]
    return exact_sum(row[name] for row in rows if row[name] is not None)


def _column_sum(rows: list[dict[str, Any]], heading: str) -> Decimal:
    return exact_sum(row[heading] for row in rows if heading in row)
