"""A column of a file: its name, type, unit and label, and how its cells are found. columns.py lists them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Literal

from cooperation.language.translator import mark
from cooperation.records.dates import PartialDate
from cooperation.records.record import Record
from cooperation.view import View

Cell = str | int | Decimal | bool | tuple[str, ...] | None
Type = Literal[
    "text",  # in the reader's language
    "key",  # an id or a word of a closed list; the same in every language
    "list",  # of keys
    "integer",
    "number",  # exact
    "date",  # EDTF (ISO 8601-2): as exact as known
    "yes-no",
]
Words = Callable[[View, str], str]
READERS_CURRENCY: Final = (
    "reader's currency"  # the unit of what was converted; which one it is depends on the view
)


@dataclass(frozen=True)
class ExportRow:
    """One row of a frame and its record; `number` counts the rows of the same record from 0."""

    row: Any
    record: Record
    number: int


@dataclass(frozen=True)
class Column:
    """`value` finds the cell; without it, it is what the row has under the column's name.

    `words` say a key to a reader.
    """

    name: str
    type: Type
    label: str
    value: Callable[[View, ExportRow], Cell] | None = None
    unit: str = ""
    words: Words | None = None

    def cell(self, view: View, line: ExportRow) -> Cell:
        found: Cell = self.value(view, line) if self.value else getattr(line.row, self.name)
        return found

    def unit_in(self, view: View) -> str:
        return view.lens.currency if self.unit == READERS_CURRENCY else view.t(self.unit) if self.unit else ""

    def heading(self, view: View) -> str:
        """The label with its unit, as a person reads it."""
        label, unit = view.t(self.label), self.unit_in(view)
        if self.type == "date":
            return view.t("{label} (EDTF)", label=label)
        return view.t("{label}, {unit}", label=label, unit=unit) if unit else label

    def said(self, view: View, cell: Cell) -> Cell:
        """The cell for people: closed lists and ids in words, lists in one line."""
        if isinstance(cell, tuple):
            return ", ".join(str(self.said(view, value)) for value in cell)
        if isinstance(cell, bool):
            return view.t("yes") if cell else view.t("no")
        return self.words(view, cell) if self.words and isinstance(cell, str) and cell else cell


def one_of(words: Mapping[str, str]) -> Words:
    """Words of a closed list."""
    return lambda view, key: view.t(words[key])


def dated(
    name: str, label: str, label_in_words: str, when: Callable[[ExportRow], PartialDate | None]
) -> tuple[Column, ...]:
    """A date in two columns: as EDTF, and as the reader's language says it. Nothing where it is not known."""

    def edtf(_: View, line: ExportRow) -> Cell:
        found = when(line)
        return found.edtf() if found else None

    def in_words(view: View, line: ExportRow) -> Cell:
        found = when(line)
        return view.t.day(found) if found else None

    return (
        Column(name, "date", label, edtf),
        Column(f"{name}_in_words", "text", label_in_words, in_words),
    )


CERTAINTIES: Final = {
    "exact": mark("exact"),
    "about": mark("about"),
    "up-to": mark("up to"),
    "range": mark("range"),
    "unknown": mark("not known"),
}
CONVERSIONS: Final = {
    "original": mark("already in this currency"),
    "ecb": mark("at the ECB reference rate"),
    "quoted": mark("as quoted by a source"),
    "quoted-ecb": mark("as quoted by a source, and from there at the ECB reference rate"),
    "not-convertible": mark("no exchange rate on record"),
}
PAYMENT_STATES: Final = {"paid": mark("paid"), "announced": mark("announced")}
FLOWS: Final = {"imports": mark("Imports"), "exports": mark("Exports")}
