"""Reads a workbook back, for tests; XlsxWriter only writes."""

import io
import re
import zipfile
from decimal import Decimal
from xml.etree import ElementTree

_NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}

Cell = str | Decimal


def sheets_of(file: bytes) -> dict[str, list[dict[str, Cell]]]:
    """For each sheet its rows below the first, by the heading of their column; empty cells are left out."""
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        texts = [
            "".join(node.itertext()) for node in ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
        ]
        book = ElementTree.fromstring(parts.read("xl/workbook.xml"))
        return {
            sheet.attrib["name"]: _rows(parts.read(f"xl/worksheets/sheet{number}.xml"), texts)
            for number, sheet in enumerate(book.findall("m:sheets/m:sheet", _NS), start=1)
        }


def _rows(xml: bytes, texts: list[str]) -> list[dict[str, Cell]]:
    rows = [
        {re.sub(r"\d", "", cell.attrib["r"]): _value(cell, texts) for cell in row}
        for row in ElementTree.fromstring(xml).findall("m:sheetData/m:row", _NS)
    ]
    head, *below = rows
    return [{str(head.get(column, column)): value for column, value in row.items()} for row in below]


def _value(cell: ElementTree.Element, texts: list[str]) -> Cell:
    """A shared text, or a number as a spreadsheet keeps it (15 digits). No cell may be a formula."""
    assert cell.find("m:f", _NS) is None
    value = cell.findtext("m:v", namespaces=_NS) or ""
    return texts[int(value)] if cell.get("t") == "s" else Decimal(f"{float(value):.15g}")
