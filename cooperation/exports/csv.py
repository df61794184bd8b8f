"""One table as CSV (RFC 4180, UTF-8 with a byte-order mark, so that Excel reads the letters right).

What the file is about stands above the heading in lines that begin with `# `: most readers of CSV skip them
when told to (`pandas.read_csv(file, comment="#")`), and no cell of the table is ever taken for one, because
texts stand in quotes.
"""

from decimal import Decimal
from typing import Final

from cooperation.exports.column import Cell
from cooperation.exports.contents import Contents, Metadata
from cooperation.exports.tables import ExportTable

LIST_SEPARATOR: Final = " | "  # the parts of a list; none of them holds this sign with spaces around it
ACTIVE: Final = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes a text that begins so for a formula


def as_csv(contents: Contents, table: ExportTable) -> bytes:
    """The same contents give the same bytes. Closed lists are keys, missing values nothing, dates EDTF."""
    said = (*contents.about, *_reading(contents, table))
    lines = [
        *(f"# {line.name},{_quoted(' '.join(line.value.split()))}" for line in said),
        ",".join(column.name for column in table.columns),
        *(",".join(_spelled(cell) for cell in row) for row in table.cells),
    ]
    return ("\ufeff" + "".join(f"{line}\r\n" for line in lines)).encode()


def _reading(contents: Contents, table: ExportTable) -> tuple[Metadata, ...]:
    t = contents.view.t
    empty = (Metadata("answer", "", t("no record")),) if not table.cells else ()
    return (
        Metadata("table", "", t(table.title)),
        Metadata("one_row_is", "", t(table.one_row_is)),
        *(Metadata("method", "", sentence) for sentence in contents.method),
        *empty,
    )


def _spelled(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case Decimal():
            return f"{cell:f}"
        case int():
            return str(cell)
        case tuple():
            return _quoted(LIST_SEPARATOR.join(cell))
    return _quoted(cell)


def _quoted(text: str) -> str:
    """In quotes; what a spreadsheet would run gets an apostrophe in front and stays the text it is."""
    harmless = f"'{text}" if text.lstrip(" ").startswith(ACTIVE) else text
    return '"' + harmless.replace('"', '""') + '"'
