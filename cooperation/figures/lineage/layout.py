"""Where the boxes and lines of a lineage stand: from left to right, or one below the other on a phone. Pixels."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from cooperation.figures.layout.packing import packed
from cooperation.figures.lineage.boxes import Box
from cooperation.findings.lineage import Lineage

_WIDE: Final = {1: 760.0, 2: 760.0, 3: 760.0, 4: 860.0}  # pixels by the number of columns
_WIDEST: Final = 930.0  # for more of them
_PHONE: Final = 328.0
CAPTION: Final = 18  # above a box: what it is to those above it
BETWEEN: Final = 14  # below a box
PASSING: Final = 12  # below the boxes of a column, for a line that passes it
LANE: Final = 13  # between two upright lines on a phone
_APART: Final = 10  # between two lines that arrive at the same box

Corner = tuple[float, float]
Edges = Mapping[
    tuple[str, str], bool
]  # (above, below) and whether every link between them is our own reading
MakeBox = Callable[[str, float], Box]


@dataclass(frozen=True)
class Place:
    """A box and where it stands: `x` its left edge, `y` its upper one; y grows downwards."""

    box: Box
    x: float
    y: float
    width: float

    @property
    def middle(self) -> float:
        return self.y + self.box.height / 2


@dataclass(frozen=True)
class Line:
    """The corners of a line, from the record above to the arrow at the record below."""

    above: str
    below: str
    corners: tuple[Corner, ...]
    inferred: bool


@dataclass(frozen=True)
class Layout:
    places: Mapping[str, Place]
    lines: Sequence[Line]
    width: float
    height: float
    more: Sequence[Place] = field(default=())


def edges_of(lineage: Lineage) -> Edges:
    """One line for two records, however many links there are between them."""
    edges: dict[tuple[str, str], bool] = {}
    for link in lineage.drawn:
        pair = (link.above, link.below)
        edges[pair] = edges.get(pair, True) and link.inferred
    return edges


def laid_out_for(lineage: Lineage) -> float:
    """The width that its columns need: on a wider page they only have more room, on a narrower one none."""
    return _WIDE.get(len(lineage.shown), _WIDEST)


def in_columns(lineage: Lineage, box: MakeBox, more: Callable[[int], Box | None]) -> Layout:
    """A column per layer, its boxes around the middle; lines that pass a column run below its boxes."""
    count = len(lineage.shown)
    whole, gap = laid_out_for(lineage), 40.0 if count <= 4 else 24.0
    width = (whole - gap * (count - 1)) / max(count, 2)
    made = [[box(record_id, width) for record_id in layer] for layer in lineage.shown]
    others = [more(n) for n in range(count)]
    stacks = [[*boxes, *([other] if other else [])] for boxes, other in zip(made, others, strict=True)]
    tallest = max(sum(item.height + CAPTION + BETWEEN for item in stack) for stack in stacks)
    places: dict[str, Place] = {}
    extra: list[Place] = []
    bottoms: list[float] = []
    for n, stack in enumerate(stacks):
        y = (tallest - sum(item.height + CAPTION + BETWEEN for item in stack)) / 2
        for item in stack:
            place = Place(item, n * (width + gap), y + CAPTION, width)
            if item is others[n]:
                extra.append(place)
            else:
                places[item.record_id] = place
            y += CAPTION + item.height + BETWEEN
        bottoms.append(y)
    lines, lowest = _across(lineage, places, bottoms, width, gap)
    return Layout(places, lines, whole, max(lowest, tallest), extra)


def _across(
    lineage: Lineage, places: Mapping[str, Place], bottoms: list[float], width: float, gap: float
) -> tuple[list[Line], float]:
    """Lines with upright parts between the columns, a record's own part for each; and how far down they reach."""
    edges, layer_of = edges_of(lineage), lineage.layer_of
    lanes = _lanes(edges, layer_of, gap)
    arrivals = _arrivals(edges, places)
    lines = []
    for (above, below), inferred in sorted(edges.items(), key=lambda edge: not edge[1]):
        start, end = places[above], places[below]
        x, y = start.x + width, start.middle
        corners: list[Corner] = [(x, y)]
        for n in range(layer_of[above], layer_of[below]):
            turn = n * (width + gap) + width + lanes[above, n]
            last = n == layer_of[below] - 1
            if not last:
                bottoms[n + 1] += PASSING
            following = arrivals[above, below] if last else bottoms[n + 1] - PASSING / 2
            corners += [(turn, y), (turn, following)]
            y = following
        corners.append((end.x, y))
        lines.append(Line(above, below, tuple(corners), inferred))
    return lines, max(bottoms)


def _lanes(edges: Edges, layer_of: Mapping[str, int], gap: float) -> dict[tuple[str, int], float]:
    """For each record, and each gap behind a column that its lines cross, how far in their upright part stands."""
    found: dict[tuple[str, int], float] = {}
    for n in range(max(layer_of.values())):
        crossing = dict.fromkeys(
            above
            for above, below in sorted(edges, key=lambda edge: layer_of[edge[0]])
            if layer_of[above] <= n < layer_of[below]
        )
        for place, above in enumerate(crossing, start=1):
            found[above, n] = (gap - 8) * place / (len(crossing) + 1)
    return found


def _arrivals(edges: Edges, places: Mapping[str, Place]) -> dict[tuple[str, str], float]:
    """Where each line meets its box: apart from the others, in the order of where they come from."""
    found = {}
    for below, place in places.items():
        arriving = sorted(
            (pair for pair in edges if pair[1] == below), key=lambda pair: places[pair[0]].middle
        )
        for n, pair in enumerate(arriving):
            found[pair] = place.middle + (n - (len(arriving) - 1) / 2) * _APART
    return found


def outline(lineage: Lineage, box: MakeBox, more: Callable[[int], Box | None]) -> Layout:
    """All boxes one below the other, lines in lanes left of them."""
    edges = edges_of(lineage)
    order = [record_id for layer in lineage.shown for record_id in layer]
    row = {record_id: n for n, record_id in enumerate(order)}
    reach = {above: (float(row[above]), 0.0) for above, _ in edges}
    for above, below in edges:
        reach[above] = (reach[above][0], max(reach[above][1], float(row[below])))
    lane_of = dict(zip(reach, packed(list(reach.values()), gap=0), strict=True))
    left = LANE * (1 + max(lane_of.values(), default=0)) + 8.0
    places: dict[str, Place] = {}
    extra: list[Place] = []
    y = 0.0
    for n, layer in enumerate(lineage.shown):
        for record_id in layer:
            made = box(record_id, _PHONE - left)
            y += CAPTION if any(below == record_id for _, below in edges) else 0
            places[record_id] = Place(made, left, y, _PHONE - left)
            y += made.height + BETWEEN
        if other := more(n):
            extra.append(Place(other, left, y, _PHONE - left))
            y += other.height + BETWEEN
    arrivals = _arrivals(edges, places)
    lines = []
    for (above, below), inferred in sorted(edges.items(), key=lambda edge: not edge[1]):
        x, start = left - 8 - LANE * lane_of[above] - LANE / 2, places[above].middle + _APART
        end = arrivals[above, below] - _APART / 2
        lines.append(Line(above, below, ((left, start), (x, start), (x, end), (left, end)), inferred))
    return Layout(places, lines, _PHONE, y, extra)
