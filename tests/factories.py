"""Records and views made by hand, for tests of what is drawn from them."""

from datetime import date
from typing import Any

import pandas as pd

from cooperation.counting.rates import ExchangeRates
from cooperation.records.funding import Funding
from cooperation.records.glossary import Glossary
from cooperation.records.organisation import Organisation
from cooperation.records.record import Record
from cooperation.records.scope import Scope
from cooperation.selection import Selection
from cooperation.store.catalogue import Catalogue
from cooperation.store.loading import LoadResult
from cooperation.view import View

TODAY = date(2026, 11, 24)
SOURCES = ({"title": "A page", "publisher": "EEAS", "url": "https://eeas.europa.eu/a", "kind": "official"},)
SHARED: dict[str, Any] = {
    "summary": {"en": "What it is."},
    "sources": SOURCES,
    "confidence": "high",
    "verified": "2026-11-24",
}
SCOPE = Scope(coverage_end="2026-03", first_year=1991, years_ahead=25)  # type: ignore[arg-type]  # as in YAML
PAYERS = {"eu": "eu", "eib": "eu", "ebrd": "team-europe", "adb": "none"}


def organisation(key: str, **more: Any) -> Organisation:
    own = {"id": key, "name": {"en": key.upper()}, "type": "development-bank", "sources": SOURCES}
    return Organisation(**{**own, "counts_as": PAYERS.get(key, "none"), **more})


def money(
    record_id: str, place: str = "KAZ", millions: int | None = 10, stage: str = "signed", **more: Any
) -> Funding:
    """A record of some millions of euro; "shared" is Kazakhstan and Uzbekistan."""
    own = {
        "id": record_id,
        "title": {"en": record_id},
        "countries": ["KAZ", "UZB"] if place == "shared" else [place],
        "themes": ["energy"],
        "instrument": "loan",
        "funders": ["ebrd"],
        "history": [{"stage": stage, "date": more.pop("date", "2024-05-01")}],
    }
    if millions is not None:
        own["amount"] = {"value": str(millions * 1_000_000), "currency": "EUR"}
    return Funding(**{**SHARED, **own, **more})


def view_of(*records: Record, organisations: tuple[Organisation, ...] = (), **selected: Any) -> View:
    known = {each.id: each for each in (*map(organisation, PAYERS), *organisations)}
    catalogue = Catalogue(
        records={record.id: record for record in records},
        organisations=known,
        rates=ExchangeRates({}),
        glossary=Glossary(),
        withheld=frozenset(),
        version="test",
        read_on=TODAY,
        scope=SCOPE,
    )
    return View(LoadResult(catalogue, ()), Selection(**selected), TODAY)


def rows(view: View) -> pd.DataFrame:
    return view.narrow(view.rows.funding)
