"""The numbers behind figures of promises and indicators: what the table says is what is drawn."""

from decimal import Decimal
from typing import Any

from cooperation.figures.comparison.promises import promise_ladder
from cooperation.figures.comparison.tables import indicator_table, promise_table
from cooperation.findings.promises import envelopes_on_record
from cooperation.records.funding import Funding
from cooperation.records.indicator import Indicator


def test_a_promise_and_each_stage_have_a_row_and_nothing_is_added_up(folder: Any) -> None:
    twelve = {"value": "12000000000", "currency": "EUR"}
    announced = [{"stage": "announced", "date": "2025-04-04"}]
    folder.write("funding", "promise", umbrella="true", amount=twelve, history=announced)
    for name, millions in (("one", 5), ("two", 7)):
        amount = {"value": str(millions * 1_000_000), "currency": "EUR"}
        folder.write("funding", name, delivers="promise", amount=amount)
    view = folder.view()
    found = envelopes_on_record(view.catalogue.of_kind(Funding), view.rows.funding, view.rows.funding)
    table = promise_table(view, found, promise="promise")
    lines = {name: (amount, records) for name, amount, records in table.itertuples(index=False)}
    assert lines["Promised"] == ("12,000.00", "1")
    assert lines["Signed"] == ("12.00", "2")
    assert lines["Completed"] == ("no record", "0")
    drawn = sum((Decimal(str(each)) for trace in promise_ladder(view, found, promise="promise").data
                 for each in trace.x if each), Decimal(0))  # fmt: skip
    assert drawn == Decimal("12012")


def test_an_indicator_names_its_lines_only_where_there_are_several(folder: Any) -> None:
    values = [
        {"period": year, "value": value, "source": "0"} for year, value in (("2023", "7"), ("2024", "9"))
    ]
    folder.write("indicators", "one", series=values)
    both = [{**value, "flow": flow} for flow in ("imports", "exports") for value in values]
    folder.write("indicators", "two", series=both)
    view = folder.view()
    one, two = view.catalogue.of_kind(Indicator).values()
    assert indicator_table(view, one).to_numpy().tolist() == [["2023", "7"], ["2024", "9"]]
    assert indicator_table(view, two).to_numpy().tolist() == [
        ["2023", "EU imports", "7"],
        ["2024", "EU imports", "9"],
        ["2023", "EU exports", "7"],
        ["2024", "EU exports", "9"],
    ]
