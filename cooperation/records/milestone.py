"""Milestones: what happened, or is due, and belongs to nothing else."""

from typing import ClassVar, Literal

from cooperation.records.amounts import Yes
from cooperation.records.dates import DateField
from cooperation.records.record import Id, Record

MilestoneKind = Literal[
    "summit",  # heads of state or government
    "ministerial",
    "cooperation-council",  # councils, committees and subcommittees of an agreement
    "dialogue",
    "forum",
    "visit",
    "decision",  # of an institution; a law
    "appointment",
    "result",  # something delivered, opened, published, listed
    "sanction",
    "deadline",  # an end date, something due
    "other",
]


class Milestone(Record):
    """An event of its own on the timeline."""

    folder: ClassVar[str] = "milestones"
    noun: ClassVar[str] = "milestone"
    link_fields: ClassVar[tuple[str, ...]] = ("of",)

    kind: MilestoneKind
    date: DateField
    end: DateField | None = None
    of: Id | None = None
    headline: Yes | None = None
    planned: Yes | None = None
