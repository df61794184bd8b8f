"""The kinds of records and the folders they lie in."""

from cooperation.records.agreement import Agreement
from cooperation.records.funding import Funding
from cooperation.records.indicator import Indicator
from cooperation.records.milestone import Milestone
from cooperation.records.organisation import Organisation
from cooperation.records.project import Project
from cooperation.records.record import Record
from cooperation.records.roadmap import Roadmap

RECORD_KINDS: tuple[type[Record], ...] = (Agreement, Roadmap, Funding, Project, Milestone, Indicator)
KIND_BY_FOLDER: dict[str, type[Record] | type[Organisation]] = {
    **{kind.folder: kind for kind in RECORD_KINDS},
    Organisation.folder: Organisation,
}
