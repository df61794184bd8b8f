"""Roadmaps and joint programmes: what both sides set out to do in a period, area by area."""

from typing import ClassVar, Literal

from cooperation.records.agreement import Area, Event
from cooperation.records.record import Id, Period, Record

RoadmapKind = Literal[
    "roadmap",  # names areas of action
    "programme",  # joint or indicative programming with a budget period
]


class Roadmap(Record):
    """A plan of both sides for a period."""

    folder: ClassVar[str] = "roadmaps"
    noun: ClassVar[str] = "roadmap"
    link_fields: ClassVar[tuple[str, ...]] = ("implements", "follows", "supports")
    role_fields: ClassVar[tuple[str, ...]] = ("parties",)

    kind: RoadmapKind
    parties: tuple[Id, ...]
    events: tuple[Event, ...] = ()
    period: Period | None = None
    areas: tuple[Area, ...] = ()
    implements: tuple[Id, ...] = ()
    follows: Id | None = None
    supports: tuple[Id, ...] = ()
