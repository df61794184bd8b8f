"""Records that have another id than before: old links and addresses lead to the new one."""

from collections.abc import Mapping
from typing import Any, TypeVar

from cooperation.reading.problem import Problem
from cooperation.records.agreement import Agreement
from cooperation.records.funding import Funding
from cooperation.records.record import Record
from cooperation.records.roadmap import Roadmap
from cooperation.store.files import RecordFile

AnyOfThem = TypeVar("AnyOfThem", bound=Record)


def find_renames(files: Mapping[str, RecordFile]) -> tuple[dict[str, str], list[Problem]]:
    """The new id of each former one, and what is wrong with `formerly`."""
    renamed: dict[str, str] = {}
    problems: list[Problem] = []
    for record_id, file in sorted(files.items()):
        for number, former in enumerate(file.former_ids):
            taken_by = files[former].shown if former in files else None
            if former in renamed:
                taken_by = files[renamed[former]].shown
            if taken_by is None:
                renamed[former] = record_id
                continue
            message, hint = f"{former} is {taken_by}", "a former id has one record, and no file of its own"
            problems.append(file.text.problem(("formerly", number), message, hint, withholds=False))
    return renamed, problems


def follow_renames(record: AnyOfThem, renamed: Mapping[str, str]) -> AnyOfThem:
    """The same record with links that name the ids of today."""
    changes: dict[str, Any] = {}
    for name in (*record.link_fields, *record.role_fields):
        value = getattr(record, name)
        new = renamed.get(value, value) if isinstance(value, str) else _renamed(value, renamed)
        if new != value:
            changes[name] = new
    if isinstance(record, Funding) and any(share.funder in renamed for share in record.shares):
        changes["shares"] = tuple(
            share.model_copy(update={"funder": renamed.get(share.funder, share.funder)})
            for share in record.shares
        )
    if isinstance(record, Agreement | Roadmap) and any(renamed.keys() & set(a.since) for a in record.areas):
        changes["areas"] = tuple(
            area.model_copy(update={"since": _renamed(area.since, renamed)}) for area in record.areas
        )
    return record.model_copy(update=changes) if changes else record


def _renamed(ids: tuple[str, ...] | None, renamed: Mapping[str, str]) -> tuple[str, ...] | None:
    return ids if ids is None else tuple(renamed.get(record_id, record_id) for record_id in ids)
