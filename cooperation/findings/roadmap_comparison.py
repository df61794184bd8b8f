"""Two roadmaps side by side: which areas both name, and which are named by the sources of one only."""

from collections.abc import Mapping
from dataclasses import dataclass

from cooperation.records.agreement import Area
from cooperation.records.dates import PartialDate
from cooperation.records.roadmap import Roadmap


@dataclass(frozen=True)
class AreaPair:
    """One field of action and what each roadmap says of it; None where its sources do not name it."""

    area: str
    left: Area | None
    right: Area | None


@dataclass(frozen=True)
class Comparison:
    """All areas of two roadmaps, in the order of each; no source says that one was given up."""

    left: Roadmap
    right: Roadmap
    both: tuple[AreaPair, ...]
    only_left: tuple[AreaPair, ...]
    only_right: tuple[AreaPair, ...]

    @property
    def pairs(self) -> tuple[AreaPair, ...]:
        return (*self.both, *self.only_left, *self.only_right)

    def names_first(self, roadmap: Roadmap) -> bool:
        """Whether this one follows the other, so that what only it names is named there first."""
        other = self.left if roadmap is self.right else self.right
        return roadmap.follows == other.id


def compare_roadmaps(left: Roadmap, right: Roadmap) -> Comparison:
    """Areas are matched by their word from the glossary; a word that occurs twice counts once."""
    on_left = {area.area: area for area in left.areas}
    on_right = {area.area: area for area in right.areas}
    pairs = [
        AreaPair(word, on_left.get(word), on_right.get(word)) for word in dict.fromkeys([*on_left, *on_right])
    ]
    return Comparison(
        left,
        right,
        tuple(pair for pair in pairs if pair.left and pair.right),
        tuple(pair for pair in pairs if not pair.right),
        tuple(pair for pair in pairs if not pair.left),
    )


def usual_pair(
    roadmaps: Mapping[str, Roadmap], declared: tuple[str, str] | None = None
) -> tuple[str, str] | None:
    """What is compared when nothing is asked for: the declared pair; without one the last roadmap that follows
    another, and that other."""
    if declared and roadmaps.keys() >= set(declared):
        return declared
    if len(roadmaps) < 2:
        return None
    following = [roadmap for roadmap in roadmaps.values() if roadmap.follows in roadmaps]
    if following:
        last = max(following, key=lambda roadmap: (_begins(roadmap), roadmap.id))
        return str(last.follows), last.id
    first, second = list(roadmaps)[:2]
    return first, second


def _begins(roadmap: Roadmap) -> tuple[int, int]:
    dates = [event.date for event in roadmap.events]
    start: PartialDate | None = (roadmap.period.start if roadmap.period else None) or min(
        dates, key=PartialDate.sort_key, default=None
    )
    return (start.first.toordinal(), start.last.toordinal()) if start else (0, 0)
