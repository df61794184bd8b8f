"""The files of data/reference, read; where one is broken, what the last good version had."""

from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel

from cooperation.checks.expectations import Expectations
from cooperation.checks.gaps import gaps_name_records
from cooperation.checks.validation import validate_file
from cooperation.counting.rates import ExchangeRates, RatesFile
from cooperation.reading.problem import Problem
from cooperation.records.funding import Funding
from cooperation.records.gaps import Gaps
from cooperation.records.glossary import Glossary
from cooperation.records.scope import Scope
from cooperation.store.catalogue import Catalogue
from cooperation.store.files import Files, non_blocking
from cooperation.store.snapshot import (
    EXPECTATIONS_FILE,
    GAPS_FILE,
    GLOSSARY_FILE,
    RATES_FILE,
    REFERENCE,
    SCOPE_FILE,
)

Form = TypeVar("Form", bound=BaseModel)
Value = TypeVar("Value")


@dataclass(frozen=True)
class Reference:
    """What the records are read with. `expectations` is None where the maintainers expect nothing, `scope` where none
    is declared; `has_rates` is False where the file of rates is missing or broken and nothing can be said of rates."""

    rates: ExchangeRates
    has_rates: bool
    scope: Scope | None
    glossary: Glossary
    gaps: Gaps
    expectations: Expectations | None
    problems: tuple[Problem, ...]


def read_reference(files: Files, last: Catalogue | None) -> Reference:
    """`last` is the last good version; a file that is not there at all means nothing, whatever it meant before."""
    problems = _no_rates(files)
    rates = _form(files, RATES_FILE, RatesFile, problems)
    glossary = _form(files, GLOSSARY_FILE, Glossary, problems)
    gaps = _form(files, GAPS_FILE, Gaps, problems)
    if gaps:
        known = dict.fromkeys((*files.candidates, *files.published, *files.blocked))
        problems += [wrong.at(files.reference[GAPS_FILE]) for wrong in gaps_name_records(gaps, known)]
    scope = _form(files, SCOPE_FILE, Scope, problems)
    problems += _no_scope(files)
    read = ExchangeRates(rates.rates, rates.published, rates.published_from) if rates else None
    known_rates = _either(read, files.has(RATES_FILE), last.rates if last else None)
    return Reference(
        known_rates or ExchangeRates({}),
        known_rates is not None,
        _either(scope, files.has(SCOPE_FILE), last.scope if last else None),
        _either(glossary, files.has(GLOSSARY_FILE), last.glossary if last else None) or Glossary(),
        _either(gaps, files.has(GAPS_FILE), last.gaps if last else None) or Gaps(),
        _form(files, EXPECTATIONS_FILE, Expectations, problems),
        tuple(problems),
    )


def _either(found: Value | None, is_there: bool, last: Value | None) -> Value | None:
    """What was read; where the file is there and broken, what it was in the last good version."""
    return found if found is not None or not is_there else last


def _form(files: Files, name: str, form: type[Form], problems: list[Problem]) -> Form | None:
    """A file of data/reference; None where it is not there or has mistakes."""
    text = files.reference.get(name)
    if text is None or text.problems:
        return None
    found, wrong = validate_file(text, form)
    problems += [non_blocking(name, problem) for problem in wrong]
    return found


def _no_scope(files: Files) -> list[Problem]:
    """A folder whose maintainers expect something of the whole declares its scope too."""
    if SCOPE_FILE in files.reference or EXPECTATIONS_FILE not in files.reference:
        return []
    shown = files.snapshot.shown(f"{REFERENCE}/{SCOPE_FILE}")
    hint = "it says where coverage ends; see data/README.md"
    return [Problem(shown, 0, 0, "", "there is no scope", hint, withholds=False)]


def _no_rates(files: Files) -> list[Problem]:
    has_funding = any(file.folder == Funding.folder for found in files.candidates.values() for file in found)
    if RATES_FILE in files.reference or not has_funding:
        return []
    shown = files.snapshot.shown(f"{REFERENCE}/{RATES_FILE}")
    return [Problem(shown, 0, 0, "", "there are no exchange rates", "run `cooperation rates`", "warning")]
