"""data/reference/expectations.yaml: what the maintainers expect of the records as a whole, and whether it
holds.

It guards against losing records without noticing: a folder not committed, a total changed by a slip of the
hand.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from cooperation.checks.record_checks import independent_voices
from cooperation.checks.texts import iter_texts
from cooperation.checks.violation import Violation
from cooperation.records.amounts import Money
from cooperation.records.record import CountryCode, Part, Record

Least = Annotated[int, Field(ge=0)]
Folder = Literal["agreements", "roadmaps", "funding", "projects", "milestones", "indicators"]


class LeastRecords(Part):
    """How many records there are at least: by kind, and by country (shared ones that name it included) and
    kind."""

    records: dict[Folder, Least] = Field(default_factory=dict)
    by_country: dict[CountryCode, dict[Folder, Least]] = Field(default_factory=dict)


class Expectations(Part):
    """All of it optional. `signed`: the total signed or later in euro as of today, to the cent."""

    least: LeastRecords = LeastRecords()
    share_with_official_or_two_sources: Annotated[float, Field(ge=0, le=1)] | None = None
    translated: tuple[Literal["de", "ru"], ...] = ()
    signed: dict[Literal["team-europe", "eu"], Money] = Field(default_factory=dict)


def totals_hold(
    expected: Expectations, records: Mapping[str, Record], signed: Mapping[str, Decimal]
) -> Iterator[Violation]:
    """Findings in the file of expectations: about how many records there are, and what they add up to."""
    yield from _too_few(expected.least, records)
    yield from _too_weak(expected.share_with_official_or_two_sources, records)
    for count, amount in expected.signed.items():
        if signed[count] != amount:
            message = f"signed or later is now EUR {signed[count]:,}, not {amount:,}"
            hint = "look at what changed; if it is right, write the new total"
            yield Violation(("signed", count), message, hint, withholds=False)


def texts_are_translated(
    expected: Expectations, records: Mapping[str, Record]
) -> Iterator[tuple[str, Violation]]:
    """Findings in the records that lack a translation; they withhold nothing."""
    for record in records.values():
        for path, text in iter_texts(record):
            for language in expected.translated:
                if getattr(text, language) is None:
                    hint = f"add `{language}:`"
                    yield record.id, Violation(path, f"is not translated ({language})", hint, withholds=False)


def _too_few(least: LeastRecords, records: Mapping[str, Record]) -> Iterator[Violation]:
    for folder, number in least.records.items():
        found = sum(record.folder == folder for record in records.values())
        if found < number:
            yield _fewer(("least", "records", folder), found, folder, number)
    for country, by_folder in least.by_country.items():
        for folder, number in by_folder.items():
            found = sum(r.folder == folder and country in r.countries for r in records.values())
            if found < number:
                yield _fewer(("least", "by_country", country, folder), found, folder, number)


def _fewer(path: tuple[str, ...], found: int, folder: str, number: int) -> Violation:
    hint = "find what was lost; a number here goes down only with a reason"
    return Violation(path, f"{found} {folder}, expected are at least {number}", hint, withholds=False)


def _too_weak(share: float | None, records: Mapping[str, Record]) -> Iterator[Violation]:
    if share is None or not records:
        return
    well = sum(is_well_sourced(record) for record in records.values()) / len(records)
    if well < share:
        message = f"{well:.3f} of the records have an official source or two independent ones"
        yield Violation(
            ("share_with_official_or_two_sources",), message, f"expected are {share}", withholds=False
        )


def is_well_sourced(record: Record) -> bool:
    """An official source, or two independent ones."""
    return any(source.kind == "official" for source in record.sources) or len(independent_voices(record)) >= 2
