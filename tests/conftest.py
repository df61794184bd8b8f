"""Records for tests: defaults for what a test does not speak of, so that it shows only what matters."""

import importlib.util
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from cooperation.selection import Selection
from cooperation.store.loading import LoadResult, load
from cooperation.view import View

TODAY = date(2026, 11, 24)

SOURCE = {
    "title": "Page",
    "publisher": "EU",
    "url": "https://example.org/page",
    "date": "2025-01-10",
    "kind": "official",
}
SHARED: dict[str, Any] = {
    "title": {"en": "A record"},
    "countries": ["KAZ"],
    "themes": ["energy"],
    "summary": {"en": "What it is."},
    "sources": [SOURCE],
    "confidence": "high",
    "verified": "2026-11-20",
}
OWN: dict[str, dict[str, Any]] = {
    "agreements": {"kind": "treaty", "parties": [], "events": [{"verb": "signed", "date": "2025-01-10"}]},
    "roadmaps": {"kind": "roadmap", "parties": [], "events": [{"verb": "endorsed", "date": "2025-01-10"}]},
    "funding": {
        "amount": {"value": "3000000", "currency": "EUR"},
        "instrument": "grant",
        "funders": ["eu"],
        "history": [{"stage": "signed", "date": "2025-01-10"}],
    },
    "projects": {
        "kind": "mine",
        "phase": "planned",
        "locations": [
            {"name": "Aktau", "country": "KAZ", "lat": "43.65", "lon": "51.17", "precision": "city"}
        ],
    },
    "milestones": {"kind": "summit", "date": "2025-04-04"},
    "indicators": {"unit": {"en": "per cent"}, "series": [{"period": "2024", "value": "6.1", "source": "0"}]},
}
COUNTED = {"eu": "eu", "eib": "eu", "germany": "eu", "ebrd": "team-europe", "adb": "none"}
TYPES = {"eu": "eu-institution", "germany": "member-state"}
SCOPE = {"coverage_end": "2026-03", "first_year": "1991", "years_ahead": "25"}
RATES = {"USD": [{"date": "2025-01-10", "rate": "1.25"}, {"date": "2024", "rate": "1.08"}]}


class _Plain(yaml.SafeDumper):
    """Keeps the order of keys as Python has it, and writes equal values out instead of naming them."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  # as PyYAML calls it
        return True


class RecordFolder:
    """A folder of records being written. A field given as None is left out of its record."""

    def __init__(self, path: Path) -> None:
        self.path = path
        for name, counts_as in COUNTED.items():
            self.organisation(name, type=TYPES.get(name, "development-bank"), counts_as=counts_as)
        self.rates(RATES)
        self.scope()

    def write(self, folder: str, record_id: str, **fields: object) -> Path:
        record = {**SHARED, **OWN[folder], **fields}
        return self.file(f"{folder}/{record_id}.yaml", {key: v for key, v in record.items() if v is not None})

    def organisation(self, record_id: str, **fields: object) -> Path:
        record = {"name": {"en": record_id.upper()}, "sources": [SOURCE], **fields}
        return self.file(f"organisations/{record_id}.yaml", record)

    def rates(self, by_currency: Mapping[str, object]) -> Path:
        head = {"publisher": "European Central Bank", "url": "https://example.org", "read_from": "by hand"}
        return self.file("reference/exchange_rates.yaml", {**head, "rates": dict(by_currency)})

    def scope(self, **fields: object) -> Path:
        return self.file("reference/scope.yaml", {**SCOPE, **fields})

    def file(self, name: str, content: object) -> Path:
        """A file with this text, or these values as YAML."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (
            content
            if isinstance(content, str)
            else yaml.dump(content, Dumper=_Plain, allow_unicode=True, sort_keys=False)
        )
        path.write_text(text, encoding="utf-8")
        return path

    def load(self, today: date = TODAY) -> LoadResult:
        return load(self.path, today)

    def said(self, today: date = TODAY) -> list[str]:
        """All problems, each as `id field: message`; save that of dates for which RATES has no rate, see
        test_rate_checks."""
        found = [p for p in self.load(today).problems if "`cooperation rates` has run" not in p.message]
        return [f"{p.record_id} {p.field}: {p.message}" for p in found]

    def view(self, **selection: Any) -> View:
        return View(self.load(), Selection(**selection), TODAY)


@pytest.fixture
def folder(tmp_path: Path) -> RecordFolder:
    """An empty folder of records with a few organisations and exchange rates."""
    return RecordFolder(tmp_path / "data")


@pytest.fixture
def today() -> date:
    return TODAY


def script(name: str) -> ModuleType:
    """A module of scripts/, which is no package."""
    path = Path(__file__).resolve().parent.parent / "scripts" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
