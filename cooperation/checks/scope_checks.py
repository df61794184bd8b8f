"""Checks against data/reference/scope.yaml: plausible years, and whether the records it names are there."""

from collections.abc import Iterator, Mapping
from datetime import date

from pydantic import BaseModel

from cooperation.checks.violation import Violation
from cooperation.reading.problem import nearest_words
from cooperation.records.dates_in import dates_in
from cooperation.records.funding import Funding
from cooperation.records.record import Record
from cooperation.records.roadmap import Roadmap
from cooperation.records.scope import Scope


def years_are_plausible(value: BaseModel, scope: Scope, today: date) -> Iterator[Violation]:
    """An error for each date before the first year, or too far ahead: `1025` for 2025, `2205` for 2025."""
    last_year = today.year + scope.years_ahead
    for path, when in dates_in(value):
        if when.first.year < scope.first_year:
            message = f"{when} lies before {scope.first_year}, the first year of this collection"
        elif when.last.year > last_year:
            message = f"{when} lies after {last_year}, the last plausible year"
        else:
            continue
        hint = "mend the year, or the bounds in reference/scope.yaml"
        yield Violation(path, message, hint)


def scope_names_records(scope: Scope, records: Mapping[str, Record]) -> Iterator[Violation]:
    """An error for each id that is no record of its kind; it withholds nothing, pages leave the id out."""
    for field, ids, kind in (
        ("headline_envelopes", scope.headline_envelopes, Funding),
        ("usual_roadmaps", scope.usual_roadmaps or (), Roadmap),
    ):
        known = [record.id for record in records.values() if record.folder == kind.folder]
        for position, record_id in enumerate(ids):
            if record_id not in known:
                message = f"there is no record {record_id} in {kind.folder}"
                hint = nearest_words(record_id, known)
                yield Violation((field, position), message, hint, withholds=False)
