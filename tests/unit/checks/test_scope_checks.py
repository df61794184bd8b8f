"""data/reference/scope.yaml: plausible years, and the records that it names."""

from datetime import date
from typing import Any

import pytest

SUMMIT_OF_2028 = {"title": {"en": "Summit"}, "date": "2028-09"}


@pytest.mark.parametrize(
    ("when", "message"),
    [
        ("1025-03-13", "1025-03-13 lies before 1991, the first year of this collection"),
        ("circa 1990", "circa 1990 lies before 1991, the first year of this collection"),
        ("2205-Q1", "2205-Q1 lies after 2051, the last plausible year"),
    ],
)
def test_a_year_that_cannot_be_meant_is_an_error(folder: Any, when: str, message: str) -> None:
    folder.write("milestones", "summit", date=when)
    (problem,) = folder.load().problems
    assert (problem.field, problem.message, problem.takes_record_away) == ("date", message, True)
    assert problem.hint == "mend the year, or the bounds in reference/scope.yaml"


@pytest.mark.parametrize("when", ["1991", "after 1991-01-01", "2051-12-31", "before 2051"])
def test_the_bounds_themselves_are_plausible(folder: Any, when: str) -> None:
    folder.write("milestones", "summit", date=when)
    assert folder.said() == []


def test_every_date_of_every_kind_keeps_to_the_bounds(folder: Any) -> None:
    wrong = "1025-01-10"
    source = {
        "title": "Page",
        "publisher": "EU",
        "url": "https://example.org",
        "kind": "official",
        "date": wrong,
    }
    folder.write("agreements", "treaty", events=[{"verb": "signed", "date": wrong}])
    folder.write("roadmaps", "plan", period={"from": wrong, "to": "2025"})
    folder.write("funding", "loan", history=[{"stage": "signed", "date": wrong}])
    folder.write(
        "funding",
        "grant",
        payments=[{"date": wrong, "amount": {"value": "1", "currency": "EUR"}, "state": "paid"}],
    )
    folder.write("projects", "mine", events=[{"what": {"en": "Begun"}, "date": wrong}])
    folder.write("indicators", "share", series=[{"period": "1025", "value": "1", "source": "0"}])
    folder.write("milestones", "summit", sources=[source], verified=wrong)
    folder.write("milestones", "forum", withdrawn={"date": wrong, "why": {"en": "Twice."}})
    folder.organisation("kfw", type="development-bank", counts_as="eu", sources=[source])
    fields = {words.split(":")[0] for words in folder.said()}
    assert fields == {
        "treaty events[0].date",
        "plan period.from",
        "loan history[0].date",
        "grant payments[0].date",
        "mine events[0].date",
        "share series[0].period",
        "summit sources[0].date",
        "summit verified",
        "forum withdrawn.date",
        "kfw sources[0].date",
    }


def test_the_bounds_are_data(folder: Any) -> None:
    folder.scope(first_year="1900", years_ahead="1")
    folder.write("milestones", "summit", date="1901")
    folder.write("milestones", "forum", date="2028")
    assert folder.said() == ["forum date: 2028 lies after 2027, the last plausible year"]


def test_ids_that_the_scope_names_are_records_of_their_kind(folder: Any) -> None:
    folder.write("funding", "envelope", umbrella="true")
    folder.write("roadmaps", "plan")
    folder.scope(headline_envelopes=["envelop", "plan"], usual_roadmaps=["plan", "envelope"])
    problems = folder.load().problems
    assert [(problem.field, problem.message, problem.takes_record_away) for problem in problems] == [
        ("headline_envelopes[0]", "there is no record envelop in funding", False),
        ("headline_envelopes[1]", "there is no record plan in funding", False),
        ("usual_roadmaps[1]", "there is no record envelope in roadmaps", False),
    ]


def test_a_folder_that_declares_no_scope_ends_with_its_newest_source(folder: Any) -> None:
    (folder.path / "reference" / "scope.yaml").unlink()
    folder.write("milestones", "summit", **SUMMIT_OF_2028)
    loaded = folder.load()
    assert loaded.problems == ()
    assert (str(loaded.catalogue.scope.coverage_end), loaded.catalogue.last_year) == ("2025-01-10", 2028)


def test_a_folder_that_expects_something_of_the_whole_declares_its_scope(folder: Any) -> None:
    (folder.path / "reference" / "scope.yaml").unlink()
    folder.file("reference/expectations.yaml", "least: {}\n")
    folder.write("milestones", "summit")
    assert folder.said() == ["scope : there is no scope"]


def test_the_last_year_is_that_of_the_last_plan_or_the_next_one(folder: Any) -> None:
    folder.write("milestones", "summit")
    assert folder.load().catalogue.last_year == 2027
    assert folder.load(date(2031, 6, 1)).catalogue.last_year == 2032
    folder.write("roadmaps", "plan", period={"from": "2025", "to": "2033-Q1"})
    assert folder.load(date(2031, 6, 1)).catalogue.last_year == 2033
