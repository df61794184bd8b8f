"""The time of a timeline: the stretch that is drawn, its months, quarters or years, and lines in it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Literal

from cooperation.figures.layout.packing import WIDTH, text_width
from cooperation.figures.layout.theme import FUTURE, GRID, NOTE_SIZE
from cooperation.figures.timeline.shapes import ONE_DAY, Shape
from cooperation.language.translator import Translator
from cooperation.records.dates import PartialDate
from cooperation.view import View

Months = Literal[1, 3, 12]
LayoutShape = dict[str, Any]

AXIS_HEAD: Final = 26  # pixels above the lanes, for the labels of the axis
_DEFAULT_START: Final = date(2014, 1, 1)
_TAIL: Final = 0.03  # of the window
_LONGEST: Final[dict[Months, int]] = {1: 400, 3: 1200}  # days of a window that is divided so
_EVERY: Final = (1, 2, 5, 10, 20)  # each, each second, ... stretch gets its label


@dataclass(frozen=True)
class Window:
    """The time that is drawn, from the morning of `start` to that of `end`, and the day of the rows."""

    start: date
    end: date
    now: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    @property
    def reach(self) -> timedelta:
        """The length of a dotted tail."""
        return timedelta(days=self.days * _TAIL)

    def share(self, day: date) -> float:
        """How far a day lies through the window: 0 at its start, 1 at its end; also outside."""
        return (day - self.start).days / self.days

    def shows(self, shape: Shape) -> bool:
        spans = [(piece.start, piece.end) for piece in shape.pieces]
        spans += [(point.at, point.at + ONE_DAY) for point in shape.points]
        return any(start < self.end and end > self.start for start, end in spans)


@dataclass(frozen=True)
class Stretch:
    """A calendar month, quarter or year as far as it lies in the window, from one morning to another."""

    months: Months
    start: date
    end: date
    begins: date  # also where that lies before the window


def window_of(view: View) -> Window:
    """The selected period; where it is open, from 2014 (or the first of all) to the end of the last year on record."""
    start, end = view.selection.start, view.selection.end
    last = end.last + ONE_DAY if end else date(view.catalogue.last_year + 1, 1, 1)
    first = (
        start.first
        if start
        else _DEFAULT_START
        if last > _DEFAULT_START
        else date(view.scope.first_year, 1, 1)
    )
    if first >= last:  # one end was chosen, beyond all that is on record
        first, last = (first, date(first.year + 1, 12, 31)) if start else (date(last.year - 1, 1, 1), last)
    return Window(first, last, view.lens.as_of)


def stretches(window: Window) -> list[Stretch]:
    """The window in months, quarters or years, without gaps."""
    months: Months = next((months for months, days in _LONGEST.items() if window.days <= days), 12)
    found = []
    begins = date(window.start.year, 1, 1)
    while begins < window.end:
        later = begins.year * 12 + begins.month - 1 + months
        follows = date(later // 12, later % 12 + 1, 1)
        if follows > window.start:
            found.append(Stretch(months, max(begins, window.start), min(follows, window.end), begins))
        begins = follows
    return found


def tick_labels(
    t: Translator, window: Window, parts: list[Stretch], *, apart: float
) -> list[tuple[float, str]]:
    """(days from the start of the window, label), as many as leave `apart` pixels between two."""
    labels = [_label(t, part) for part in parts]
    room = max((part.end - part.start).days for part in parts) / window.days * WIDTH
    needed = max(text_width(label, NOTE_SIZE) for label in labels) + apart
    every = next((step for step in _EVERY if step * room >= needed), _EVERY[-1])
    found = []
    for part, label in zip(parts, labels, strict=True):
        middle = ((part.start - window.start).days + (part.end - window.start).days) / 2
        at, half = middle / window.days * WIDTH, text_width(label, NOTE_SIZE) / 2
        chosen = (
            part.begins.year if part.months == 12 else (part.begins.month - 1) // part.months
        ) % every == 0
        if chosen and half <= at <= WIDTH - half:
            found.append((middle, label))
    return found


def _label(t: Translator, part: Stretch) -> str:
    if part.months == 12:
        return str(part.begins.year)
    precision = (
        f"{part.begins:%Y-%m}" if part.months == 1 else f"{part.begins.year}-Q{(part.begins.month + 2) // 3}"
    )
    return t.day(PartialDate.parse(precision), short=True)


def grid(parts: list[Stretch], bottom: float) -> LayoutShape:
    """Lines between years or months; those of an axis would run through the words below the lanes."""
    days = [part.start.isoformat() for part in parts]
    path = " ".join(f"M {day},{AXIS_HEAD} L {day},{bottom}" for day in days)
    return {"type": "path", "layer": "below", "path": path, "line": {"color": GRID, "width": 1}}


def shade(start: date, end: date, bottom: float, *, opacity: float) -> LayoutShape:
    """What lies between two days, in the colour of the future."""
    look = {"type": "rect", "layer": "below", "fillcolor": FUTURE, "opacity": opacity, "line": {"width": 0}}
    return look | {"x0": start.isoformat(), "x1": end.isoformat(), "y0": AXIS_HEAD, "y1": bottom}


def line_at(day: date, bottom: float, *, layer: str = "above", **line: Any) -> LayoutShape:
    """A line down through all lanes."""
    x, y = {"x0": day.isoformat(), "x1": day.isoformat()}, {"y0": AXIS_HEAD, "y1": bottom}
    return {"type": "line", "layer": layer, "line": line, **x, **y}
