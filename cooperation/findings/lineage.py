"""The line of a deal: what a record comes from and what came of it, along the links that records give.

Nothing is linked here that no record links; which end of a link stands above the other is all we add.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from cooperation.findings.promises import dates_of
from cooperation.records.agreement import Agreement
from cooperation.records.funding import Funding
from cooperation.records.milestone import Milestone
from cooperation.records.project import Project
from cooperation.records.record import Record
from cooperation.records.roadmap import Roadmap
from cooperation.store.catalogue import Catalogue

MOST_LAYERS: Final = 6  # what lies further away is counted, not drawn
MOST_IN_LAYER: Final = 4  # one more takes no more room than the words for it, so five are drawn
LINE_BELOW: Final = frozenset({"counted_in", "since"})  # the target came later than the record that names it
NO_LINE: Final = frozenset({"overlaps_with"})  # neither of two overlapping promises comes from the other


@dataclass(frozen=True)
class Link:
    """A link of the catalogue. `source` is the record that has it; `above` what came first, or is the whole."""

    name: str
    source: str
    target: str
    above: str
    below: str
    inferred: bool  # no source says so, we do


@dataclass(frozen=True)
class Lineage:
    """Ids by layer, from the roots down to the leaves, each once; `hidden` are those too many to draw."""

    record_id: str
    shown: tuple[tuple[str, ...], ...]
    hidden: tuple[tuple[str, ...], ...]  # as many layers as `shown`; what lies beyond stands in the outermost
    links: tuple[Link, ...]  # between all of them, each from a layer to a later one

    @property
    def layer_of(self) -> dict[str, int]:
        """The layer of each record that is shown."""
        return {record: n for n, layer in enumerate(self.shown) for record in layer}

    @property
    def drawn(self) -> tuple[Link, ...]:
        """The links between two records that are shown."""
        shown = self.layer_of
        return tuple(link for link in self.links if link.above in shown and link.below in shown)

    @property
    def ids(self) -> tuple[str, ...]:
        """All records of the line in the order of their layers, the hidden ones of a layer last."""
        layers = zip(self.shown, self.hidden, strict=True)
        return tuple(record for shown, hidden in layers for record in (*shown, *hidden))

    def above(self, record_id: str) -> tuple[Link, ...]:
        return tuple(link for link in self.links if link.below == record_id)


def links_on_record(catalogue: Catalogue, there: Collection[str]) -> tuple[Link, ...]:
    """All links between two of these records that make a line."""
    return tuple(
        _link(name, catalogue.listed[source], catalogue.listed[target])
        for target, links in catalogue.links_to.items()
        for name, source in links
        if name not in NO_LINE and source in there and target in there
    )


def in_a_line(catalogue: Catalogue, there: Collection[str]) -> tuple[str, ...]:
    """The ids of records that come from another one or of which something came, sorted."""
    ends = {end for link in links_on_record(catalogue, there) for end in (link.above, link.below)}
    return tuple(sorted(ends))


def lineage(catalogue: Catalogue, record_id: str, there: Collection[str], today: date) -> Lineage | None:
    """The line of a record among those that are `there`; None where no link of it makes one."""
    links = links_on_record(catalogue, there)
    up, down = defaultdict(list), defaultdict(list)
    for link in links:
        up[link.below].append(link.above)
        down[link.above].append(link.below)
    # A record that lies both above and below, in a circle of links, stands above.
    layer = dict(_depths(record_id, down))
    layer |= {key: -depth for key, depth in _depths(record_id, up).items()}
    if len(layer) == 1:
        return None
    forward = [
        link
        for link in links
        if link.above in layer and link.below in layer and layer[link.above] < layer[link.below]
    ]
    return _bounded(catalogue, record_id, layer, forward, today)


def _link(name: str, source: Record, target: Record) -> Link:
    below = name in LINE_BELOW or (name == "supports" and isinstance(target, Project))
    above, below_it = (source.id, target.id) if below else (target.id, source.id)
    inferred = name == "part_of" and bool(getattr(source, "inferred", None))
    return Link(name, source.id, target.id, above, below_it, inferred)


def _depths(start: str, following: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """For everything that can be reached the length of the longest way; a link that closes a circle is not
    walked."""
    ways: dict[str, list[str]] = {}
    finished: list[str] = []  # each after all that follows it

    def visit(key: str, passed: frozenset[str]) -> None:
        ways[key] = [record for record in following.get(key, ()) if record not in passed]
        for record in ways[key]:
            if record not in ways:
                visit(record, passed | {record})
        finished.append(key)

    visit(start, frozenset({start}))
    depths = {start: 0}
    for key in reversed(finished):
        for record in ways[key]:
            depths[record] = max(depths.get(record, 0), depths[key] + 1)
    return depths


def _bounded(
    catalogue: Catalogue, record_id: str, layer: Mapping[str, int], links: Sequence[Link], today: date
) -> Lineage:
    """The nearest layers, and of each the first few records that hang on something shown."""
    first, last = _nearest(min(layer.values()), max(layer.values()))
    order = _order(catalogue.listed, links, today)
    near: dict[str, set[str]] = defaultdict(set)
    for link in links:
        near[link.above].add(link.below)
        near[link.below].add(link.above)
    shown: dict[int, list[str]] = {0: [record_id]}
    for n in (*range(1, last + 1), *range(-1, first - 1, -1)):
        inner = {record for m, row in shown.items() if m * n >= 0 for record in row}
        hanging = [record for record in layer if layer[record] == n and near[record] & inner]
        kept = sorted(hanging, key=lambda record: order(record, n))
        shown[n] = kept if len(kept) <= MOST_IN_LAYER + 1 else kept[:MOST_IN_LAYER]
        places = {record: place for row in shown.values() for place, record in enumerate(row)}
        shown[n].sort(key=lambda record: (_mean(places[i] for i in near[record] & inner), order(record, n)))
    drawn = {record for row in shown.values() for record in row}
    hidden: dict[int, list[str]] = defaultdict(list)
    for record in sorted(layer.keys() - drawn, key=lambda record: (layer[record], record)):
        hidden[min(max(layer[record], first), last)].append(record)
    layers = range(first, last + 1)
    return Lineage(
        record_id,
        tuple(tuple(shown[n]) for n in layers),
        tuple(tuple(hidden[n]) for n in layers),
        tuple(links),
    )


def _nearest(first: int, last: int) -> tuple[int, int]:
    """The layers kept, the longer side giving way first."""
    while last - first + 1 > MOST_LAYERS:
        first, last = (first + 1, last) if -first >= last else (first, last - 1)
    return first, last


_KINDS: Final[tuple[type[Record], ...]] = (Agreement, Roadmap, Funding, Project, Milestone)


def _order(
    records: Mapping[str, Record], links: Sequence[Link], today: date
) -> Callable[[str, int], tuple[object, ...]]:
    """What comes first in a layer: what the line goes on from, then by kind, date and id."""
    goes_up, goes_down = {link.below for link in links}, {link.above for link in links}

    def order(record_id: str, layer: int) -> tuple[object, ...]:
        record = records[record_id]
        goes_on = record_id in (goes_down if layer > 0 else goes_up)
        kind = next((n for n, kind in enumerate(_KINDS) if isinstance(record, kind)), len(_KINDS))
        days = [when.sort_key() for when, _ in dates_of(record, today)]
        return (not goes_on, kind, min(days, default=(date.max, date.max)), record_id)

    return order


def _mean(places: Iterable[int]) -> float:
    found = list(places)
    return sum(found) / len(found)
