"""Projects on the ground. Their cost is not public EU money and is added to nothing."""

from typing import ClassVar, Literal

from pydantic import Field

from cooperation.records.amounts import Amount, Yes
from cooperation.records.dates import DateField
from cooperation.records.record import Id, LocalizedText, Location, Part, Record, Text

ProjectKind = Literal["mine", "plant", "energy", "transport", "digital", "other"]
Phase = Literal["planned", "agreed", "under-construction", "operating"]


class ProjectEvent(Part):
    """Something that happened to a project, in words."""

    what: LocalizedText
    date: DateField
    place: Text | None = None
    planned: Yes | None = None


class Project(Record):
    """An investment on the ground; public money for it stands in funding records that support it."""

    folder: ClassVar[str] = "projects"
    noun: ClassVar[str] = "project"
    link_fields: ClassVar[tuple[str, ...]] = ("supports",)
    role_fields: ClassVar[tuple[str, ...]] = ("owners", "implementers")

    kind: ProjectKind
    phase: Phase
    cost: Amount | None = None
    owners: tuple[Id, ...] = ()
    implementers: tuple[Id, ...] = ()
    events: tuple[ProjectEvent, ...] = ()
    supports: tuple[Id, ...] = ()
    locations: tuple[Location, ...] = Field(min_length=1)
