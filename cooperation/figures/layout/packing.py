"""Labelled bars and points in rows: how wide words are, where a label fits, which things share a row.

Plotly places no label by what else is there, and the server does not know how wide the reader's window is. So
widths are measured here, and a figure is laid out for `WIDTH` pixels; a wider window only leaves more room.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

WIDTH: Final = 600.0  # pixels of a figure in the narrowest window that is not a phone's
GAP: Final = 6.0  # pixels between a mark and its label, and between two things in one row
ELLIPSIS: Final = "…"

Span = tuple[float, float]
Side = Literal["inside", "right", "left"]

# Advance widths of IBM Plex Sans, weight 400, in thousandths of the font's size, without kerning: measured in
# Chromium's canvas with the files in static/fonts. Letters up to 6 apart share a group and its wider end; an
# accent adds no width.
_WIDTHS: Final = {
    letter: width
    for width, letters in (
        (242, " '"), (250, "ijıіј"), (278, ",.l‘’ł"), (284, "!"), (292, ":;"), (317, "|[]"), (326, "f·"),
        (335, "()"), (343, "{}"), (351, "t"), (367, "r"), (383, "/\\"), (400, "-IІ"), (419, '"'), (435, "г"),
        (453, "*ғ"), (468, "z°"), (477, "т”“„?"), (492, "sѕvүұ"), (503, "yГуLзcс"), (513, "xхŁJЈэє«»"),
        (520, "Ғь"), (531, "kgҳ"), (538, "aаяч"), (550, "eеәк"), (560, "қвFoоө"), (568, "б_лҷhnuøђћһ"),
        (573, "TТпџ"), (583, "ZbdpqрSЅEЕ"), (593, "ин–ъYЗҮҰ"), (600, "Уд$+0123456789<=>^`~цʻʼ"),
        (609, "PРV"), (615, "XХң"), (625, "CС€"), (636, "ЬЄЭKБ"), (645, "RßЯAАҲЧҺ"), (653, "BВ"), (662, "К"),
        (671, "ҚD"), (684, "UҶЛ"), (696, "ЏП&Gм"), (713, "HNИНOQОӘӨ#"), (730, "ыДЦ"), (744, "ЪҢ"),
        (750, "ф"), (770, "wж"), (786, "—юЂ"), (798, "Ћш"), (805, "…љ"), (812, "MМ"), (825, "щ"), (832, "њ"),
        (844, "Ф"), (864, "æ"), (875, "mЫ"), (891, "@W"), (931, "%œ"), (960, "ШЮ"), (978, "Ж"), (993, "Щ"),
        (1014, "Љ"), (1027, "№"), (1037, "Њ"),
    )
    for letter in letters
}  # fmt: skip
_WIDEST: Final = max(_WIDTHS.values())
_BOLD: Final = 1.05  # weight 600 is at most this much wider over a few words


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Pixels that the text takes at `size` pixels in the font of our figures; never too little."""
    thousandths = sum(_WIDTHS.get(unicodedata.normalize("NFD", letter)[0], _WIDEST) for letter in text)
    return thousandths * size / 1000 * (_BOLD if bold else 1)


def shortened(text: str, room: float, size: float) -> str:
    """The text where it fits into `room` pixels, else as many words as do, and an ellipsis; or nothing."""
    if text_width(text, size) <= room:
        return text
    words = text.split()
    for count in range(len(words) - 1, 0, -1):
        shorter = " ".join(words[:count]).rstrip(",;:–—-(") + ELLIPSIS
        if text_width(shorter, size) <= room:
            return shorter
    return ""


@dataclass(frozen=True)
class Label:
    """A label and where it stands. `x` is its left end, but for `side` "left": its right end. Pixels."""

    text: str
    side: Side
    x: float
    size: float
    piece: int = -1  # inside which piece of the bar

    @property
    def extent(self) -> Span:
        width = text_width(self.text, self.size)
        return (self.x - width, self.x) if self.side == "left" else (self.x, self.x + width)


def placed_label(
    text: str,
    mark: Span,
    inside: Mapping[int, Span],
    rooms: Sequence[Span],
    size: float,
    *,
    at_worst: Mapping[int, Span] | None = None,
) -> Label | None:
    """The label of a mark: inside a piece of it if it fits, else right, else left, else shortened.

    `inside` are the pieces of the mark that words may stand on, by their number, and `at_worst` those that
    serve where a label fits nowhere else. `rooms` are the stretches of the row that a label must not leave; a
    line that no label may cross divides two of them. None: no room.
    """
    spots = [*_within(inside, rooms), *_beside(mark, rooms), *_within(at_worst or {}, rooms)]
    for spot in spots:
        if text_width(text, size) <= spot.room:
            return Label(text, spot.side, spot.x, size, spot.piece)
    for spot in sorted(spots, key=lambda spot: -spot.room):
        if shorter := shortened(text, spot.room, size):
            return Label(shorter, spot.side, spot.x, size, spot.piece)
    return None


@dataclass(frozen=True)
class _Spot:
    side: Side
    x: float
    room: float
    piece: int = -1


def _within(pieces: Mapping[int, Span], rooms: Sequence[Span]) -> list[_Spot]:
    cut = [
        (number, max(low, start), min(high, end))
        for number, (start, end) in pieces.items()
        for low, high in rooms
    ]
    return [_Spot("inside", left + GAP, right - left - 2 * GAP, number) for number, left, right in cut]


def _beside(mark: Span, rooms: Sequence[Span]) -> list[_Spot]:
    """Right of the mark, then left of it."""
    start, end = mark
    # What ends at the line that divides two rooms gets no words on the other side of it.
    right = [
        _Spot("right", end + GAP, high - end - 1.5 * GAP)
        for low, high in rooms
        if low <= end < high and (end > low or start >= low)
    ]
    left = [_Spot("left", start - GAP, start - GAP - low) for low, high in rooms if low < start <= high]
    return [*right, *left]


def packed(extents: Sequence[Span], gap: float = GAP) -> list[int]:
    """For each extent the row it goes into: the first in which nothing is in its way. Rows count from 0."""
    rows: list[list[Span]] = []
    found: list[int] = []
    for start, end in extents:
        free = (
            n
            for n, row in enumerate(rows)
            if all(end + gap <= other[0] or start >= other[1] + gap for other in row)
        )
        number = next(free, len(rows))
        if number == len(rows):
            rows.append([])
        rows[number].append((start, end))
        found.append(number)
    return found
