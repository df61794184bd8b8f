"""A download as a workbook for people: a sheet per table, then sources, and method.

Headings and closed lists are in the reader's language.
"""

from collections.abc import Iterator
from datetime import datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from cooperation.exports.column import Cell
from cooperation.exports.contents import Contents
from cooperation.exports.tables import ExportTable
from cooperation.view import View

COLUMN_WIDTHS: Final = {
    "text": 32,
    "key": 20,
    "list": 28,
    "integer": 10,
    "number": 18,
    "date": 16,
    "yes-no": 12,
}
WIDE: Final = {"title": 56, "source": 56, "url": 56, "answer": 48}
LONGEST_NAME: Final = 31  # of a sheet, by Excel's own rule
# A text stays a text: no cell is taken for a formula, a link or a number because of how it begins.
OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def as_xlsx(contents: Contents) -> bytes:
    """The same contents give the same bytes: the file is dated by the as-of day, not by when it was made."""
    file = BytesIO()
    workbook = Workbook(file, OPTIONS)
    workbook.set_properties(_properties(contents))
    for table in (*contents.tables, *contents.summaries, contents.sources):
        _write_table(workbook, contents.view, table)
    _write_method(workbook, contents)
    workbook.close()
    return file.getvalue()


def _properties(contents: Contents) -> dict[str, object]:
    said = {line.name: line.value for line in contents.about}
    return {
        "title": contents.subject.title,
        "subject": said["dashboard"],
        "comments": said["citation"],
        "keywords": said["data_version"],
        "created": datetime.combine(contents.view.lens.as_of, time()),
    }


def _write_table(workbook: Workbook, view: View, table: ExportTable) -> None:
    sheet = workbook.add_worksheet(view.t(table.title)[:LONGEST_NAME])
    head = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    number = workbook.add_format({"num_format": "#,##0.00"})
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, WIDE.get(column.name, COLUMN_WIDTHS[column.type]))
        sheet.write_string(0, at, column.heading(view), head)
    for down, row in enumerate(table.cells, start=1):
        for at, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            _write_cell(sheet, (down, at), column.said(view, cell), number)
    sheet.freeze_panes(1, 2)
    if table.cells:
        sheet.autofilter(0, 0, len(table.cells), len(table.columns) - 1)
    else:
        sheet.write_string(1, 0, view.t("no record"))


def _write_cell(sheet: Worksheet, where: tuple[int, int], cell: Cell, number: Format) -> None:
    """Nothing is written where nothing is known; an empty cell is not 0."""
    if isinstance(cell, Decimal):
        sheet.write_number(*where, float(cell), number)
    elif isinstance(cell, int):
        sheet.write_number(*where, cell)
    elif isinstance(cell, str):
        sheet.write_string(*where, cell)


def _write_method(workbook: Workbook, contents: Contents) -> None:
    """What the file is about, how to read it, and every column with name, type and unit."""
    sheet = workbook.add_worksheet(contents.view.t("Method")[:LONGEST_NAME])
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 100)
    sheet.set_column(2, 4, 20)
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    for down, texts in enumerate(_method_rows(contents)):
        for at, text in enumerate(texts):
            sheet.write_string(down, at, text, wrapped)


def _method_rows(contents: Contents) -> Iterator[tuple[str, ...]]:
    """First what was asked and which version, then how to read it, then the columns of each sheet."""
    view, t = contents.view, contents.view.t
    yield from ((line.label, line.value) for line in contents.about)
    yield ()
    yield from (("", sentence) for sentence in contents.method)
    yield ()
    yield (t("Sheet"), t("Column"), t("Name in CSV and JSON"), t("Type"), t("Unit"))
    for table in (*contents.tables, *contents.summaries, contents.sources):
        yield (t(table.title), t(table.one_row_is))
        for column in table.columns:
            yield ("", column.heading(view), column.name, column.type, column.unit_in(view))
