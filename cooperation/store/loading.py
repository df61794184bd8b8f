"""From a folder of files to one version of the records, with everything that is wrong with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from pydantic import BaseModel

from cooperation.checks.expectations import Expectations, texts_are_translated, totals_hold
from cooperation.checks.published_ids import published_ids_stay
from cooperation.checks.scope_checks import scope_names_records, years_are_plausible
from cooperation.checks.whole_checks import WHOLE_CHECKS, Whole
from cooperation.counting.lens import COUNTS, Lens
from cooperation.counting.marking import CountingContext, funding_rows
from cooperation.counting.totals import total
from cooperation.reading.problem import Problem
from cooperation.records.funding import Funding
from cooperation.records.organisation import Organisation
from cooperation.records.record import Record
from cooperation.store.catalogue import Catalogue
from cooperation.store.copies import without_copies
from cooperation.store.extent import scope_on_record
from cooperation.store.files import Files, read_files
from cooperation.store.forming import form_records
from cooperation.store.rate_checks import money_has_its_rates
from cooperation.store.reference import Reference, read_reference
from cooperation.store.renames import find_renames
from cooperation.store.snapshot import EXPECTATIONS_FILE, IDS_FILE, REFERENCE, SCOPE_FILE
from cooperation.store.version import data_version


@dataclass(frozen=True)
class LoadResult:
    """A catalogue and everything wrong with its files: nobody gets the one without the other.

    Files are named as reports show them. `withheld` are files of records that are not served, `unreadable` folders,
    links and pipes that stand where a file belongs, `ignored` what editors and sync tools left, `vanished` published
    files that are gone.
    """

    catalogue: Catalogue
    problems: tuple[Problem, ...]
    sources: Mapping[str, str] = field(repr=False, default_factory=dict)  # text of each file with a problem
    withheld: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    vanished: tuple[str, ...] = ()

    @property
    def incomplete_by(self) -> int:
        """Of how many files and payers totals may lack money; 0 where they are complete."""
        away = {problem.file for problem in self.problems if problem.takes_record_away}
        return len(away) + len(self.catalogue.missing_payers)


def load(
    folder: Path, today: date, last: LoadResult | None = None, *, with_drafts: bool = False
) -> LoadResult:
    """All records below `folder`. What is wrong with a file is a problem of the result; NoData where there is none.

    `last` is the last good version: it says what a file that is broken or gone at the moment meant.
    """
    loading = _Loading(read_files(folder), today, last.catalogue if last else None, with_drafts=with_drafts)
    return loading.result()


class _Loading:
    """One run of `load`: the files, and the problems found on the way."""

    def __init__(self, files: Files, today: date, last: Catalogue | None, *, with_drafts: bool) -> None:
        self.files = files
        self.today = today
        self.last = last
        self.problems = list(files.problems)
        self.vanished: list[Problem] = []
        self.chosen, copies = without_copies(files, _last_folders(files, last))
        self.renamed, wrong = find_renames(self.chosen)
        self.problems += [*copies, *wrong]
        organisations = last.organisations if last else {}
        self.formed = form_records(self.chosen, self.renamed, organisations, today, with_drafts=with_drafts)
        self.problems += self.formed.problems

    def result(self) -> LoadResult:
        formed, files = self.formed, self.files
        reference = read_reference(files, self.last)
        self.problems += reference.problems
        self._check_whole(reference)
        self._check_scope(reference)
        self._check_rates(reference)
        self._keep_last_payers()
        self.vanished = list(self._vanished())
        self.problems += [*self.vanished, *self._not_listed()]
        away = {problem.file for problem in self.problems if problem.takes_record_away}
        served = {key: record for key, record in formed.records.items() if self._shown(key) not in away}
        named = files.candidates.keys() | files.blocked
        withheld = frozenset(named - served.keys() - formed.organisations.keys() - formed.drafts)
        catalogue = Catalogue(
            records=served,
            organisations=formed.organisations,
            rates=reference.rates,
            glossary=reference.glossary,
            withheld=withheld,
            version=self._version(),
            read_on=self.today,
            scope=reference.scope or scope_on_record(formed.records, self.today),
            gaps=reference.gaps,
            renamed=self.renamed,
        )
        if reference.expectations:
            missing = (away, self.vanished, files.snapshot.unreadable, catalogue.missing_payers)
            is_whole = not any(missing)
            self._check_expectations(reference.expectations, catalogue, is_whole=is_whole)
        return self._with_places(catalogue)

    def _with_places(self, catalogue: Catalogue) -> LoadResult:
        """The result, its problems in the order of files and lines."""
        snapshot = self.files.snapshot
        ordered = tuple(sorted(self.problems, key=lambda p: (p.file, p.line, p.column, p.message)))
        with_problem = {problem.file for problem in ordered}
        away = {problem.file for problem in ordered if problem.takes_record_away}
        closed = (snapshot.shown(name) for name in snapshot.closed)
        files = (*closed, *(file.shown for file in self.files.of_records()))
        unreadable = tuple(snapshot.shown(name) for name in snapshot.unreadable)
        return LoadResult(
            catalogue,
            ordered,
            self.files.sources(with_problem),
            withheld=tuple(file for file in files if file in away),
            unreadable=unreadable,
            drafts=tuple(sorted(self._shown(key) for key in self.formed.drafts)),
            ignored=tuple(snapshot.shown(name) for name in snapshot.ignored),
            vanished=tuple(problem.file for problem in self.vanished),
        )

    def _shown(self, record_id: str) -> str:
        return self.chosen[record_id].shown

    def _check_scope(self, reference: Reference) -> None:
        """Records that the scope names, and years outside it; nothing where none is declared."""
        scope, formed = reference.scope, self.formed
        if scope is None:
            return
        text = self.files.reference[SCOPE_FILE]
        self.problems += [wrong.at(text) for wrong in scope_names_records(scope, formed.records)]
        dated: dict[str, BaseModel] = {**formed.records, **formed.organisations}
        for key, value in dated.items():
            found = years_are_plausible(value, scope, self.today)
            self.problems += [wrong.at(self.chosen[key].text) for wrong in found]

    def _check_rates(self, reference: Reference) -> None:
        """Money that no total can have for want of a rate."""
        if not reference.has_rates:
            return
        for record in self.formed.records.values():
            if isinstance(record, Funding) and not record.withdrawn:
                found = money_has_its_rates(record, reference.rates, self.today)
                self.problems += [wrong.at(self.chosen[record.id].text) for wrong in found]

    def _keep_last_payers(self) -> None:
        """An organisation that pays and whose file is gone is what it was in the last good version."""
        known, last = self.formed.organisations, self.last.organisations if self.last else {}
        for record in self.formed.records.values():
            for payer in record.funders if isinstance(record, Funding) else ():
                if payer not in known and payer in last:
                    known[payer] = last[payer]

    def _check_whole(self, reference: Reference) -> None:
        formed = self.formed
        whole = Whole(
            formed.records,
            formed.organisations,
            broken=frozenset(self.files.candidates.keys() | self.files.blocked)
            - formed.records.keys()
            - formed.organisations.keys()
            - formed.drafts,
            value_in=reference.rates.value_in,
            glossary=reference.glossary,
            drafts=frozenset(formed.drafts),
            published=frozenset(self.files.published),
        )
        for check in WHOLE_CHECKS:
            self.problems += [wrong.at(self.chosen[key].text) for key, wrong in check(whole)]

    def _vanished(self) -> Iterator[Problem]:
        """An error for each published id that has no file."""
        files, drafts = self.files, self.formed.drafts
        folders = {key: file.folder for key, file in self.chosen.items() if key not in drafts}
        there = {**dict.fromkeys(files.candidates.keys() | files.blocked, ""), **folders}
        records = self.formed.records.values()
        for gone in published_ids_stay(files.published, there, self.renamed, records):
            shown = files.snapshot.shown(f"{gone.folder}/{gone.record_id}.yaml")
            yield Problem(shown, 0, 0, "", gone.message, gone.hint, withholds=gone.is_money)

    def _not_listed(self) -> Iterator[Problem]:
        """One warning for all ids that are new, where there is a list."""
        published = self.files.published
        new = sorted(self.chosen.keys() - self.formed.drafts - published.keys()) if published else []
        if new:
            shown = self.files.snapshot.shown(f"{REFERENCE}/{IDS_FILE}")
            message = f"{len(new)} published for the first time: {', '.join(new[:5])}"
            yield Problem(shown, 0, 0, "", message, "run `cooperation ids`", "warning", withholds=False)

    def _version(self) -> str:
        files, facts = self.files, self.formed.facts
        read = {self.chosen[key].name for key in facts.keys() | self.formed.drafts if facts.get(key, "-")}
        not_read = {file.name: file.content for file in files.of_records() if file.name not in read}
        blocked = dict.fromkeys((*files.snapshot.unreadable, *files.snapshot.closed), b"")
        reference = {name: text.value for name, text in files.reference.items()}
        by_name = {self.chosen[key].name: digest for key, digest in facts.items() if digest}
        return data_version(by_name, reference, not_read | blocked)

    def _check_expectations(self, expected: Expectations, catalogue: Catalogue, *, is_whole: bool) -> None:
        """What the maintainers expect of the whole; of totals only while nothing is withheld."""
        text = self.files.reference[EXPECTATIONS_FILE]
        if is_whole:
            signed = _signed_totals(catalogue)
            self.problems += [wrong.at(text) for wrong in totals_hold(expected, catalogue.listed, signed)]
        for key, wrong in texts_are_translated(expected, catalogue.listed):
            self.problems.append(wrong.at(self.chosen[key].text))


def _last_folders(files: Files, last: Catalogue | None) -> Mapping[str, str]:
    """Where each id stood in the last good version, else where it was published."""
    if last is None:
        return files.published
    things: list[Record | Organisation] = [*last.records.values(), *last.organisations.values()]
    return {**files.published, **{thing.id: thing.folder for thing in things}}


def _signed_totals(catalogue: Catalogue) -> dict[str, Decimal]:
    """The total signed or later in euro for each count."""
    funding = catalogue.of_kind(Funding).values()
    signed: dict[str, Decimal] = {}
    for count in COUNTS:
        context = CountingContext(catalogue.organisations, catalogue.rates, Lens(catalogue.read_on, count))
        signed[count] = total(funding_rows(funding, context)).amount
    return signed
