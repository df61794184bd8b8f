"""One version of all records: read, checked, linked in both directions, with what is withheld."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel

from cooperation.checks.expectations import Expectations, expectations_hold
from cooperation.checks.gaps import gaps_name_records
from cooperation.checks.record_checks import RECORD_CHECKS
from cooperation.checks.scope_checks import scope_names_records, years_are_plausible
from cooperation.checks.validation import validate, validate_file
from cooperation.checks.violation import Violation
from cooperation.checks.whole_checks import WHOLE_CHECKS, Whole
from cooperation.counting.lens import COUNTS, Lens
from cooperation.counting.marking import funding_rows
from cooperation.counting.rates import ExchangeRates, RatesFile
from cooperation.counting.totals import total
from cooperation.reading.problem import Problem
from cooperation.reading.yaml_text import YamlText
from cooperation.records.funding import Funding
from cooperation.records.gaps import Gaps
from cooperation.records.glossary import Glossary
from cooperation.records.kinds import KIND_BY_FOLDER
from cooperation.records.organisation import CountsAs, Organisation, OrganisationType
from cooperation.records.record import LocalizedText, Record, Source
from cooperation.records.scope import Scope
from cooperation.store.extent import last_year_on_record, scope_on_record
from cooperation.store.files import (
    EXPECTATIONS_FILE,
    GAPS_FILE,
    GLOSSARY_FILE,
    RATES_FILE,
    REFERENCE,
    SCOPE_FILE,
    Files,
    NoData,
    non_blocking,
    read_files,
)
from cooperation.store.rate_checks import money_has_its_rates

__all__ = ["Catalogue", "LoadResult", "NoData", "load"]

Kind = TypeVar("Kind", bound=Record)
Form = TypeVar("Form", bound=BaseModel)


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All records that can be served; a version is itself and no other, so it can key a cache.

    Withheld ids are those of files that are there and cannot be read.
    """

    records: Mapping[str, Record]
    organisations: Mapping[str, Organisation]
    rates: ExchangeRates
    glossary: Glossary
    withheld: frozenset[str]
    version: str  # of the files: the same files give the same version
    read_on: date
    scope: Scope
    gaps: Gaps = field(default_factory=Gaps)

    def of_kind(self, kind: type[Kind]) -> dict[str, Kind]:
        """The records of one kind that are not withdrawn, by id."""
        return {
            key: each for key, each in self.records.items() if isinstance(each, kind) and not each.withdrawn
        }

    @cached_property
    def listed(self) -> dict[str, Record]:
        """All records that are not withdrawn."""
        return {key: each for key, each in self.records.items() if not each.withdrawn}

    @cached_property
    def last_year(self) -> int:
        """The last year in which something stands on a timeline, planned dates included; next year at least."""
        return last_year_on_record(self.listed, self.read_on)

    @cached_property
    def links_to(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """For each id the links that point to it: (name of the link, id of the record that has it)."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for record in self.listed.values():
            for name, target in record.links:
                found[target].append((name, record.id))
            for area in getattr(record, "areas", ()):
                for target in area.since:
                    found[target].append(("since", record.id))
        return {target: tuple(dict.fromkeys(links)) for target, links in found.items()}

    @cached_property
    def records_citing(self) -> dict[str, tuple[str, ...]]:
        """For each address of a source the ids of all records that rest on it."""
        found: dict[str, list[str]] = defaultdict(list)
        for record in self.listed.values():
            for source in record.cited:
                found[source.url].append(record.id)
        return {url: tuple(dict.fromkeys(ids)) for url, ids in found.items()}

    @cached_property
    def newest_source(self) -> Source | None:
        """The source with the latest date: how far the knowledge reaches."""
        dated = [s for record in self.listed.values() for s in record.cited if s.date]
        return max(
            dated,
            key=lambda source: source.date.sort_key() if source.date else (date.min, date.min),
            default=None,
        )

    def organisation_name(self, organisation_id: str) -> LocalizedText:
        """The full name; the id where the organisation cannot be read."""
        organisation = self.organisations.get(organisation_id)
        return organisation.name if organisation else LocalizedText(en=organisation_id)

    def organisation_short(self, organisation_id: str) -> LocalizedText:
        """The short name as on charts; the full one where there is none."""
        organisation = self.organisations.get(organisation_id)
        return (
            (organisation.short or organisation.name) if organisation else LocalizedText(en=organisation_id)
        )


@dataclass(frozen=True)
class LoadResult:
    """A catalogue and everything wrong with its files: nobody gets the one without the other."""

    catalogue: Catalogue
    problems: tuple[Problem, ...]
    sources: Mapping[str, str] = field(
        repr=False, default_factory=dict
    )  # text of each file that has a problem


def load(folder: Path, today: date) -> LoadResult:
    """All records below `folder`. What is wrong with a file is a problem of the result; NoData where there is
    none."""
    files = read_files(folder)
    problems = list(files.problems)
    records, organisations = _formed_records(files, problems, today)
    broken = frozenset(files.records) - records.keys() - organisations.keys()
    declared_rates = _rates(files, problems)
    rates = declared_rates or ExchangeRates({})
    glossary = _reference(files, GLOSSARY_FILE, Glossary, problems) or Glossary()
    whole = Whole(records, organisations, broken, rates.value_in, glossary)
    problems.extend(_problem(files, *found) for check in WHOLE_CHECKS for found in check(whole))
    problems.extend(
        _problem(files, record.id, wrong)
        for record in whole.funding()
        if declared_rates
        for wrong in money_has_its_rates(record, declared_rates, today)
    )
    scope = _scope(files, records, organisations, problems, today)
    away = {problem.file for problem in problems if problem.takes_record_away}
    withheld = broken | {key for key in records if files.records[key].text.file in away}
    served = {key: record for key, record in records.items() if key not in withheld}
    gaps = _gaps(files, problems)
    catalogue = Catalogue(served, organisations, rates, glossary, withheld, files.version, today, scope, gaps)
    problems.extend(_expectations(files, catalogue, problems))
    ordered = tuple(sorted(problems, key=lambda p: (p.file, p.line, p.column, p.message)))
    with_problem = {problem.file for problem in ordered}
    return LoadResult(catalogue, ordered, {t.file: t.source for t in files.texts() if t.file in with_problem})


def _problem(files: Files, record_id: str, finding: Violation) -> Problem:
    return finding.at(files.records[record_id].text)


def _formed_records(
    files: Files, problems: list[Problem], today: date
) -> tuple[dict[str, Record], dict[str, Organisation]]:
    records: dict[str, Record] = {}
    organisations: dict[str, Organisation] = {}
    for record_id, file in files.records.items():
        kind = KIND_BY_FOLDER[file.folder]
        if issubclass(kind, Organisation):
            organisations[record_id] = _organisation(file.text, record_id, problems)
        elif not file.text.problems:
            record, found = validate(file.text, kind, record_id)
            problems.extend(found)
            if record is not None:
                records[record_id] = record
                problems.extend(f.at(file.text) for check in RECORD_CHECKS for f in check(record, today))
    return records, organisations


def _organisation(text: YamlText, organisation_id: str, problems: list[Problem]) -> Organisation:
    """The organisation; where its file is broken, its id stands for its name and its line `counts_as` still
    decides,
    so that no money falls out of a total because somebody mistyped a name."""
    if not text.problems:
        organisation, found = validate(text, Organisation, organisation_id)
        problems.extend(found)
        if organisation:
            return organisation
    stand_in: dict[str, Any] = {
        "id": organisation_id,
        "name": LocalizedText(en=organisation_id),
        "short": None,
        "type": _said(text, "type", get_args(OrganisationType)) or "other",
        "country": None,
        "counts_as": _said(text, "counts_as", get_args(CountsAs)) or "none",
        "sources": (),
    }
    return Organisation.model_construct(**stand_in)


def _said(text: YamlText, key: str, allowed: Sequence[str]) -> str | None:
    """The word that a line of a broken file gives, if it is one of those allowed."""
    words = "|".join(allowed)
    line = re.search(rf"^{key}:[ ]*[\"']?({words})[\"']?[ ]*(#.*)?\r?$", text.source, re.MULTILINE)
    return line[1] if line else None


def _rates(files: Files, problems: list[Problem]) -> ExchangeRates | None:
    """The rates on file; None where there is no file, or it has mistakes."""
    if RATES_FILE not in files.reference and any(file.folder == "funding" for file in files.records.values()):
        shown = f"{files.shown_as}/{REFERENCE}/{RATES_FILE}"
        message, hint = "there are no exchange rates", "run `cooperation rates`"
        problems.append(Problem(shown, 0, 0, "", message, hint, "warning"))
    found = _reference(files, RATES_FILE, RatesFile, problems)
    return ExchangeRates(found.rates, found.published, found.published_from) if found else None


def _reference(files: Files, name: str, form: type[Form], problems: list[Problem]) -> Form | None:
    """A file of data/reference; None where it is not there or has mistakes."""
    text = files.reference.get(name)
    if text is None or text.problems:
        return None
    found, wrong = validate_file(text, form)
    problems.extend(non_blocking(name, problem) for problem in wrong)
    return found


def _scope(
    files: Files,
    records: Mapping[str, Record],
    organisations: Mapping[str, Organisation],
    problems: list[Problem],
    today: date,
) -> Scope:
    """The declared scope, and what does not keep to it; what is on record where none is declared."""
    found = _reference(files, SCOPE_FILE, Scope, problems)
    if found is None:
        problems.extend(_no_scope(files))
        return scope_on_record(records, today)
    text = files.reference[SCOPE_FILE]
    problems.extend(wrong.at(text) for wrong in scope_names_records(found, records))
    dated: dict[str, BaseModel] = {**records, **organisations}
    for key, value in dated.items():
        problems.extend(_problem(files, key, wrong) for wrong in years_are_plausible(value, found, today))
    return found


def _no_scope(files: Files) -> Iterator[Problem]:
    """A folder whose maintainers expect something of the whole declares its scope too."""
    if SCOPE_FILE not in files.reference and EXPECTATIONS_FILE in files.reference:
        shown = f"{files.shown_as}/{REFERENCE}/{SCOPE_FILE}"
        hint = "it says where coverage ends; see data/README.md"
        yield Problem(shown, 0, 0, "", "there is no scope", hint, withholds=False)


def _gaps(files: Files, problems: list[Problem]) -> Gaps:
    """The known gaps, and what is wrong with their links."""
    found = _reference(files, GAPS_FILE, Gaps, problems)
    if found is None:
        return Gaps()
    text = files.reference[GAPS_FILE]
    problems.extend(each.at(text) for each in gaps_name_records(found, files.records))
    return found


def _expectations(files: Files, catalogue: Catalogue, problems: list[Problem]) -> list[Problem]:
    """What the maintainers expect of the whole, where they said so."""
    expected = _reference(files, EXPECTATIONS_FILE, Expectations, problems)
    if expected is None:
        return []
    funding = catalogue.of_kind(Funding)
    signed: dict[str, Decimal] = {
        count: total(funding_rows(funding, catalogue.organisations, catalogue.rates, lens)).amount
        for count in COUNTS
        for lens in (Lens(catalogue.read_on, count),)
    }
    return [
        finding.at(files.records[record_id].text if record_id else files.reference[EXPECTATIONS_FILE])
        for record_id, finding in expectations_hold(expected, catalogue.listed, signed)
    ]
