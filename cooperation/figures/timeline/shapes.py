"""How a record and a date look along time: pieces, points, tails. Nothing is drawn more exact than known."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from cooperation.records.agreement import BINDING, AgreementKind
from cooperation.records.dates import PartialDate
from cooperation.store.history import AgreementState

BarStyle = Literal[
    "in-force",      # binds both sides
    "agreed",        # signed, endorsed or adopted; not in force, or of a kind that binds nobody
    "in-talks",      # negotiated or initialled
    "plan",          # a roadmap or programme, up to today
    "plan-to-come",  # the part of it after today
    "doubt",         # the month, quarter or year in which something happened
    "doubt-planned", # the same of something that is planned
]  # fmt: skip
PointStyle = Literal[
    "main",          # a main date, known to the day
    "main-planned",
    "day",           # any other date, known to the day
    "planned",
    "before",        # not later than here
    "after",         # not earlier than here
    "circa",         # about here
]  # fmt: skip

ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Piece:
    """A part of a bar, from the morning of `start` to the morning of `end`."""

    style: BarStyle
    start: date
    end: date


@dataclass(frozen=True)
class Point:
    style: PointStyle
    at: date


@dataclass(frozen=True)
class Tail:
    """A dotted line: it may have been anywhere here, and beyond."""

    start: date
    end: date


@dataclass(frozen=True)
class Shape:
    """What is drawn for one thing; empty where no date is known."""

    pieces: tuple[Piece, ...] = ()
    points: tuple[Point, ...] = ()
    tails: tuple[Tail, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pieces or self.points)

    def __add__(self, other: "Shape") -> "Shape":
        return Shape(self.pieces + other.pieces, self.points + other.points, self.tails + other.tails)


@dataclass(frozen=True)
class Life:
    """The dates of an agreement as its row has them."""

    kind: AgreementKind
    state: AgreementState
    begun: PartialDate | None
    done: PartialDate | None
    in_force: PartialDate | None
    ended: PartialDate | None


def agreement_shape(life: Life, now: date, reach: timedelta) -> Shape:
    """Dotted while talks are known, outlined once agreed, solid while in force; up to its end, or to `now`.

    A piece begins when its event has surely happened; the doubt before the first piece is drawn as for any
    date. `reach` is the length of a dotted tail.
    """
    steps = _steps(life)
    if not steps:
        return Shape()
    starts = [min(_surely_from(when), now) for _, when in steps]
    end = min(life.ended.first if life.ended else now, now)
    ends = [*starts[1:], end]
    pieces = (Piece(style, start, stop) for (style, _), start, stop in zip(steps, starts, ends, strict=True))
    known = tuple(piece for piece in pieces if piece.start < piece.end)
    edges = [when for when in (steps[0][1], life.ended) if when]
    return sum((_edge(when, reach) for when in edges), Shape(known))


def roadmap_shape(start: PartialDate | None, end: PartialDate | None, now: date, reach: timedelta) -> Shape:
    """Solid up to `now`, then hatched; "2025 to 2026" is both years whole. Without an end it goes to now."""
    if start is None:
        return Shape()
    first = start.first
    last = end.last + ONE_DAY if end else now
    if last <= first:
        return date_shape(start, planned=first > now, main=True, reach=reach)
    pieces = (Piece("plan", first, min(last, now)), Piece("plan-to-come", max(first, now), last))
    edges = [when for when in (start, end) if when and when.qualifier]
    return sum((_edge(when, reach) for when in edges), Shape(tuple(p for p in pieces if p.start < p.end)))


def date_shape(when: PartialDate, *, planned: bool, main: bool, reach: timedelta) -> Shape:
    """A point where the day is known; else a band as long as the doubt, an open triangle, or a circle."""
    if when.is_exact_day:
        style: PointStyle = (
            ("main-planned" if planned else "main") if main else ("planned" if planned else "day")
        )
        return Shape(points=(Point(style, when.first),))
    if not when.qualifier:
        return Shape((Piece("doubt-planned" if planned else "doubt", when.first, when.last + ONE_DAY),))
    return _edge(when, reach)


def _edge(when: PartialDate, reach: timedelta) -> Shape:
    """How a date that is not known to the day is drawn; nothing for a day."""
    if when.qualifier == "before":
        return Shape(points=(Point("before", when.last),), tails=(Tail(when.last - reach, when.last),))
    if when.qualifier == "after":
        return Shape(points=(Point("after", when.first),), tails=(Tail(when.first, when.first + reach),))
    if when.qualifier == "circa":
        middle = when.first + (when.last - when.first) / 2
        tails = (Tail(when.first, when.last + ONE_DAY),) if when.precision != "day" else ()
        return Shape(points=(Point("circa", middle),), tails=tails)
    return Shape() if when.is_exact_day else Shape((Piece("doubt", when.first, when.last + ONE_DAY),))


def _steps(life: Life) -> list[tuple[BarStyle, PartialDate]]:
    """What began when, each step before the next."""
    in_force = life.in_force if life.kind in BINDING else None
    applied = life.state == "provisionally-applied" and life.done is None
    steps: tuple[tuple[BarStyle, PartialDate | None], ...] = (
        ("agreed" if applied else "in-talks", life.begun),
        ("agreed", life.done),
        ("in-force", in_force),
    )
    return list(_in_order([(style, when) for style, when in steps if when]))


def _in_order(steps: list[tuple[BarStyle, PartialDate]]) -> Iterator[tuple[BarStyle, PartialDate]]:
    for number, (style, when) in enumerate(steps):
        later = [_surely_from(other) for _, other in steps[number + 1 :]]
        if not later or _surely_from(when) < min(later):
            yield style, when


def _surely_from(when: PartialDate) -> date:
    """The first day on which it had surely happened; for "after" the first it can have been."""
    return when.first if when.is_exact_day or when.qualifier == "after" else when.last
