"""What the browser is sent of a table of records."""

from collections.abc import Mapping, Sequence

import pandas as pd

from components.blocks.records_table import table_data
from cooperation.figures.money.tables import LINK, order_column
from tests.conftest import RecordFolder


def sent(folder: RecordFolder, columns: Mapping[str, Sequence[object]]) -> dict[str, dict[str, object]]:
    folder.write("agreements", "some-agreement")
    data = table_data(folder.view(), pd.DataFrame({LINK: ["/record?id=a", "/record?id=b"], **columns}))
    return {column["title"]: column for column in data["columns"]}


def test_a_number_is_written_in_the_language_and_sorted_by_its_value(folder: RecordFolder) -> None:
    columns = sent(folder, {"Amount": [1234.5, None]})
    assert columns["Amount"] == {"title": "Amount", "cells": ["1,234.50", ""], "order": [1234.5, None]}


def test_a_date_is_sorted_by_its_day_and_nobody_reads_the_key(folder: RecordFolder) -> None:
    columns = sent(
        folder, {"Date": ["Nov 2022", "2 Jan 2021"], order_column("Date"): ["2022-11-01", "2021-01-02"]}
    )
    assert list(columns) == ["Date"]
    assert columns["Date"]["order"] == ["2022-11-01", "2021-01-02"]


def test_a_text_is_sorted_as_it_stands(folder: RecordFolder) -> None:
    assert sent(folder, {"Record": ["A", "B"]})["Record"] == {
        "title": "Record",
        "cells": ["A", "B"],
        "order": None,
    }
