"""Checks inside one record: what they let pass. What they report is in tests/examples."""

from typing import Any

import pytest

from cooperation.checks.places import distance_to_border, kilometres, lies_in_or_near


def _events(*events: tuple[str, str]) -> list[dict[str, str]]:
    return [{"verb": verb, "date": when} for verb, when in events]


def _history(*steps: tuple[str, str]) -> list[dict[str, str]]:
    return [{"stage": stage, "date": when} for stage, when in steps]


@pytest.mark.parametrize(
    "events",
    [
        [("signed", "2020-03"), ("entered-into-force", "2020")],
        [("signed", "before 2021"), ("entered-into-force", "2020")],
        [("signed", "after 2019"), ("entered-into-force", "2019-05")],
        [("signed", "2020-03-01"), ("entered-into-force", "2020-03-01")],
        [("entered-into-force", "2020")],
        [
            ("signed", "1995"),
            ("entered-into-force", "1999"),
            ("signed", "2004"),
            ("entered-into-force", "2006"),
        ],
    ],
)
def test_events_that_can_have_been_in_order_pass(folder: Any, events: list[tuple[str, str]]) -> None:
    folder.write("agreements", "treaty", events=_events(*events))
    assert folder.said() == []


def test_an_event_is_compared_with_all_before_it_not_only_the_last(folder: Any) -> None:
    folder.write(
        "agreements",
        "treaty",
        events=_events(("signed", "2020"), ("approved", "before 2022"), ("ratified", "2019")),
    )
    assert folder.said() == ["treaty events[2].date: ratified on 2019, before it was signed (2020)"]


@pytest.mark.parametrize(
    "history",
    [
        [("announced", "2024"), ("completed", "2025")],
        [("signed", "2020"), ("completed", "2022"), ("repaid", "2024")],
        [("announced", "2024"), ("cancelled", "2025")],
        [("signed", "2025-03"), ("disbursing", "before 2025-04")],
        [("signed", "2024"), ("completed", "2028")],
        [("repaid", "2001")],
    ],
)
def test_stages_that_climb_pass(folder: Any, history: list[tuple[str, str]]) -> None:
    folder.write("funding", "loan", history=_history(*history))
    assert folder.said() == []


@pytest.mark.parametrize(
    "history",
    [
        [("repaid", "2020"), ("signed", "2021")],
        [("cancelled", "2020"), ("repaid", "2021")],
        [("signed", "2020"), ("signed", "2021")],
    ],
)
def test_nothing_comes_after_the_end_nor_the_same_stage_again(
    folder: Any, history: list[tuple[str, str]]
) -> None:
    folder.write("funding", "loan", history=_history(*history))
    assert len(folder.said()) == 1


def test_shares_rounded_in_the_source_are_a_warning_and_withhold_nothing(folder: Any) -> None:
    amount = {"value": "1000000", "currency": "EUR"}
    folder.write(
        "funding",
        "loan",
        amount=amount,
        shares=[{"funder": "eu", "amount": {"value": "1009000", "currency": "EUR"}}],
    )
    (problem,) = folder.load().problems
    assert (problem.severity, problem.takes_record_away) == ("warning", False)


def test_shares_that_cannot_be_added_up_are_not_compared(folder: Any) -> None:
    shares = [{"funder": "eu", "amount": {"max": "9000000", "currency": "EUR"}}]
    folder.write("funding", "ceiling", shares=shares)
    folder.write(
        "funding",
        "dollars",
        countries=["UZB"],
        shares=[{"funder": "eu", "amount": {"value": "9000000", "currency": "USD"}}],
    )
    assert folder.said() == []


def _sources(*kinds: tuple[str, str, str | None]) -> list[dict[str, str]]:
    page = {"title": "Page", "url": "https://example.org/page"}
    return [
        {**page, "kind": kind, "publisher": who, **({"copy_of": of} if of else {})} for kind, who, of in kinds
    ]


@pytest.mark.parametrize(
    ("sources", "earned"),
    [
        ([("official", "EU", None)], True),
        ([("press", "A", None), ("press", "B", None)], True),
        ([("press", "A", None)], False),
        ([("press", "A", None), ("press", "A", None)], False),
        ([("press-agency", "EFE", None), ("press", "B", "EFE"), ("mirror", "C", "EFE")], False),
    ],
)
def test_high_confidence_is_earned_by_an_official_source_or_two_that_do_not_copy(
    folder: Any, sources: list[tuple[str, str, str | None]], earned: bool
) -> None:
    folder.write("milestones", "summit", sources=_sources(*sources))
    assert (folder.said() == []) is earned


@pytest.mark.parametrize(
    ("name", "lon", "lat", "country"),
    [
        ("Astana", 71.43, 51.13, "KAZ"),
        ("Bishkek", 74.59, 42.87, "KGZ"),
        ("Dushanbe", 68.78, 38.56, "TJK"),
        ("Ashgabat", 58.38, 37.95, "TKM"),
        ("Tashkent", 69.24, 41.3, "UZB"),
        ("Rogun", 69.77, 38.68, "TJK"),
        ("Brussels", 4.35, 50.85, "BEL"),
    ],
)
def test_places_lie_in_their_countries(name: str, lon: float, lat: float, country: str) -> None:
    assert lies_in_or_near(lon, lat, country), name


@pytest.mark.parametrize(
    ("lon", "lat", "country"),
    [(71.43, 51.13, "UZB"), (51.13, 71.43, "KAZ"), (69.24, 41.3, "TKM"), (4.35, 50.85, "KAZ")],
)
def test_places_elsewhere_do_not(lon: float, lat: float, country: str) -> None:
    assert not lies_in_or_near(lon, lat, country)


def test_distances_are_kilometres_on_the_globe() -> None:
    assert kilometres((0.0, 0.0), (0.0, 1.0)) == pytest.approx(111.2, abs=0.1)
    assert kilometres((0.0, 60.0), (1.0, 60.0)) == pytest.approx(55.6, abs=0.1)
    assert distance_to_border(69.24, 41.3, "KAZ") == pytest.approx(13, abs=12)
