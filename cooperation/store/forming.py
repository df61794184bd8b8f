"""From files to records and organisations: what has the right form, and what is wrong with the rest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from cooperation.checks.record_checks import RECORD_CHECKS
from cooperation.checks.validation import validate
from cooperation.reading.problem import Problem
from cooperation.records.kinds import KIND_BY_FOLDER
from cooperation.records.organisation import Organisation
from cooperation.records.record import Record
from cooperation.store.files import RecordFile, as_draft
from cooperation.store.organisations import stand_in
from cooperation.store.renames import follow_renames
from cooperation.store.version import facts_digest

FILES_KEPT = 2000  # formed from their bytes, so that a save costs one file; some 5 KB each


@dataclass(frozen=True)
class FormedFile:
    """What one file says. `facts` is the digest of a thing that has the right form, empty where it has not."""

    thing: Record | Organisation | None
    facts: str
    problems: tuple[Problem, ...]


@dataclass
class FormedRecords:
    """`drafts` are the ids of files that are not published yet; `facts` has the digest of each thing that is read."""

    records: dict[str, Record] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    drafts: set[str] = field(default_factory=set)
    facts: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, thing: Record | Organisation) -> None:
        if isinstance(thing, Organisation):
            self.organisations[thing.id] = thing
        else:
            self.records[thing.id] = thing


def form_records(
    files: Mapping[str, RecordFile],
    renamed: Mapping[str, str],
    last: Mapping[str, Organisation],
    today: date,
    *,
    with_drafts: bool,
) -> FormedRecords:
    """`last`: the organisations of the last good version, for those that are broken now. Drafts are formed only where
    they are asked for."""
    formed = FormedRecords()
    for record_id, file in files.items():
        found = form_file(file.name, file.shown, file.content, today)
        formed.problems.extend(_reported(file, found.problems))
        if file.is_draft and not (with_drafts and found.facts):
            formed.drafts.add(record_id)
        elif found.thing is not None:
            formed.facts[record_id] = found.facts
            formed.add(_thing(found, renamed, last))
    return formed


def _thing(
    found: FormedFile, renamed: Mapping[str, str], last: Mapping[str, Organisation]
) -> Record | Organisation:
    assert found.thing is not None
    if isinstance(found.thing, Record):
        return follow_renames(found.thing, renamed)
    return found.thing if found.facts else last.get(found.thing.id, found.thing)


def _reported(file: RecordFile, problems: Iterable[Problem]) -> Iterable[Problem]:
    return as_draft(problems) if file.is_draft else problems


@lru_cache(maxsize=FILES_KEPT)
def form_file(name: str, shown: str, content: bytes, today: date) -> FormedFile:
    """The record or organisation in a file. An organisation with mistakes has a stand-in if its money can be placed."""
    file = RecordFile(name, shown, content)
    text, kind = file.text, KIND_BY_FOLDER[file.folder]
    problems = list(file.own_problems())
    thing: Record | Organisation | None = None
    if not text.problems:
        thing, found = validate(text, kind, file.record_id)
        problems.extend(found)
    if isinstance(thing, Record):
        problems.extend(wrong.at(text) for check in RECORD_CHECKS for wrong in check(thing, today))
    if thing is not None:
        return FormedFile(thing, facts_digest(thing), tuple(problems))
    substitute = stand_in(text, file.record_id) if kind is Organisation else None
    return FormedFile(substitute, "", tuple(problems))
