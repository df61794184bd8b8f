"""Everything of a download as JSON: about, tables with their columns, sources.

Keys stand as keys, dates as EDTF, missing values as null.
"""

import json
from decimal import Decimal
from typing import Any

from cooperation.exports.column import Cell
from cooperation.exports.contents import Contents
from cooperation.exports.tables import ExportTable
from cooperation.view import View


def as_json(contents: Contents) -> bytes:
    """The same contents give the same bytes."""
    tables = (*contents.tables, *contents.summaries, contents.sources)
    whole = {
        "about": {line.name: line.value for line in contents.about},
        "method": contents.method,
        "tables": {table.name: _table(contents.view, table) for table in tables},
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _table(view: View, table: ExportTable) -> dict[str, Any]:
    names = [column.name for column in table.columns]
    return {
        "title": view.t(table.title),
        "one_row_is": view.t(table.one_row_is),
        "columns": [
            {
                "name": column.name,
                "type": column.type,
                "unit": column.unit_in(view),
                "label": view.t(column.label),
            }
            for column in table.columns
        ],
        "rows": [dict(zip(names, (_value(cell) for cell in row), strict=True)) for row in table.cells],
    }


def _value(cell: Cell) -> object:
    """A Decimal as a JSON number. Readers make it a double, which keeps fifteen digits."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell
