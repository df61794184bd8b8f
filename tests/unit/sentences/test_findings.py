"""Findings under a figure's title: computed from the rows, with the stage, the count and the unit they speak of."""

import pytest

from cooperation.rows.dates import TimelineRows
from cooperation.sentences.findings import funding_unit, largest_places, map_title, timeline_source
from cooperation.view import View
from tests.conftest import RecordFolder


def money(folder: RecordFolder, **millions: int) -> None:
    """A grant for each country, in millions."""
    for country, amount in millions.items():
        value = {"value": str(amount * 1_000_000), "currency": "EUR"}
        folder.write("funding", country.lower(), countries=[country], amount=value)


def found(view: View) -> str:
    return largest_places(view)


def test_the_two_countries_with_most_are_named_with_their_share(folder: RecordFolder) -> None:
    money(folder, KAZ=30, UZB=50, KGZ=15, TJK=5)
    assert found(folder.view()) == (
        "Uzbekistan and Kazakhstan hold 80% of it. EUR million, signed or later, Team Europe"
    )


def test_shared_money_is_in_the_whole_and_never_a_place(folder: RecordFolder) -> None:
    money(folder, KAZ=20, UZB=20, KGZ=10)
    folder.write("funding", "all", countries=["KAZ", "UZB"], amount={"value": "50000000", "currency": "EUR"})
    assert found(folder.view()).startswith("Kazakhstan and Uzbekistan hold 40% of it.")


@pytest.mark.parametrize("millions", [{}, {"KAZ": 3}, {"KAZ": 3, "UZB": 4}])
def test_of_fewer_than_three_countries_nothing_is_claimed(
    folder: RecordFolder, millions: dict[str, int]
) -> None:
    folder.write("milestones", "one")
    money(folder, **millions)
    assert found(folder.view()) == "EUR million, signed or later, Team Europe"


def test_a_finding_names_the_stage_it_was_taken_over(folder: RecordFolder) -> None:
    money(folder, KAZ=30, UZB=50, KGZ=20)
    view = folder.view(stage="announced", count="eu", currency="USD")
    assert found(view) == "USD million, announced, EU money"
    assert map_title(view, "signed") == "Announced"


def test_the_unit_says_that_own_and_shared_money_stand_together(folder: RecordFolder) -> None:
    money(folder, KAZ=1)
    assert funding_unit(folder.view()) == "EUR million, signed or later, Team Europe"
    assert funding_unit(folder.view(countries=("KAZ",))) == (
        "EUR million, signed or later, Team Europe; own and shared money of the chosen places together"
    )


def test_each_measure_of_the_map_has_its_title(folder: RecordFolder) -> None:
    money(folder, KAZ=1)
    view = folder.view()
    assert [map_title(view, measure) for measure in ("signed", "records", "milestones")] == [
        "Signed money, by country",
        "Records of all kinds",
        "Milestones on record",
    ]


def test_the_source_of_a_timeline_counts_what_it_shows_and_says_where_knowledge_ends(
    folder: RecordFolder,
) -> None:
    folder.write("agreements", "treaty")
    folder.write("milestones", "summit")
    view = folder.view()
    rows = TimelineRows(view.rows.agreements, view.rows.roadmaps, view.rows.events)
    assert timeline_source(view, rows) == (
        "1 agreement, 0 roadmaps and programmes, 2 events. "
        "Nothing is on record after March 2026 except planned dates."
    )
