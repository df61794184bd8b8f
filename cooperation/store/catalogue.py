"""One version of all records that can be served, linked in both directions."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from cooperation.counting.rates import ExchangeRates
from cooperation.records.funding import Funding
from cooperation.records.gaps import Gaps
from cooperation.records.glossary import Glossary
from cooperation.records.organisation import Organisation
from cooperation.records.record import LocalizedText, Record, Source
from cooperation.records.scope import Scope
from cooperation.store.cache import VersionCache
from cooperation.store.extent import last_year_on_record

Kind = TypeVar("Kind", bound=Record)


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All records that can be served; a version is itself and no other, so it can key a cache.

    `withheld` are the ids of files that are there and cannot be served.
    """

    records: Mapping[str, Record]
    organisations: Mapping[str, Organisation]
    rates: ExchangeRates
    glossary: Glossary
    withheld: frozenset[str]
    version: str  # of the facts: the same facts give the same version, however their files are laid out
    read_on: date
    scope: Scope
    gaps: Gaps = field(default_factory=Gaps)
    renamed: Mapping[str, str] = field(default_factory=dict)  # the id of today by each former one
    cache: VersionCache = field(default_factory=VersionCache, repr=False)

    def of_kind(self, kind: type[Kind]) -> dict[str, Kind]:
        """The records of one kind that are not withdrawn, by id."""
        return {key: record for key, record in self.listed.items() if isinstance(record, kind)}

    @cached_property
    def listed(self) -> dict[str, Record]:
        """All records that are not withdrawn."""
        return {key: record for key, record in self.records.items() if not record.withdrawn}

    def current_id(self, record_id: str) -> str:
        """The id of today of what once had this one."""
        return self.renamed.get(record_id, record_id)

    @cached_property
    def missing_payers(self) -> frozenset[str]:
        """Who pays for something and has no file, so that nobody can say in which count the money belongs."""
        named = (payer for record in self.of_kind(Funding).values() for payer in record.funders)
        return frozenset(named) - self.organisations.keys()

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
