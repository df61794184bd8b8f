"""Every real file: the set passes its checks, and every item of the first collection has its record or reason."""

from datetime import date
from pathlib import Path

import pytest

from cooperation.records.funding import Funding
from cooperation.records.roadmap import Roadmap
from cooperation.store.catalogue import LoadResult, load

ROOT = Path(__file__).resolve().parent.parent.parent
TODAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def loaded() -> LoadResult:
    return load(ROOT / "data", TODAY)


def test_no_file_has_an_error(loaded: LoadResult) -> None:
    assert [problem.in_words() for problem in loaded.problems if problem.severity == "error"] == []


def test_what_sources_say_in_contradictions_is_translated(loaded: LoadResult) -> None:
    values = [
        (record.id, value)
        for record in loaded.catalogue.listed.values()
        for conflict in record.conflicts
        for value in conflict.values
    ]
    said = [(key, text) for key, value in values for text in (value.says, value.by) if text]
    assert len(said) > 250
    assert [(key, text.en) for key, text in said if not (text.de and text.ru)] == []


def test_every_place_has_its_name_in_german_and_russian(loaded: LoadResult) -> None:
    listed, known = loaded.catalogue.listed.values(), loaded.catalogue.glossary.places
    named = {place.name for record in listed for place in record.locations}
    named |= {
        each.place
        for record in listed
        for field in ("events", "history")
        for each in getattr(record, field, ())
        if each.place
    }
    assert {"Paris", "Samarkand", "Tashkent"} <= named
    assert named - known.keys() == set()
    assert known.keys() - named == set()  # nothing is kept that no record names


def test_nothing_is_withheld(loaded: LoadResult) -> None:
    assert loaded.catalogue.withheld == frozenset()


def test_every_item_of_the_first_collection_is_a_record_or_is_named_with_its_reason(
    loaded: LoadResult,
) -> None:
    ids = (ROOT / "tests/data/fact_base_ids.txt").read_text(encoding="utf-8").split()
    assert len(ids) == 537 + 111
    there = loaded.catalogue.records.keys() | loaded.catalogue.organisations.keys()
    reasons = (ROOT / "data/README.md").read_text(encoding="utf-8").split("## Where each item")[1]
    assert [each for each in ids if each not in there and f"`{each}`" not in reasons] == []


def test_the_line_that_began_it_is_complete(loaded: LoadResult) -> None:
    """The news item of April 2025: memorandum, both roadmaps, summit, the EUR 3 million and their replenishment."""
    links = loaded.catalogue.links_to
    roadmap = loaded.catalogue.records["eu-kaz-crm-roadmap-2025-2026"]
    assert isinstance(roadmap, Roadmap)
    assert roadmap.follows == "eu-kaz-crm-roadmap-2023-2024"
    assert roadmap.implements == ("eu-kaz-crm-mou",)
    assert ("supports", "ebrd-crm-ta-facility") in links["eu-kaz-crm-roadmap-2025-2026"]
    assert {"grow-crm", "eu-ca-summit-1", "sarytogan-graphite"} <= loaded.catalogue.records.keys()


def test_the_two_headline_envelopes_are_umbrellas_that_overlap(loaded: LoadResult) -> None:
    promises = [
        loaded.catalogue.records[each] for each in ("global-gateway-ca-12bn", "transport-pledge-10bn")
    ]
    assert all(isinstance(promise, Funding) and promise.umbrella for promise in promises)


def test_every_money_record_names_payers_that_are_known(loaded: LoadResult) -> None:
    funding = loaded.catalogue.of_kind(Funding).values()
    assert [
        record.id for record in funding if not set(record.funders) <= loaded.catalogue.organisations.keys()
    ] == []
