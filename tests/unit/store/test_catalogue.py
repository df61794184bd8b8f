"""One version of all records, and what is withheld from it."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from cooperation.counting.totals import total
from cooperation.records.funding import Funding
from cooperation.store.files import NoData
from cooperation.store.loading import load


def test_a_missing_or_empty_folder_says_what_to_do(tmp_path: Path, today: Any) -> None:
    with pytest.raises(NoData, match="COOPERATION_DATA"):
        load(tmp_path / "nowhere", today)
    with pytest.raises(NoData, match="agreements"):
        load(tmp_path, today)


def test_a_record_with_an_error_is_withheld_and_the_rest_is_served(folder: Any) -> None:
    folder.write("funding", "good")
    folder.write("funding", "bad", instrument="gift")
    folder.file("funding/ugly.yaml", "title: [\n")
    view = folder.view()
    assert set(view.catalogue.records) == {"good"}
    assert view.catalogue.withheld == {"bad", "ugly"}
    assert view.is_incomplete


@pytest.mark.parametrize(
    "line", ["counts_as: eu", "counts_as: eu   # the budget", "counts_as: 'eu'", 'counts_as: "eu"\r']
)
def test_a_broken_organisation_takes_no_money_down_with_it(folder: Any, line: str) -> None:
    folder.file("organisations/eu.yaml", f"name: {{en: European Union\n{line}\ntype: eu-institution\n")
    folder.write("funding", "grant")
    view = folder.view(count="eu")
    assert total(view.rows.funding).amount == Decimal(3_000_000)
    assert view.organisation("eu") == "eu"
    assert view.is_incomplete


def test_an_organisation_that_is_not_in_utf_8_still_counts(folder: Any) -> None:
    path = folder.organisation("eu", type="eu-institution", counts_as="eu")
    path.write_bytes(path.read_bytes() + "# Türkiye\n".encode("latin-1"))
    folder.write("funding", "grant")
    assert total(folder.view(count="eu").rows.funding).amount == Decimal(3_000_000)


def test_the_same_facts_make_the_same_version_and_any_other_fact_another(folder: Any) -> None:
    path = folder.write("milestones", "summit", references={"b": "2", "a": "1"})
    first = folder.load().catalogue.version
    facts = yaml.safe_load(path.read_text())
    facts["references"] = {"a": "1", "b": "2"}
    path.write_text(
        "# another order, another layout\n"
        + yaml.dump(facts, sort_keys=True, default_flow_style=True, width=40)
    )
    assert folder.load().catalogue.version == first
    path.write_text("# half written, the fi")
    broken = folder.load().catalogue.version
    path.write_text("# half written, the first")
    versions = {first, broken, folder.load().catalogue.version}
    folder.write("milestones", "summit", date="2025-04-05")
    versions.add(folder.load().catalogue.version)
    folder.rates({})
    assert len(versions | {folder.load().catalogue.version}) == 5


def test_withdrawn_records_stay_and_are_listed_nowhere(folder: Any) -> None:
    folder.write("funding", "gone", withdrawn={"date": "2026", "why": {"en": "x"}}, supports=["mine"])
    folder.write("projects", "mine")
    catalogue = folder.load().catalogue
    assert "gone" in catalogue.records
    assert "gone" not in catalogue.listed
    assert catalogue.of_kind(Funding) == {}
    assert catalogue.links_to == {}


def test_links_are_known_from_both_ends(folder: Any) -> None:
    folder.write("projects", "mine")
    folder.write("funding", "loan", supports=["mine"])
    area = {"area": "geology", "agreed": {"en": "x"}, "since": ["mine"]}
    folder.write("roadmaps", "plan", areas=[area])
    assert sorted(folder.load().catalogue.links_to["mine"]) == [("since", "plan"), ("supports", "loan")]


def test_sources_know_the_records_that_rest_on_them_and_the_newest_is_found(folder: Any) -> None:
    page = {
        "title": "Page",
        "publisher": "EU",
        "url": "https://example.org/new",
        "date": "2026-03",
        "kind": "official",
    }
    folder.write("milestones", "a", sources=[page])
    folder.write(
        "milestones", "b", sources=[page, {**page, "url": "https://example.org/old", "date": "2020"}]
    )
    catalogue = folder.load().catalogue
    assert catalogue.records_citing["https://example.org/new"] == ("a", "b")
    assert catalogue.newest_source is not None
    assert str(catalogue.newest_source.date) == "2026-03"


def test_a_source_of_one_event_knows_its_record_too(folder: Any) -> None:
    page = {"title": "Page", "publisher": "EU", "url": "https://example.org/talks", "kind": "official"}
    folder.write("agreements", "a", events=[{"verb": "signed", "date": "2025", "sources": [page]}])
    catalogue = folder.load().catalogue
    assert catalogue.records_citing["https://example.org/talks"] == ("a",)


def test_broken_rates_withhold_no_record_and_mark_totals_incomplete(folder: Any) -> None:
    folder.file("reference/exchange_rates.yaml", "rates: []\n")
    folder.write("funding", "grant")
    view = folder.view()
    assert "grant" in view.catalogue.records
    assert view.is_incomplete


def test_a_broken_glossary_is_an_error_and_leaves_totals_complete(folder: Any) -> None:
    folder.file("reference/glossary.yaml", "terms: none\n")
    folder.file("reference/expectations.yaml", "- a\n- list\n")
    folder.write("funding", "grant")
    view = folder.view()
    assert [problem.severity for problem in view.problems] == ["error", "error"]
    assert not view.is_incomplete


def test_expectations_that_hold_say_nothing(folder: Any) -> None:
    folder.write("funding", "grant", countries=["KAZ", "UZB"])
    least = {"records": {"funding": "1"}, "by_country": {"UZB": {"funding": "1"}}}
    signed = {"team-europe": "3000000.00", "eu": "3000000"}
    folder.file(
        "reference/expectations.yaml",
        {"least": least, "share_with_official_or_two_sources": "1", "signed": signed},
    )
    assert folder.said() == []


def test_a_missing_translation_is_an_error_in_its_own_file_that_withholds_nothing(folder: Any) -> None:
    folder.file("reference/expectations.yaml", {"translated": ["de"]})
    folder.write("milestones", "summit", title={"en": "a", "de": "a"})
    loaded = folder.load()
    assert [(p.record_id, p.field, p.severity) for p in loaded.problems] == [("summit", "summary", "error")]
    assert "summit" in loaded.catalogue.records


def test_many_records_too_weakly_sourced_are_said(folder: Any) -> None:
    folder.file("reference/expectations.yaml", {"share_with_official_or_two_sources": "0.9"})
    press = {"title": "Page", "publisher": "A", "url": "https://example.org", "kind": "press"}
    folder.write("milestones", "a", sources=[press], confidence="low")
    folder.write("milestones", "b")
    (line,) = folder.said()
    assert "0.500 of the records" in line
