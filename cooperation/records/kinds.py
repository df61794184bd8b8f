"""The kinds of records. A new kind has its module, and its line in each of the three lists here.

Every place that says something for each kind then fails the type check until it does: `ByKind` asks for one value
per kind, and a `match` over `AnyRecord` that ends in `assert_never` for one case per kind.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TypeVar

from cooperation.records.agreement import Agreement
from cooperation.records.funding import Funding
from cooperation.records.indicator import Indicator
from cooperation.records.milestone import Milestone
from cooperation.records.organisation import Organisation
from cooperation.records.project import Project
from cooperation.records.record import Record
from cooperation.records.roadmap import Roadmap

Value = TypeVar("Value")
AnyRecord = Agreement | Roadmap | Funding | Project | Milestone | Indicator


@dataclass(frozen=True, eq=False)
class ByKind(Mapping[str, Value]):
    """One value for each kind of record, by the kind's `noun`; without one of them it cannot be made."""

    agreement: Value
    roadmap: Value
    funding: Value
    project: Value
    milestone: Value
    indicator: Value

    def __getitem__(self, noun: str) -> Value:
        value: Value = vars(self)[noun]
        return value

    def __iter__(self) -> Iterator[str]:
        return (field.name for field in fields(self))

    def __len__(self) -> int:
        return len(fields(self))


KINDS: ByKind[type[AnyRecord]] = ByKind(
    agreement=Agreement,
    roadmap=Roadmap,
    funding=Funding,
    project=Project,
    milestone=Milestone,
    indicator=Indicator,
)
RECORD_KINDS: tuple[type[AnyRecord], ...] = tuple(KINDS.values())
KIND_BY_FOLDER: dict[str, type[AnyRecord] | type[Organisation]] = {
    **{kind.folder: kind for kind in RECORD_KINDS},
    Organisation.folder: Organisation,
}


def known_kind(record: Record) -> AnyRecord:
    """The same record, for a `match` that must not forget a kind."""
    assert isinstance(record, AnyRecord), type(record)
    return record
