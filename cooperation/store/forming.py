"""From files to records and organisations: what has the right form, and what is wrong with the rest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cooperation.checks.record_checks import RECORD_CHECKS
from cooperation.checks.validation import validate
from cooperation.reading.problem import Problem
from cooperation.records.kinds import KIND_BY_FOLDER
from cooperation.records.organisation import Organisation
from cooperation.records.record import Record
from cooperation.store.files import RecordFile, as_draft
from cooperation.store.organisations import form_organisation
from cooperation.store.renames import follow_renames


@dataclass
class FormedRecords:
    """`drafts` are the ids of files that are not published yet."""

    records: dict[str, Record] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    drafts: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def form_records(
    files: Mapping[str, RecordFile],
    renamed: Mapping[str, str],
    last: Mapping[str, Organisation],
    today: date,
    *,
    with_drafts: bool,
) -> FormedRecords:
    """`last`: the organisations of the last good version. Drafts are formed only where they are asked for."""
    formed = FormedRecords()
    for record_id, file in files.items():
        thing, problems = _form(file, last, today)
        if file.is_draft:
            problems = as_draft(problems)
            if not with_drafts or thing is None:
                formed.drafts.add(record_id)
                thing = None
        formed.problems.extend(problems)
        if isinstance(thing, Organisation):
            formed.organisations[record_id] = thing
        elif thing is not None:
            formed.records[record_id] = follow_renames(thing, renamed)
    return formed


def _form(
    file: RecordFile, last: Mapping[str, Organisation], today: date
) -> tuple[Record | Organisation | None, Iterable[Problem]]:
    kind = KIND_BY_FOLDER[file.folder]
    if issubclass(kind, Organisation):
        return form_organisation(file.text, file.record_id, last)
    if file.text.problems:
        return None, ()
    record, problems = validate(file.text, kind, file.record_id)
    if record is None:
        return None, problems
    found = (wrong.at(file.text) for check in RECORD_CHECKS for wrong in check(record, today))
    return record, (*problems, *found)
